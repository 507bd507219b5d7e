"""The slide of the calendar: work planned, done and announced, cumulated over quarters."""

from base64 import b64encode
from typing import Final

from charts.planned_curve import value_ticks
from charts.projection.markup import block, share, verdict, words
from charts.theme import Palette
from data_model.french import NBSP, number
from data_model.slide import Slide, SlideRow
from data_model.vocabulary import Level

WIDTH, HEIGHT = 1500, 560
MOST_TICKS: Final = 9
HEADROOM: Final = 1.06
# Two labels closer than this share of the height would cover one another.
CLOSE: Final = 0.09
LINES: Final = (
    ("planned", "Prévu", "expected", ""),
    ("forecast", "Annoncé", "committed", "22 14"),
    ("earned", "Fait", "done", ""),
)


def calendar_body(slide: Slide, palette: Palette) -> str:
    """The three lines as a picture without words, and their words beside it."""
    if not slide.rows:
        return block("calm", words(slide.nothing))
    top = max(row.amount(name) or 0 for row in slide.rows for name, *_ in LINES) * HEADROOM or 1
    ticks = value_ticks(top / HEADROOM)
    step = max(1, -(-len(slide.rows) // MOST_TICKS))
    last = len(slide.rows) - 1
    marks = [
        block("mark", words(number(tick)), style=f"bottom:{share(tick / top)}") for tick in ticks
    ]
    quarters = [
        block(
            "quarter",
            "<br>".join(words(part) for part in row.label.split(NBSP)),
            style=f"left:{share(place / max(last, 1))}",
        )
        for place, row in enumerate(slide.rows)
        if place % step == 0
    ]
    return block("note", words(slide.note)) + block(
        "curve",
        *marks,
        _picture(slide, top, ticks=ticks, palette=palette),
        *quarters,
        *_ends(slide.rows, top, palette),
        _gap(slide, top, palette),
    )


def _picture(slide: Slide, top: float, *, ticks: list[float], palette: Palette) -> str:
    grid = "".join(
        f'<line x1="0" x2="{WIDTH}" y1="{_y(tick, top)}" y2="{_y(tick, top)}" '
        f'stroke="{palette.grid}" stroke-width="2"/>'
        for tick in ticks
    )
    lines = "".join(
        f'<polyline fill="none" stroke="{getattr(palette, role)}" stroke-width="8" '
        f'stroke-linejoin="round"{_dashed(dash)} points="{_points(slide.rows, name, top)}"/>'
        for name, _, role, dash in LINES
    )
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'preserveAspectRatio="none">{grid}{lines}</svg>'
    )
    content = b64encode(drawing.encode()).decode()
    alt = words(f"{slide.title}. {slide.note}.")
    return f'<img class="trace" alt="{alt}" src="data:image/svg+xml;base64,{content}">'


def _dashed(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""


def _y(value: float, top: float) -> float:
    return round(HEIGHT * (1 - value / top), 1)


def _points(rows: tuple[SlideRow, ...], name: str, top: float) -> str:
    last = max(len(rows) - 1, 1)
    return " ".join(
        f"{round(WIDTH * place / last, 1)},{_y(amount, top)}"
        for place, row in enumerate(rows)
        if (amount := row.amount(name)) is not None
    )


def _ends(rows: tuple[SlideRow, ...], top: float, palette: Palette) -> list[str]:
    """« Prévu 397 » and « Annoncé 389 » at the right end, apart where they are close."""
    known = [
        (amount, name, rows[-1].value(key), getattr(palette, role))
        for key, name, role, _ in LINES
        if key != "earned" and (amount := rows[-1].amount(key)) is not None
    ]
    known.sort(key=lambda one: -one[0])
    ends: list[str] = []
    below = 1.0
    for amount, name, value, _ in known:
        at = min(amount / top, below - CLOSE) if ends else amount / top
        below = at
        text = f"<b>{words(name)}</b> {words(value.text if value else '')}"
        ends.append(block("line-end", text, style=f"bottom:{share(at)};color:{palette.ink}"))
    return ends


def _gap(slide: Slide, top: float, palette: Palette) -> str:
    """Where the work done stands at S, named beside its last point."""
    done = [(place, row) for place, row in enumerate(slide.rows) if row.amount("earned")]
    if not done:
        return ""
    place, row = done[-1]
    value = row.value("earned")
    earned, planned = row.amount("earned") or 0, row.amount("planned") or 0
    level = Level.WATCH if earned < planned else Level.OK
    expected = row.value("planned")
    said = f"Fait {value.text if value else ''} pour {expected.text if expected else ''}"
    left = place / max(len(slide.rows) - 1, 1)
    return block(
        "reached",
        verdict(said, level, palette),
        style=f"left:{share(left)};bottom:{share(earned / top)}",
    )
