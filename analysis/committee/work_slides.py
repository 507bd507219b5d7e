"""The slides of the work: the plan, each axis, the calendar."""

from typing import Any, Final

import pandas as pd

from analysis.plan_seen import PlanSeen
from analysis.rows import rows_of
from analysis.schedule.finding import late_states, position_words
from analysis.schedule.slippage import TO_CONFIRM, SlippageKind
from data_model.french import (
    NBSP,
    day,
    euros,
    gap_shown,
    gap_words,
    is_known,
    number,
    percent,
    plural,
    points,
    quarter_label,
    typo,
)
from data_model.slide import Slide, SlideRow, SlideValue
from data_model.vocabulary import SlideKind, SlideUnit

MOST_LATE: Final = 3
TRANSVERSAL: Final = f"{SlideKind.AXIS}:"
NO_MILESTONE_TOLD: Final = "aucun jalon renseigné"
NOT_YET: Final = "La réalisation n’est pas encore connue"


def share(name: str, ratio: Any) -> SlideValue:
    """A share of 1 with its words."""
    known = is_known(ratio)
    return SlideValue(
        name=name,
        unit=SlideUnit.SHARE,
        text=percent(ratio),
        amount=float(ratio) if known else None,
    )


def money(name: str, cents: Any) -> SlideValue:
    """Whole cents with their words."""
    known = is_known(cents)
    return SlideValue(
        name=name,
        unit=SlideUnit.CENTS,
        text=euros(cents),
        amount=int(cents) if known else None,
    )


def count(name: str, items: int, *, is_told: bool = True) -> SlideValue:
    """A number of things; none is only 0 where somebody told of them."""
    known = items if items or is_told else None
    return SlideValue(name=name, unit=SlideUnit.COUNT, text=number(known), amount=known)


def plan_slide(plan: PlanSeen) -> Slide:
    """« 73 % du plan est réalisé, 9 points sous la trajectoire », an axis a row."""
    row: Any = next(rows_of(plan.completion("plan")))
    gap = gap_shown(row.done, row.expected)
    reported = plural(row.actions_reported, "action renseignée", "actions renseignées")
    return Slide(
        kind=SlideKind.PLAN,
        key=SlideKind.PLAN.value,
        title=_plan_title(row.done, gap),
        basis=typo(f"Part des jalons atteints, {reported} sur {number(row.actions_total)}"),
        note="attendu",
        nothing="Aucune action n’a encore de jalon renseigné.",
        values=(share("done", row.done), share("expected", row.expected), _gap(gap)),
        rows=tuple(
            SlideRow(
                label=axis.name,
                detail=axis.short_label,
                words=gap_words(axis.done, axis.expected) if is_known(axis.done) else "",
                level=axis.level,
                values=(
                    share("done", axis.done),
                    share("expected", axis.expected),
                    _gap(gap_shown(axis.done, axis.expected)),
                ),
            )
            for axis in rows_of(plan.axis_situation)
        ),
    )


def _gap(gap: int | None) -> SlideValue:
    return SlideValue(name="gap", unit=SlideUnit.POINTS, text=points(gap), amount=gap)


def _plan_title(done: Any, gap: int | None) -> str:
    if gap is None:
        return NOT_YET
    head = f"{percent(done)} du plan est réalisé"
    if not gap:
        return typo(f"{head}, comme prévu")
    where = "sous la trajectoire" if gap < 0 else "d’avance"
    return typo(f"{head}, {plural(abs(gap), 'point')} {where}")


def axis_slides(plan: PlanSeen) -> list[Slide]:
    """« Axe 2 : 62 % engagés, 3 jalons glissent », one an axis, « Transversal » last.

    None of an axis that has neither dated milestone nor money: it would never say anything.
    """
    money_of = {row.code: row for row in rows_of(plan.budget.by_axis)}
    dated = {row.code for row in rows_of(plan.completion("axis")) if row.milestones}
    made = [
        _axis_slide(axis, money_of[axis.code], plan)
        for axis in rows_of(plan.axis_situation)
        if axis.code in dated or _has_money(money_of[axis.code])
    ]
    # « Transversal » has neither money nor dates of its own in most plans.
    return [one for one in made if one.key != TRANSVERSAL or one.rows or _is_spending(one)]


def _has_money(spent: Any) -> bool:
    told = (spent.planned_cents, spent.committed_cents, spent.paid_cents)
    return any(is_known(cents) and cents for cents in told)


def _is_spending(slide: Slide) -> bool:
    rate = slide.value("rate_committed")
    return rate is not None and rate.amount is not None


