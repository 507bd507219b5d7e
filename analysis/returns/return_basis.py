"""What a return is checked against, built from a snapshot: the plan's codes and what is asked."""

import pandas as pd

from analysis.budget.line import plan_years, voted_amount
from analysis.plan_frames import day_or_none
from analysis.results.asked import asked_cells_frame
from analysis.returns.yardsticks import (
    budget_of_others,
    earlier_amounts,
    highest_of_others,
    highest_targets,
    own_amounts,
    population_of,
)
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.draft import canonical_amount, canonical_interval, canonical_observation
from data_model.interval import Interval
from data_model.period import Period, next_period, parse_period
from data_model.plan_index import (
    ActionRef,
    IndicatorRef,
    KnownValue,
    OccurrenceRef,
    PlanIndex,
    RespondentRef,
    ReturnBasis,
)
from data_model.vocabulary import Nature, RespondentKind

LOOK_AHEAD_QUARTERS = 2
OWN_FUNDS = "Fonds propres"


def plan_index(snapshot: Snapshot, *, closed_periods: frozenset[str] = frozenset()) -> PlanIndex:
    """The codes that a return of this plan may name."""
    situation = snapshot.situation
    targets = highest_targets(snapshot.targets)
    voted = {row.action_code: voted_amount(row) for row in rows_of(snapshot.actions)}
    funders = sorted({str(name) for name in snapshot.budget_history["funder"] if name})
    return PlanIndex(
        plan_code=situation.plan_code,
        plan_title=situation.plan_title,
        short_title=situation.short_title,
        respondents={
            row.respondent_code: RespondentRef(
                code=row.respondent_code, name=row.name, kind=RespondentKind(row.kind)
            )
            for row in rows_of(snapshot.respondents)
        },
        actions={
            row.action_code: ActionRef(
                code=row.action_code,
                title=row.title,
                short_title=row.short_title,
                voted_cents=voted[row.action_code].amount_cents,
                voted_basis=voted[row.action_code].basis,
            )
            for row in rows_of(snapshot.actions)
        },
        indicators={
            row.indicator_code: IndicatorRef(
                code=row.indicator_code,
                label=row.label,
                action_code=row.action_code or "",
                nature=Nature(row.nature),
                unit=row.unit,
                decimals=row.decimals,
                is_broken_down=row.is_broken_down,
                breakdown_label=row.breakdown_label,
                target_e4=targets.get(row.indicator_code),
            )
            for row in rows_of(snapshot.indicators)
        },
        occurrences=_occurrences(snapshot),
        funders=(OWN_FUNDS, *(name for name in funders if name != OWN_FUNDS)),
        periods=tuple(one.code for one in (*situation.periods, *situation.next_periods)),
        years=tuple(plan_years(situation) or ()),
        closed_periods=closed_periods,
        is_demonstration=situation.demonstration_day is not None,
    )


def _occurrences(snapshot: Snapshot) -> dict[str, OccurrenceRef]:
    said: dict[tuple[str, str], Interval] = {
        (row.field, row.occurrence_code): Interval(row.start_date, row.end_date, row.as_written)
        for row in rows_of(snapshot.milestone_reports)
    }
    return {
        row.occurrence_code: OccurrenceRef(
            code=row.occurrence_code,
            action_code=row.action_code,
            label=row.label,
            cycle=row.cycle,
            initial=Interval(
                day_or_none(row.initial_start), day_or_none(row.initial_end), row.as_written
            ),
            in_force=Interval(day_or_none(row.start_date), day_or_none(row.end_date), ""),
            forecast=said.get(("forecast", row.occurrence_code)),
            done=said.get(("done", row.occurrence_code)),
        )
        for row in rows_of(snapshot.occurrences)
    }


