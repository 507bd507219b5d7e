"""One bar of the calendar: reference, done and forecast of an action over a span."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import plotly.graph_objects as go

from charts.theme import Palette, level_mark
from charts.wrapping import as_typed
from data_model.french import day, is_known, percent, plural, typo
from data_model.vocabulary import Level

THICK: Final = 0.50
THICK_SHIFT: Final = -0.10
THIN: Final = 0.14
THIN_SHIFT: Final = 0.27
INITIAL_SIZE: Final = 9
DAY_MS: Final = 86_400_000
LATE_AT_LEAST: Final = "late_at_least"
UNCONFIRMED: Final = "unconfirmed"
LATE: Final = (Level.WATCH, Level.ALERT)


@dataclass(frozen=True, kw_only=True)
class Bar:
    """What is drawn of one action over one span, cut at the window's edges."""

    place: int
    start: date
    reference_end: date
    initial_end: date | None
    finish: date
    late_span: tuple[date, date] | None
    done_share: float
    level: Level
    is_told: bool
    hover: str

    @property
    def done_end(self) -> date:
        """Where the dark part stops: the share of milestones done, of the bar's length."""
        return self.start + (self.finish - self.start) * self.done_share

    @property
    def marked_on(self) -> date:
        """Where the sign of the slippage stands: at the end of what slips."""
        return self.late_span[1] if self.late_span else self.finish

    @property
    def is_done(self) -> bool:
        """Whether every milestone of the span is done."""
        return self.is_told and self.done_share >= 1


def bars_of_row(
    row: Any, place: int, *, window: tuple[date, date], as_of: date, silent: Collection[str]
) -> Iterator[Bar]:
    """The bar of one row of `gantt_frame`, cut at the window; none without dates in it."""
    if not (is_known(row.start_date) and is_known(row.end_date)):
        return
    finish = row.finish_on if is_known(row.finish_on) else row.end_date
    if row.kind == LATE_AT_LEAST:
        finish = max(finish, as_of)
    start = max(min(row.start_date, finish), window[0])
    stop = min(max(finish, start), window[1])
    if row.start_date > window[1] or max(finish, row.end_date) < window[0]:
        return
    yield Bar(
        place=place,
        start=start,
        reference_end=min(row.end_date, window[1]),
        initial_end=_initial_end(row, window),
        finish=stop,
        late_span=_late_span(row, window),
        done_share=float(row.done_share) if is_known(row.done_share) else 0.0,
        level=Level(row.level),
        is_told=row.action_code not in silent,
        hover=_hover(row),
    )


def _initial_end(row: Any, window: tuple[date, date]) -> date | None:
    """The end first planned, where a new calendar moved it and it can still be seen."""
    if not is_known(row.initial_end) or row.initial_end == row.end_date:
        return None
    return row.initial_end if window[0] <= row.initial_end <= window[1] else None


def _late_span(row: Any, window: tuple[date, date]) -> tuple[date, date] | None:
    """What slips within the reference: a milestone before the last one; else None."""
    if not (is_known(row.late_from) and is_known(row.slippage_days)):
        return None
    if Level(row.level) not in LATE or row.late_from >= row.end_date:
        return None
    until = row.late_from + timedelta(days=int(row.slippage_days))
    if until < window[0] or row.late_from > window[1]:
        return None
    return max(row.late_from, window[0]), min(until, window[1])


def _hover(row: Any) -> str:
    moved = is_known(row.initial_end) and row.initial_end != row.end_date
    initial = f"du {day(row.initial_start)} au {day(row.initial_end)}" if moved else ""
    lines = [
        f"<b>{as_typed(row.title)}</b>",
        f"référence : du {day(row.start_date)} au {day(row.end_date)}",
        *([f"calendrier initial : {initial}"] if moved else []),
        f"fin connue ou prévue : {day(row.finish_on)}",
        f"{plural(row.milestones_done, 'jalon fait', 'jalons faits')} sur {row.milestones}"
        f" ({percent(row.done_share)})",
        row.words,
    ]
    return typo("<br>".join(lines))


