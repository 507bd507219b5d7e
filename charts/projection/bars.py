"""Slides drawn as bars: work done against expected, money spent, days of lateness."""

from collections.abc import Sequence
from typing import Final

from charts.projection.markup import block, share, verdict, words
from charts.theme import Palette, level_mark
from data_model.slide import Slide, SlideRow, SlideValue
from data_model.vocabulary import Level

# A shorter bar cannot hold its words: they stand after it.
HOLDS_WORDS: Final = 0.14
HOLDS_IN_TWO: Final = 0.45
LONGEST_DAYS: Final = 0.62
# A few days alone on their slide do not fill it.
SHORTEST_SCALE_DAYS: Final = 90
MOST_IN_A_COLUMN: Final = 7
# At the very ends, « attendu » would leave the bar's width.
TICK_LABEL: Final = (0.06, 0.94)
WIDE_LABEL: Final = (0.08, 0.92)


def plan_body(slide: Slide, palette: Palette) -> str:
    """An axis a row: the part done, the tick of the part expected, the gap in points."""
    if not any(row.amount("done") is not None for row in slide.rows):
        return block("calm", words(slide.nothing))
    rows = []
    holds_from = HOLDS_WORDS if len(slide.rows) <= MOST_IN_A_COLUMN else HOLDS_IN_TWO
    for place, row in enumerate(slide.rows):
        done, expected = row.amount("done"), row.amount("expected")
        parts = []
        if done is not None:
            color = palette.alert if row.level is Level.ALERT else palette.done
            told = _text(row, "done")
            parts.append(
                _filled(done, told, color=color, ink=palette.on_done, holds_from=holds_from)
            )
        if expected is not None:
            parts.append(block("tick", style=f"left:{share(expected)}"))
            if place == 0:
                at = min(max(expected, TICK_LABEL[0]), TICK_LABEL[1])
                parts.append(block("tick-name", words(slide.note), style=f"left:{share(at)}"))
        rows.append(_row(row, block("track", *parts), palette, none="n.c."))
    return _bars(rows)


def budget_body(slide: Slide, palette: Palette) -> str:
    """An axis a row, as long as its planned amount: paid within committed within planned."""
    longest = max((row.amount("planned_cents") or 0 for row in slide.rows), default=0) or 1
    rows = []
    for row in slide.rows:
        planned = row.value("planned_cents")
        length = (planned.amount or 0) / longest if planned else 0
        paid, committed = row.value("rate_paid"), row.value("rate_committed")
        track = _nested(paid, committed, palette, length=length)
        below = block("below", words(f"sur {planned.text}")) if planned else ""
        bar = block("track-wide", block("track", track, style=f"width:{share(length)}"))
        rows.append(_row(row, bar, palette, none="", below=below))
    if not rows:
        return block("calm", words(slide.nothing))
    over = verdict(slide.note, Level.ALERT, palette) if slide.note else ""
    return _bars(rows, below=block("overrun", over) if over else "")


def _bars(rows: Sequence[str], *, below: str = "") -> str:
    """One under the other; in two columns where one would not hold them in large type."""
    if len(rows) <= MOST_IN_A_COLUMN:
        return block("bars", *rows, below)
    half = -(-len(rows) // 2)
    return block("bars in-two", *rows, style=f"grid-template-rows:repeat({half},1fr)") + below


def axis_body(slide: Slide, palette: Palette) -> str:
    """The axis's money as one band, then the worst lateness of its actions."""
    paid, committed = slide.value("rate_paid"), slide.value("rate_committed")
    left = slide.value("remaining_to_commit")
    parts = []
    if committed is not None and committed.amount is not None:
        rest = words(f"reste {left.text}") if left and left.amount and left.amount > 0 else ""
        at = min(committed.amount, 1.0)
        parts = [
            block(
                "committed",
                block("", words(f"engagé {committed.text}"), tag="b"),
                style=f"width:{share(max(at, HOLDS_WORDS))}",
            ),
            block(
                "band",
                _nested(paid, committed, palette),
                block("left", rest, style=f"left:{share(at)}") if 1 - at > HOLDS_WORDS else "",
            ),
        ]
    return block("axis", *parts, _late_rows(slide, palette))


def _late_rows(slide: Slide, palette: Palette) -> str:
    if not slide.rows:
        return _work_done(slide, palette)
    longest = max(SHORTEST_SCALE_DAYS, *(row.amount("days") or 0 for row in slide.rows))
    rows = []
    for row in slide.rows:
        length = (row.amount("days") or 0) / longest * LONGEST_DAYS
        color = level_mark(row.level).color(palette)
        rows.append(
            block(
                "late-row",
                block("name", words(row.label)),
                block(
                    "days",
                    block("stroke", style=f"width:{share(length)};background:{color}"),
                    verdict(row.words, row.level, palette),
                ),
            )
        )
    return block("note", words(slide.note)) + block("late-rows", *rows)


def _work_done(slide: Slide, palette: Palette) -> str:
    """Where nothing is late, the part done with its expected tick, on the axis's whole width."""
    done, expected = slide.value("done"), slide.value("expected")
    if done is None or done.amount is None or expected is None or expected.amount is None:
        return block("calm", words(slide.nothing))
    said = f"réalisé {done.text}"
    bar = _filled(float(done.amount), said, color=palette.done, ink=palette.on_done)
    tick = block("tick", style=f"left:{share(expected.amount)}")
    at = min(max(expected.amount, WIDE_LABEL[0]), WIDE_LABEL[1])
    name = block("tick-name", words(f"attendu {expected.text}"), style=f"left:{share(at)}")
    return block("work-done", block("band", bar, tick, name))


def _row(row: SlideRow, bar: str, palette: Palette, *, none: str, below: str = "") -> str:
    said = verdict(row.words, row.level, palette) if row.words else words(none)
    return block(
        "bar-row",
        block("name", block("", words(row.label), tag="b"), block("", words(row.detail))),
        bar,
        block("end", said, below),
    )


def _nested(
    paid: SlideValue | None,
    committed: SlideValue | None,
    palette: Palette,
    *,
    length: float = 1.0,
) -> str:
    """Paid within committed; `length` is the bar's own, as a share of the longest one."""
    spent = min((paid.amount or 0) if paid else 0, 1.0)
    held = (committed.amount or 0) if committed else 0
    parts = [block("filled", style=f"width:{share(min(held, 1.0))};background:{palette.committed}")]
    if paid is not None and paid.amount is not None:
        holds = spent * length >= HOLDS_WORDS
        said = f"mandaté {paid.text}"
        parts.append(_filled(spent, said if holds else "", color=palette.done, ink=palette.on_done))
        if not holds:
            parts.append(block("after", words(said), style="left:100%"))
    if held > 1:
        parts.append(block("beyond", style=f"background:{palette.alert}"))
    return "".join(parts)


def _filled(
    ratio: float, text: str, *, color: str, ink: str, holds_from: float = HOLDS_WORDS
) -> str:
    holds = bool(text) and ratio >= holds_from
    style = f"width:{share(min(ratio, 1.0))};background:{color};color:{ink}"
    inside = block("inside", words(text), tag="span") if holds else ""
    after = "" if holds or not text else block("after", words(text), style=f"left:{share(ratio)}")
    return block("filled", inside, style=style) + after


def _text(row: SlideRow, name: str) -> str:
    found = row.value(name)
    return found.text if found else ""
