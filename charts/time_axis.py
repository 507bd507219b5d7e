"""The marks of a time axis, in French: months of a year, quarters of a longer span."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from data_model.french import month_short
from data_model.period import add_months, quarters_between

MOST_MONTHS = 18
FIRST_QUARTER = "-T1"


@dataclass(frozen=True, kw_only=True)
class TimeMarks:
    """Where spans begin (for the grid), and where their names stand."""

    starts: list[date]
    places: list[date]
    texts: list[str]

    def axis(self) -> dict[str, Any]:
        """The layout of a Plotly axis with these names, without its own grid."""
        return {
            "type": "date",
            "showgrid": False,
            "tickmode": "array",
            "tickvals": self.places,
            "ticktext": self.texts,
            # Plotly would turn names upright on a narrow screen, over what stands above them.
            "tickangle": 0,
        }


def span_marks(start: date, end: date) -> TimeMarks:
    """Months up to a year and a half, quarters beyond; names stand in the middle of theirs."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return _months(start, months) if months <= MOST_MONTHS else _quarters(start, end)


def _months(start: date, count: int) -> TimeMarks:
    first = start.replace(day=1)
    starts = [add_months(first, n) for n in range(count)]
    # Every second month, January among them: all twelve would run into one another on a tablet.
    named = [day for day in starts if day.month % 2]
    texts = [
        # Each year under its first month that is named.
        f"{month_short(day)}<br>{day.year}" if day.year != before else month_short(day)
        for before, day in zip([None, *(one.year for one in named)], named, strict=False)
    ]
    return TimeMarks(starts=starts, places=[d + timedelta(days=14) for d in named], texts=texts)


def _quarters(start: date, end: date) -> TimeMarks:
    quarters = quarters_between(start, end)
    return TimeMarks(
        starts=[q.first_day for q in quarters],
        places=[q.first_day + timedelta(days=45) for q in quarters],
        texts=[
            f"T{q.code[-1]}<br>{q.code[:4]}" if q.code.endswith(FIRST_QUARTER) else f"T{q.code[-1]}"
            for q in quarters
        ],
    )


def point_marks(start: date, end: date, *, most: int = 9) -> TimeMarks:
    """Names at the first day of quarters, thinned out until there are at most `most`."""
    days = [q.first_day for q in quarters_between(start, end) if q.first_day >= start]
    for step in (1, 2, 4, 8):
        kept = [day for day in days if ((day.year * 4 + day.month // 3) % step) == 0]
        if len(kept) <= most:
            break
    texts = [f"{month_short(day)}<br>{day.year}" for day in kept]
    return TimeMarks(starts=kept, places=kept, texts=texts)
