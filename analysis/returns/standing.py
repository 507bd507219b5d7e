"""The plan's totals and statuses in words, so that two states can be compared line by line."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.axis_situation import axis_names_frame
from analysis.budget.budget import budget_by_axis
from analysis.budget.line import budget_lines
from analysis.fiche.tables import value_words
from analysis.results.results import results_frame
from analysis.returns.collection import collection_board_frame
from analysis.rows import rows_of
from analysis.schedule.completion import completion_frame
from analysis.schedule.occurrence import occurrence_states
from analysis.schedule.schedule import axis_slippage_frame
from analysis.scope import By
from analysis.snapshot import Snapshot
from data_model.french import euros, percent, quarter_label, typo
from data_model.vocabulary import Labelled, Nature

PLAN = "Plan"
LEVELS: tuple[By, ...] = ("plan", "axis")


class EffectKind(Labelled):
    """What a line of the effect is about, in the order in which they are told."""

    RETURNS = "returns", "Retours reçus"
    WORK = "work", "Réalisation"
    COMMITTED = "committed", "Budget engagé"
    PAID = "paid", "Budget mandaté"
    CALENDAR = "calendar", "Glissement médian"
    STATUS = "status", "Statut d’un indicateur"
    TOTAL = "total", "Valeur d’un indicateur"


class Line(NamedTuple):
    """What a total or a status is about."""

    kind: EffectKind
    code: str
    label: str


Standing = dict[Line, str]


def standing(snapshot: Snapshot) -> Standing:
    """Everything that a return may move, at the situation date of a snapshot.

    Source: domain.md §4, §5, §6 and §8, by the same functions as the pages.
    """
    return {
        **dict(_returns(snapshot)),
        **dict(_work_and_calendar(snapshot)),
        **dict(_money(snapshot)),
        **dict(_indicators(snapshot)),
    }


def _returns(snapshot: Snapshot) -> Iterator[tuple[Line, str]]:
    counts: dict[str, list[bool]] = {}
    for row in rows_of(collection_board_frame(snapshot)):
        if row.is_expected:
            counts.setdefault(row.period_code, []).append(bool(row.is_received))
    for code, received in counts.items():
        line = Line(EffectKind.RETURNS, code, quarter_label(code))
        yield line, f"{sum(received)} sur {len(received)}"


def _names(snapshot: Snapshot) -> dict[str, str]:
    named = {row.code or "": row.name for row in rows_of(axis_names_frame(snapshot))}
    return {snapshot.situation.plan_code: PLAN} | named


def _work_and_calendar(snapshot: Snapshot) -> Iterator[tuple[Line, str]]:
    names, states = _names(snapshot), occurrence_states(snapshot)
    for level in LEVELS:
        for row in rows_of(completion_frame(snapshot, level, states=states)):
            code = row.code or ""
            yield Line(EffectKind.WORK, code, names[code]), percent(row.done)
        for row in rows_of(axis_slippage_frame(snapshot, level, states=states)):
            code = row.code or ""
            yield Line(EffectKind.CALENDAR, code, names[code]), row.words


def _money(snapshot: Snapshot) -> Iterator[tuple[Line, str]]:
    names, lines = _names(snapshot), budget_lines(snapshot)
    for level in LEVELS:
        for row in rows_of(budget_by_axis(snapshot, level, lines=lines)):
            code = row.code or ""
            yield Line(EffectKind.COMMITTED, code, names[code]), euros(row.committed_cents)
            yield Line(EffectKind.PAID, code, names[code]), euros(row.paid_cents)


def _indicators(snapshot: Snapshot) -> Iterator[tuple[Line, str]]:
    for row in rows_of(results_frame(snapshot)):
        code, label = row.indicator_code, typo(f"{row.indicator_code} {row.label}")
        yield Line(EffectKind.STATUS, code, label), row.status.label
        if Nature(row.nature) is not Nature.TEXT:
            yield Line(EffectKind.TOTAL, code, label), value_words(row, [])