def return_basis(snapshot: Snapshot, respondent_code: str, period_code: str) -> ReturnBasis | None:
    """What one respondent is asked for one period, and what it last said; None if unknown."""
    known = snapshot.respondents[snapshot.respondents["respondent_code"] == respondent_code]
    if known.empty:
        return None
    period = parse_period(period_code)
    person = known.iloc[0]
    asked = asked_cells_frame(snapshot.assignments, [period])
    mine = asked[asked["respondent_code"] == respondent_code]
    asked_codes = {
        kind: set(mine.loc[mine["kind"] == kind, "object_code"]) for kind in ("indicator", "budget")
    }
    history = _history(snapshot.observations, respondent_code, period)
    amounts = own_amounts(snapshot.budget_history, respondent_code, period)
    year = period.last_day.year
    return ReturnBasis(
        respondent=RespondentRef(
            code=respondent_code, name=person["name"], kind=RespondentKind(person["kind"])
        ),
        period_code=period_code,
        first_day=period.first_day,
        last_day=period.last_day,
        deadline=snapshot.situation.deadline(period),
        indicator_codes=tuple(
            code
            for code in snapshot.indicators["indicator_code"]
            if code in asked_codes["indicator"]
        ),
        budget_action_codes=tuple(
            code for code in snapshot.actions["action_code"] if code in asked_codes["budget"]
        ),
        occurrence_codes=_listed_occurrences(snapshot, respondent_code, period),
        last_values={key: values[-1] for key, values in history.items()},
        history=history,
        budget={key: cents for key, cents in amounts.items() if key[2] == year},
        current=_current(snapshot, respondent_code, period_code),
        active_sha256=_newest_file(snapshot.returns, respondent_code, period_code),
        contact=str(person["contact_email"] or ""),
        column_choices={
            (row.sheet, row.header): row.column_key
            for row in rows_of(snapshot.column_mappings)
            if row.respondent_code == respondent_code
        },
        earlier_budget=earlier_amounts(snapshot.budget_history, respondent_code, period),
        other_exercises={key: cents for key, cents in amounts.items() if key[2] != year},
        budget_of_others=budget_of_others(snapshot.budget_history, respondent_code, period),
        highest_of_others=highest_of_others(snapshot.observations, respondent_code, period),
        population=population_of(snapshot.respondents, respondent_code),
    )


def _newest_file(returns: pd.DataFrame, respondent_code: str, period_code: str) -> frozenset[str]:
    """The file that must not be imported again: of the newest active return, if complete."""
    active = returns[
        returns["is_active"]
        & (returns["respondent_code"] == respondent_code)
        & (returns["period_code"] == period_code)
    ]
    newest = list(rows_of(active.tail(1)))
    return frozenset(row.sha256 for row in newest if row.sha256 and not row.is_partial)


def _history(
    observations: pd.DataFrame, respondent_code: str, period: Period
) -> dict[tuple[str, str], tuple[KnownValue, ...]]:
    earlier: dict[tuple[str, str], list[KnownValue]] = {}
    mine = observations[
        (observations["respondent_code"] == respondent_code)
        & (observations["last_day"] < period.first_day)
    ].sort_values("last_day", kind="stable")
    for row in rows_of(mine):
        earlier.setdefault((row.indicator_code, row.category), []).append(
            KnownValue(
                period_code=row.period_code,
                value_e4=whole(row.value_e4),
                denominator_e4=whole(row.denominator_e4),
                text_value=row.text_value,
            )
        )
    return {key: tuple(values) for key, values in earlier.items()}


def _listed_occurrences(
    snapshot: Snapshot, respondent_code: str, period: Period
) -> tuple[str, ...]:
    """Not done, with a baseline end up to two quarters after the period, and those done in it."""
    kinds = dict(
        zip(snapshot.respondents["respondent_code"], snapshot.respondents["kind"], strict=True)
    )
    is_territory = kinds[respondent_code] == RespondentKind.TERRITORY
    limit = next_period(period, LOOK_AHEAD_QUARTERS).last_day
    reports = snapshot.milestone_reports
    completed = reports[reports["field"] == "done"]
    done_in = dict(zip(completed["occurrence_code"], completed["period_code"], strict=True))
    listed = []
    for row in rows_of(snapshot.occurrences):
        responsible = row.respondent_code or ""
        if responsible != respondent_code and not (is_territory and not responsible):
            continue
        end = day_or_none(row.end_date)
        done_period = done_in.get(row.occurrence_code)
        if done_period is not None and parse_period(done_period).last_day < period.first_day:
            continue
        if end is None or end <= limit:
            listed.append(row.occurrence_code)
    return tuple(listed)


def _current(
    snapshot: Snapshot, respondent_code: str, period_code: str
) -> dict[tuple[str, ...], str]:
    def mine(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[
            (frame["respondent_code"] == respondent_code) & (frame["period_code"] == period_code)
        ]

    current: dict[tuple[str, ...], str] = {}
    for row in rows_of(mine(snapshot.observations)):
        current["observation", row.indicator_code, row.category] = canonical_observation(
            whole(row.value_e4), whole(row.denominator_e4), row.text_value
        )
    for row in rows_of(mine(snapshot.budget_history)):
        key = ("budget", str(row.field), row.action_code, str(row.exercise), row.funder)
        current[(*key, str(row.section))] = canonical_amount(whole(row.amount_cents))
    for row in rows_of(mine(snapshot.milestone_history)):
        current["milestone", str(row.field), row.occurrence_code] = canonical_interval(
            row.start_date, row.end_date
        )
    return current