def _span(
    bars: Sequence[Bar],
    edges: Sequence[tuple[date, date]],
    *,
    shift: float,
    width: float,
    color: Any,
    line: dict[str, Any] | None = None,
) -> go.Bar:
    return go.Bar(
        base=[start for start, _ in edges],
        # A bar of a day or less would not be seen.
        x=[max((end - start).days + 1, 2) * DAY_MS for start, end in edges],
        y=[bar.place + shift for bar in bars],
        width=width,
        orientation="h",
        marker={"color": color, "line": line or {"width": 0}},
        customdata=[bar.hover for bar in bars],
        hovertemplate="%{customdata}<extra></extra>",
    )


def bar_traces(bars: Sequence[Bar], palette: Palette) -> list[Any]:
    """Forecast in outline, done over it, the reference under, its overrun, then the signs."""
    told = [bar for bar in bars if bar.is_told]
    begun = [bar for bar in told if bar.done_share > 0]
    # A reference that ended before the window leaves only its overrun to draw.
    referenced = [bar for bar in bars if bar.reference_end >= bar.start]
    late = [bar for bar in bars if bar.finish > bar.reference_end]
    within = [(bar, bar.late_span) for bar in bars if bar.late_span]
    moved = [bar for bar in bars if bar.initial_end]
    marked = [bar for bar in bars if bar.level in LATE or bar.is_done]
    return [
        _span(
            told,
            [(bar.start, bar.finish) for bar in told],
            shift=THICK_SHIFT,
            width=THICK,
            color=palette.background,
            line={"width": 1.4, "color": palette.committed},
        ),
        _span(
            begun,
            [(bar.start, bar.done_end) for bar in begun],
            shift=THICK_SHIFT,
            width=THICK,
            color=palette.done,
        ),
        _span(
            referenced,
            [(bar.start, bar.reference_end) for bar in referenced],
            shift=THIN_SHIFT,
            width=THIN,
            color=palette.expected,
        ),
        _span(
            late,
            [(max(bar.reference_end, bar.start), bar.finish) for bar in late],
            shift=THIN_SHIFT,
            width=THIN,
            color=[_late_color(bar.level, palette) for bar in late],
        ),
        _span(
            [bar for bar, _ in within],
            [span for _, span in within],
            shift=THIN_SHIFT,
            width=THIN,
            color=[_late_color(bar.level, palette) for bar, _ in within],
        ),
        go.Scatter(
            x=[bar.initial_end for bar in moved],
            y=[bar.place + THIN_SHIFT for bar in moved],
            mode="markers",
            cliponaxis=False,
            marker={
                "symbol": "line-ns-open",
                "size": INITIAL_SIZE,
                "color": palette.expected,
                "line": {"width": 2.5, "color": palette.expected},
            },
            customdata=[bar.hover for bar in moved],
            hovertemplate="%{customdata}<extra></extra>",
        ),
        go.Scatter(
            x=[bar.marked_on for bar in marked],
            y=[bar.place + THICK_SHIFT for bar in marked],
            mode="markers",
            cliponaxis=False,
            marker={
                "symbol": [level_mark(bar.level).symbol for bar in marked],
                "color": [level_mark(bar.level).color(palette) for bar in marked],
                "size": 11,
                "line": {"width": 1.5, "color": palette.background},
            },
            customdata=[bar.hover for bar in marked],
            hovertemplate="%{customdata}<extra></extra>",
        ),
    ]


def _late_color(level: Level, palette: Palette) -> str:
    late = level in LATE
    return level_mark(level).color(palette) if late else palette.track


def unknown_boxes(bars: Sequence[Bar], palette: Palette) -> list[dict[str, Any]]:
    """A dotted box where nothing was ever reported: unknown is not late, nor zero."""
    return [
        {
            "type": "rect",
            "x0": bar.start,
            "x1": bar.finish,
            "y0": bar.place + THICK_SHIFT - THICK / 2,
            "y1": bar.place + THICK_SHIFT + THICK / 2,
            "line": {"color": palette.missing, "width": 1.2, "dash": "dot"},
        }
        for bar in bars
        if not bar.is_told
    ]
