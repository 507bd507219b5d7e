"""Who sent the last quarter due, and what every quarter's returns look like."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.returns.collection import collection_rates
from analysis.returns.collection_table import filling_words
from analysis.rows import rows_of, whole
from data_model.french import coverage, day, quarter_label, typo
from data_model.vocabulary import CollectionState, Level, RespondentKind
from documents.context.figure import Figure, FigureKind, figure
from documents.context.seen import PlanSeen

LEVELS = {
    CollectionState.ON_TIME: Level.OK,
    CollectionState.LATE: Level.WATCH,
    CollectionState.PARTIAL: Level.WATCH,
    CollectionState.EMPTY: Level.WATCH,
    CollectionState.MISSING: Level.ALERT,
}
QUARTERS_SHOWN = 8


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One respondent's return for one quarter."""

    respondent_code: str
    name: str
    is_commune: bool
    period_code: str
    words: str
    level: Level
    is_received: bool
    received_on: date | None
    filling: Figure
    filling_words: str


@dataclass(frozen=True, kw_only=True)
class Returns:
    """The last quarter due, and all of them; `last` is empty before the first."""

    period_code: str
    deadline: date | None
    received: Figure
    expected: Figure
    last: tuple[Sent, ...]
    every: tuple[Sent, ...]
    rests_on: str

    @property
    def quarter(self) -> str:
        """« T3 2026 »."""
        return quarter_label(self.period_code or None)


def returns(seen: PlanSeen) -> Returns:
    """The returns asked for up to the situation date."""
    period = seen.situation.last_period
    code = period.code if period else ""
    every = tuple(_sent(row) for row in rows_of(seen.board) if row.is_counted and row.is_expected)
    last = tuple(one for one in every if one.period_code == code)
    rates = collection_rates(seen.board)
    quarter = quarter_label(code or None)
    return Returns(
        period_code=code,
        deadline=seen.situation.deadline(period) if period else None,
        received=figure(
            "returns.received",
            f"Retours reçus, {quarter}",
            FigureKind.COUNT,
            value=sum(one.is_received for one in last) if last else None,
        ),
        expected=figure(
            "returns.expected",
            f"Retours demandés, {quarter}",
            FigureKind.COUNT,
            value=len(last) if last else None,
        ),
        last=last,
        every=every,
        rests_on=typo(f"{coverage(rates.received, rates.expected, 'retour')} depuis le début"),
    )


def _sent(row: Any) -> Sent:
    state = CollectionState(row.state)
    days = whole(row.days_late)
    late = f", {days}\u00a0j" if days and state is CollectionState.LATE else ""
    return Sent(
        respondent_code=row.respondent_code,
        name=row.name,
        is_commune=row.kind == RespondentKind.COMMUNE,
        period_code=row.period_code,
        words=f"{state.label}{late}",
        level=LEVELS.get(state, Level.NONE),
        is_received=bool(row.is_received),
        received_on=row.received_on,
        filling=figure(
            f"filling.{row.respondent_code}.{row.period_code}",
            f"Cases remplies, {row.name}, {quarter_label(row.period_code)}",
            FigureKind.SHARE,
            value=row.filling if row.is_received else None,
        ),
        filling_words=filling_words(row) if row.is_received else day(None),
    )