def _axis_slide(axis: Any, spent: Any, plan: PlanSeen) -> Slide:
    codes = [
        is_known(code) and code == axis.code if axis.code else not is_known(code)
        for code in plan.states["axis_code"]
    ]
    # A mask, for an empty list would name columns.
    late = late_states(plan.states[pd.Series(codes, index=plan.states.index, dtype=bool)])
    # The worst milestone speaks for its action: the same one of another cycle says little more.
    worst = list({row.action_code: row for row in reversed(list(rows_of(late)))}.values())[::-1]
    worst.sort(key=lambda row: -row.slippage_days)
    return Slide(
        kind=SlideKind.AXIS,
        key=f"{SlideKind.AXIS}:{axis.code or ''}",
        title=_axis_title(axis, spent, len(late)),
        basis=typo(f"{axis.label or axis.name} : {_money_basis(axis)}"),
        note="Retard des jalons",
        nothing=_calm_words(axis),
        values=(
            share("done", axis.done),
            share("expected", axis.expected),
            share("rate_committed", spent.rate_committed),
            share("rate_paid", spent.rate_paid),
            money("planned_cents", spent.planned_cents),
            money("remaining_to_commit", spent.remaining_to_commit),
            count("late", len(late), is_told=is_known(axis.done)),
        ),
        rows=tuple(_late_row(row, plan) for row in worst[:MOST_LATE]),
    )


def _calm_words(axis: Any) -> str:
    if not is_known(axis.done):
        return "Aucun jalon n’est encore renseigné."
    return typo(f"{percent(axis.done)} du travail est réalisé, {percent(axis.expected)} attendus.")


def _axis_title(axis: Any, spent: Any, late: int) -> str:
    calm = "aucun jalon ne glisse" if is_known(axis.done) else NO_MILESTONE_TOLD
    slips = plural(late, "jalon glisse", "jalons glissent") if late else calm
    if is_known(spent.rate_committed):
        rate = percent(spent.rate_committed)
        money_words = f"au moins {rate} engagés" if spent.is_at_least else f"{rate} engagés"
        return typo(f"{axis.name} : {money_words}, {slips}")
    if is_known(axis.done):
        return typo(f"{axis.name} : {percent(axis.done)} réalisé, {slips}")
    return typo(f"{axis.name} : {NO_MILESTONE_TOLD}")


def _money_basis(axis: Any) -> str:
    if not is_known(axis.planned_cents):
        return str(axis.reason).rpartition(f"{NBSP}: ")[2] or "sans budget"
    return f"{euros(axis.planned_cents)} prévus, {axis.coverage}"


def _late_row(row: Any, plan: PlanSeen) -> SlideRow:
    least = "au moins " if row.kind == SlippageKind.LATE_AT_LEAST else ""
    told = TO_CONFIRM if row.kind == SlippageKind.UNCONFIRMED else ""
    days = plural(row.slippage_days, "jour")
    label = row.label[:1].upper() + row.label[1:]
    return SlideRow(
        label=typo(str(plan.titles.get(row.action_code, row.action_code))),
        detail=typo(label),
        words=f"{least}{days}{told}",
        level=row.level,
        values=(
            SlideValue(name="days", unit=SlideUnit.DAYS, text=days, amount=int(row.slippage_days)),
        ),
    )


def calendar_slide(plan: PlanSeen) -> Slide:
    """« Le plan a 1,3 trimestre de retard », a quarter a row: planned, done, announced."""
    reading = plan.reading
    late = position_words(reading) if reading.values.es is not None else ""
    title = "La position dans le calendrier n’est pas calculable"
    if late:
        title = "Le plan est à l’heure" if reading.values.sv == 0 else f"Le plan a {late}"
    done = [row for row in rows_of(plan.planned) if is_known(row.earned)]
    values = (_work("earned", done[-1].earned), _work("planned", done[-1].planned)) if done else ()
    return Slide(
        kind=SlideKind.CALENDAR,
        key=SlideKind.CALENDAR.value,
        title=typo(title),
        basis=reading.sentence,
        note=f"Jours{NBSP}de travail, cumul",
        nothing="Aucune action n’a encore de jalon renseigné.",
        values=values,
        rows=tuple(
            SlideRow(
                label=quarter_label(row.period_code),
                detail=day(row.last_day),
                values=tuple(
                    _work(name, getattr(row, name)) for name in ("planned", "earned", "forecast")
                ),
            )
            for row in rows_of(plan.planned)
        ),
    )


def _work(name: str, days: Any) -> SlideValue:
    known = is_known(days)
    return SlideValue(
        name=name,
        unit=SlideUnit.WORK_DAYS,
        text=number(days, decimals=0),
        amount=float(days) if known else None,
    )
