"""The charts of the printed documents, from the same rows as the deck's."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from data_model.french import month_short, number, quarter_label, typo
from documents.context.calendar import Milestone, Quarter
from documents.context.figure import Figure
from documents.context.money import Money
from documents.context.work import Work
from documents.report.blocks import Drawn
from documents.report.svg import (
    COMMITTED,
    DONE,
    EXPECTED,
    FILLS,
    GRID,
    INK,
    MUTED,
    SIZE,
    TEXTS,
    TRACK,
    bar,
    drawing,
    line,
    sign,
    words,
)
from documents.wording import cut

WIDTH: Final = 482.0
NAME_WIDTH: Final = 172.0
SAID_WIDTH: Final = 74.0
ROW: Final = 22.0
THICK: Final = 11.0
BASELINE: Final = 3.2
LONGEST_NAME: Final = 36
LONGEST_MILESTONE: Final = 46
CURVE_HEIGHT: Final = 170.0
MONTH_STEPS: Final = (1, 3, 6)
MOST_MARKS: Final = 5
MOST_LINES: Final = 5


def bullets(rows: Sequence[Work]) -> Drawn:
    """Done as a bar, expected as a mark on it, the gap beside."""
    left, room = NAME_WIDTH, WIDTH - NAME_WIDTH - SAID_WIDTH
    shapes = []
    for place, row in enumerate(rows):
        top = place * ROW + 4
        middle = top + THICK / 2
        done, expected = _share(row.done), _share(row.expected)
        name = row.name if row.code in row.name and row.code != row.name else ""
        label = f"{row.name} {row.label}" if row.code != "plan" else "Plan"
        shapes += [
            words(left - 8, middle + BASELINE, cut(name or label, LONGEST_NAME), anchor="end"),
            bar(left, top, room, THICK, TRACK),
        ]
        if done is None:
            shapes.append(words(left + 6, middle + BASELINE, row.done.text, colour=MUTED))
            continue
        shapes.append(bar(left, top, min(done, 1.0) * room, THICK, FILLS[row.level]))
        if expected is not None:
            shapes.append(bar(left + min(expected, 1.0) * room - 0.8, top - 3, 1.6, THICK + 6, INK))
        x = left + room + 10
        shapes += [
            sign(x, middle, row.level),
            words(x + 7, middle + BASELINE, row.gap.text, colour=TEXTS[row.level], is_bold=True),
        ]
        if done > 0.12:
            shapes.append(
                words(left + 5, middle + BASELINE, row.done.text, colour="#FFFFFF", is_bold=True)
            )
        else:
            shapes.append(
                words(left + done * room + 5, middle + BASELINE, row.done.text, is_bold=True)
            )
    told = " ; ".join(
        f"{row.name if row.code != 'plan' else 'plan'} : {row.done.text} réalisé pour "
        f"{row.expected.text} attendu"
        for row in rows
    )
    return Drawn(
        svg=drawing(WIDTH, len(rows) * ROW + 2, shapes),
        alt=typo(f"Réalisé, et attendu en repère. {told}."),
    )


def amounts(rows: Sequence[Money]) -> Drawn:
    """Paid inside committed inside planned, on one scale."""
    left, room = NAME_WIDTH, WIDTH - NAME_WIDTH - SAID_WIDTH - 36
    largest = max((_whole(row.planned) for row in rows), default=0) or 1
    shapes = []
    for place, row in enumerate(rows):
        top = place * ROW + 4
        middle = top + THICK / 2
        planned = _whole(row.planned)
        shapes.append(words(left - 8, middle + BASELINE, cut(row.name, LONGEST_NAME), anchor="end"))
        for cents, fill in (
            (planned, TRACK),
            (row.rated_committed_cents or 0, COMMITTED),
            (row.rated_paid_cents or 0, DONE),
        ):
            shapes.append(bar(left, top, cents / largest * room, THICK, fill))
        said = f"{row.rate_committed.text} engagé" if row.rate_committed.is_known else "n.c."
        end = left + max(planned, row.rated_committed_cents or 0) / largest * room
        shapes.append(words(end + 6, middle + BASELINE, f"{row.planned.text}, {said}"))
    told = " ; ".join(
        f"{row.name} : prévu {row.planned.text}, engagé {row.committed.text}, "
        f"mandaté {row.paid.text}"
        for row in rows
    )
    return Drawn(
        svg=drawing(WIDTH, len(rows) * ROW + 2, shapes),
        alt=typo(f"Montants prévus, engagés et mandatés. {told}."),
    )


def delays(rows: Sequence[Milestone]) -> Drawn:
    """A bar a milestone behind, in days."""
    left = 236.0
    room = WIDTH - left - 96
    largest = max((_whole(row.slippage) for row in rows), default=0) or 1
    shapes = []
    for place, row in enumerate(rows):
        top = place * ROW + 4
        middle = top + THICK / 2
        wide = _whole(row.slippage) / largest * room
        name = cut(f"{row.action_code} {row.label}", LONGEST_MILESTONE)
        shapes += [
            words(left - 8, middle + BASELINE, name, anchor="end"),
            bar(left, top, wide, THICK, FILLS[row.level]),
            sign(left + wide + 9, middle, row.level),
            words(left + wide + 15, middle + BASELINE, row.slippage.text, colour=TEXTS[row.level]),
        ]
    told = " ; ".join(f"{row.action}, {row.label} : {row.slippage.text}" for row in rows)
    return Drawn(
        svg=drawing(WIDTH, len(rows) * ROW + 2, shapes), alt=typo(f"Retard des jalons. {told}.")
    )


def curve(rows: Sequence[Quarter]) -> Drawn:
    """Work planned, done and announced, by quarter."""
    left, right, top, bottom = 34.0, 60.0, 8.0, 24.0
    room, tall = WIDTH - left - right, CURVE_HEIGHT - top - bottom
    most = max((one for row in rows for one in (row.planned, row.forecast or 0)), default=0) or 1
    step = max(len(rows) - 1, 1)

    def at(place: int, value: float) -> tuple[float, float]:
        return left + place / step * room, top + tall - value / most * tall

    shapes = []
    for value in range(0, int(most) + 1, _rounded_step(most)):
        y = at(0, value)[1]
        shapes.append(line(((left, y), (left + room, y)), GRID, width=0.6))
        shapes.append(
            words(left - 5, y + BASELINE, number(value), anchor="end", colour=MUTED, size=8)
        )
    for place, row in enumerate(rows):
        if place % 2 == 0:
            x = at(place, 0)[0]
            label = quarter_label(row.code, short=True)
            shapes.append(words(x, CURVE_HEIGHT - 8, label, anchor="middle", colour=MUTED, size=8))
    series = (
        ("prévu", EXPECTED, "", [(i, row.planned) for i, row in enumerate(rows)]),
        (
            "annoncé",
            COMMITTED,
            "4 3",
            [(i, v) for i, row in enumerate(rows) if (v := row.forecast) is not None],
        ),
        ("fait", DONE, "", [(i, v) for i, row in enumerate(rows) if (v := row.earned) is not None]),
    )
    used: list[float] = []
    for name, colour, dash, told in series:
        if not told:
            continue
        points = [at(i, value) for i, value in told]
        shapes.append(line(points, colour, width=2.4 if name == "fait" else 1.6, dash=dash))
        x, y = points[-1]
        while any(abs(y - other) < SIZE + 2 for other in used if name != "fait"):
            y += SIZE + 3
        used.append(y)
        shapes.append(words(x + 5, y + BASELINE, name, colour=colour, is_bold=name == "fait"))
    known = [row for row in rows if row.earned is not None]
    said = (
        f"Au {quarter_label(known[-1].code)}, {number(round(known[-1].earned or 0))} jours de "
        f"travail faits pour {number(round(known[-1].planned))} prévus"
        if known
        else "Aucun travail n’est encore communiqué"
    )
    return Drawn(
        svg=drawing(WIDTH, CURVE_HEIGHT, shapes),
        alt=typo(f"Travail prévu, fait et annoncé, cumulé par trimestre. {said}."),
    )


def timeline(rows: Sequence[Milestone], *, today: date) -> Drawn | None:
    """The milestones of an action on one line of time each, planned and known."""
    dated = [row for row in rows if row.planned_on is not None]
    if not dated:
        return None
    days = [
        day for row in dated for day in (row.planned_start, row.planned_on, row.finish_on) if day
    ]
    first, last = min([*days, today]), max([*days, today])
    span = max((last - first).days, 1)
    left, room = 196.0, WIDTH - 196.0 - 96

    def at(day: date) -> float:
        return left + (day - first).days / span * room

    tall = len(dated) * 16 + 8
    shapes = [line(((at(today), 0), (at(today), tall)), INK, width=0.8, dash="2 2")]
    for place, row in enumerate(dated):
        y = place * 16 + 10
        start, end = row.planned_start or row.planned_on, row.planned_on
        if start is None or end is None:
            continue
        shapes += [
            words(left - 8, y + BASELINE, cut(row.label, 38), anchor="end", size=8),
            bar(at(start), y - 3, max(at(end) - at(start), 3), 6, TRACK),
        ]
        finish = row.done_on or row.finish_on
        if finish is not None and finish > end:
            shapes.append(bar(at(end), y - 1, at(finish) - at(end), 2, FILLS[row.level]))
        if finish is not None:
            shapes.append(sign(at(finish), y, row.level))
        x = max(at(end), at(finish) if finish else 0) + 8
        # The table beside says the rest: here it would run out of the drawing.
        said = row.words.partition(",")[0]
        shapes.append(words(x, y + BASELINE, said, colour=TEXTS[row.level], size=8))
    for day in _marked(first, last):
        label = f"{month_short(day)} {day.year}"
        shapes.append(line(((at(day), 0), (at(day), tall)), GRID, width=0.5))
        shapes.append(words(at(day), tall + 10, label, anchor="middle", colour=MUTED, size=8))
    told = " ; ".join(f"{row.label} : {row.words}" for row in dated)
    return Drawn(svg=drawing(WIDTH, tall + 16, shapes), alt=typo(f"Jalons dans le temps. {told}."))


def _marked(first: date, last: date) -> list[date]:
    """First days of months, as close as the span of time lets their names stand."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((one for one in MONTH_STEPS if months <= one * MOST_MARKS), 12)
    days = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13, step)
    ]
    return [day for day in days if first <= day <= last]


def _rounded_step(most: float) -> int:
    """A round step between four lines at most."""
    wanted, size = max(most / MOST_LINES, 1.0), 1
    while True:
        for one in (1, 2, 5):
            if one * size >= wanted:
                return one * size
        size *= 10


def _share(figure: Figure) -> float | None:
    return None if figure.value is None else float(str(figure.value))


def _whole(figure: Figure) -> int:
    return figure.value if isinstance(figure.value, int) else 0
