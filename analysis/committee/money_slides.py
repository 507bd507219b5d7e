"""The slides of the money and of the returns: the budget, the communes."""

from typing import Any

from analysis.committee.work_slides import count, money, share
from analysis.plan_seen import PlanSeen
from analysis.returns.collection import missing_respondents
from analysis.rows import rows_of
from data_model.french import (
    day,
    euros,
    is_known,
    joined,
    number,
    percent,
    plural,
    quarter_label,
    typo,
)
from data_model.slide import Slide, SlideRow
from data_model.vocabulary import CollectionState, Level, SlideKind

MOST_OVERRUNS = 2
STATE_LEVELS = {
    CollectionState.ON_TIME: Level.OK,
    CollectionState.LATE: Level.OK,
    CollectionState.PARTIAL: Level.WATCH,
    CollectionState.EMPTY: Level.WATCH,
    CollectionState.MISSING: Level.ALERT,
}


def budget_slide(plan: PlanSeen) -> Slide:
    """« 68 % du budget est engagé, 1 enveloppe dépassée », an axis a row."""
    row: Any = next(rows_of(plan.budget.whole))
    over = [one for one in rows_of(plan.attention) if one.kind == "overrun"]
    names = {one.code: one for one in rows_of(plan.axis_situation)}
    return Slide(
        kind=SlideKind.BUDGET,
        key=SlideKind.BUDGET.value,
        title=_budget_title(row, len(over)),
        basis=typo(_budget_basis(row)),
        note=_overruns_words(over),
        nothing="Aucun montant voté ni engagé n’est connu.",
        values=(
            share("rate_committed", row.rate_committed),
            share("rate_paid", row.rate_paid),
            money("planned_cents", row.planned_cents),
            money("committed_cents", row.committed_cents),
            money("paid_cents", row.paid_cents),
            money("remaining_to_commit", row.remaining_to_commit),
            count("overruns", len(over), is_told=is_known(row.committed_cents)),
        ),
        rows=tuple(
            _axis_money(names[axis.code], axis)
            for axis in rows_of(plan.budget.by_axis)
            if is_known(axis.planned_cents) and axis.planned_cents
        ),
    )


def _budget_title(row: Any, over: int) -> str:
    if not is_known(row.rate_committed):
        if is_known(row.committed_cents):
            return typo(f"{euros(row.committed_cents)} engagés, base à préciser")
        return "Aucun montant engagé n’est connu"
    least = "Au moins " if row.is_at_least else ""
    head = f"{least}{percent(row.rate_committed)} du budget engagé"
    if not over:
        return typo(f"{head}, aucun dépassement")
    return typo(f"{head}, {plural(over, 'dépassement')}")


def _overruns_words(over: list[Any]) -> str:
    """« Trophées de l’ESS : +6 200 € », the largest first; "" where none."""
    named = [f"{one.object} : {one.measure_words}" for one in over[:MOST_OVERRUNS]]
    rest = len(over) - len(named)
    more = [plural(rest, "autre")] if rest else []
    return typo(joined([*named, *more]))


def _budget_basis(row: Any) -> str:
    if not is_known(row.planned_cents):
        reason = str(row.reason)
        return reason[:1].upper() + reason[1:]
    return f"{euros(row.planned_cents)} prévus, {row.coverage}"


def _axis_money(name: Any, axis: Any) -> SlideRow:
    over = is_known(axis.overrun_cents) and axis.overrun_cents > 0
    least = "au moins " if axis.is_at_least and is_known(axis.rate_committed) else ""
    return SlideRow(
        label=name.name,
        detail=name.short_label,
        words=typo(
            f"{least}{percent(axis.rate_committed)} engagés"
            if is_known(axis.rate_committed)
            else str(axis.reason)
        ),
        level=Level.ALERT if over else Level.OK if is_known(axis.rate_committed) else Level.NONE,
        values=(
            share("rate_committed", axis.rate_committed),
            share("rate_paid", axis.rate_paid),
            money("planned_cents", axis.planned_cents),
            money("committed_cents", axis.committed_cents),
            money("paid_cents", axis.paid_cents),
            money("overrun_cents", axis.overrun_cents),
        ),
    )


def communes_slide(plan: PlanSeen) -> Slide:
    """« 7 retours sur 9 reçus pour le T3 2026 », a respondent a row."""
    period = plan.situation.last_period
    key = SlideKind.COMMUNES.value
    nothing = "Aucun trimestre n’est encore arrivé à échéance."
    if period is None:
        return Slide(
            kind=SlideKind.COMMUNES,
            key=key,
            title="Aucun retour n’est encore attendu",
            basis="",
            nothing=nothing,
        )
    held = [r for r in rows_of(plan.board) if r.period_code == period.code and r.is_expected]
    missing = len(missing_respondents(plan.board, period))
    received = len(held) - missing
    label = quarter_label(period.code)
    whole = f"Les {plural(len(held), 'retour')} du {label} sont reçus"
    some = f"{plural(received, 'retour')} sur {number(len(held))} reçus pour le {label}"
    title = whole if not missing else some
    if not held:
        title = f"Aucun retour demandé pour le {label}"
    return Slide(
        kind=SlideKind.COMMUNES,
        key=key,
        title=typo(title),
        basis=typo(f"Retours dus le {day(plan.situation.deadline(period))}"),
        nothing=nothing,
        values=(count("received", received), count("expected", len(held))),
        # Those awaited last, so that the filled tiles stand together.
        rows=tuple(
            SlideRow(
                label=row.name,
                words=typo(row.state.label),
                level=STATE_LEVELS.get(row.state, Level.NONE),
            )
            for row in sorted(held, key=lambda row: not row.is_received)
        ),
    )
