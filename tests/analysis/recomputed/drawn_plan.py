"""Small plans drawn at random: every nature and basis, gaps wherever a plan may have one."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from data_model.action import Action, HumanDays, VotedAmount
from data_model.base import OfPlan, Versioned
from data_model.indicator import Indicator, IndicatorRule, Measure, Target
from data_model.milestone import Milestone, MilestoneRule, Recurrence, SharedEvent
from data_model.plan import Axis, Objective, Plan, PlanSpan
from data_model.plan_draft import PlanDraft
from data_model.respondent import Assignment, Deadline, Respondent
from data_model.steering import CoFinancing
from data_model.territory import Commune, Territory
from data_model.vocabulary import (
    AssignedKind,
    BudgetBasis,
    Direction,
    FundingStage,
    HumanDaysBasis,
    Nature,
    RespondentKind,
    Rhythm,
    TargetBasis,
    TaxBasis,
)

PLAN, TERRITORY = "P", "200058097"
RESPONDENTS = ("93005", "93071", TERRITORY)
ACTIONS = ("1.1", "1.2", "2.1", "3.1")
AXES = {"1.1": "1", "1.2": "1", "2.1": "2", "3.1": None}
MEASURES = ("participants", "emplois", "surface_m2", None)
FUNDERS = ("Région", "État")
E4 = 10_000
STARTS = (date(2024, 1, 1), date(2024, 2, 15), date(2024, 10, 1))
ENDS = (date(2025, 6, 30), date(2025, 12, 31), date(2026, 12, 31))
DUES = (date(2024, 12, 31), date(2025, 6, 30), date(2025, 12, 31), date(2027, 6, 30))
PERIODS = ("2024-T1", "2024-T3", "2025-T1")


def version(model: type[Versioned], **values: Any) -> Versioned:
    return model(plan_code=PLAN, act_number=1, **values)


def of_plan(model: type[OfPlan], **values: Any) -> OfPlan:
    return model(plan_code=PLAN, **values)


def targets(draw: st.DrawFn, code: str, nature: Nature) -> list[Versioned]:
    """None, one, or steps; what a nature can be asked, at 0 too, rising, falling or in a range."""
    steps = sorted(draw(st.sets(st.sampled_from(DUES), min_size=1, max_size=2)))
    if nature is Nature.TEXT or draw(st.integers(0, 4)) == 4:
        return []
    bases = [TargetBasis.LEVEL]
    if nature in (Nature.FLOW, Nature.CUMULATIVE):
        bases = [TargetBasis.TO_DATE, TargetBasis.PER_YEAR]
    basis, direction = draw(st.sampled_from(bases)), draw(st.sampled_from(Direction))
    amounts = sorted(draw(st.lists(st.integers(0, 40), min_size=2, max_size=2)))
    falls = direction is Direction.DOWN and basis is TargetBasis.LEVEL
    base = draw(st.sampled_from([None, None, 45 if falls else 0]))
    shared: dict[str, Any] = {
        "indicator_code": code,
        "basis": basis,
        "direction": direction,
        "base_e4": None if base is None else base * E4,
        "starts_on": draw(st.sampled_from([None, None, date(2024, 7, 1)])),
        "tolerance_e4": draw(st.sampled_from([0, 2 * E4])),
    }
    if falls:
        amounts.reverse()
    return [
        version(
            Target,
            **shared,
            due_on=due,
            value_e4=amount * E4,
            upper_e4=(amount + 4) * E4 if direction is Direction.RANGE else None,
        )
        for due, amount in zip(steps, amounts, strict=False)
    ]


def asked(draw: st.DrawFn, kind: AssignedKind, code: str) -> list[Versioned]:
    """Who is asked of it, from when to when, at which rhythm."""
    rhythm = draw(st.sampled_from([Rhythm.EACH_QUARTER, *Rhythm]))
    first = draw(st.sampled_from(PERIODS))
    last = draw(st.sampled_from(["", "", "2025-T2"]))
    return [
        version(
            Assignment,
            respondent_code=who,
            kind=kind,
            object_code=code,
            first_period=first,
            last_period=last,
            rhythm=rhythm,
            named_quarters="2,4" if rhythm is Rhythm.NAMED_QUARTERS else "",
        )
        for who in sorted(
            draw(st.sampled_from([RESPONDENTS, RESPONDENTS[:2], RESPONDENTS[2:], ()]))
        )
    ]


def indicators(draw: st.DrawFn) -> tuple[list[OfPlan], list[Versioned]]:
    texts: list[OfPlan] = []
    versions: list[Versioned] = []
    for place, nature in enumerate([*draw(st.permutations(list(Nature)))[:4], Nature.FLOW]):
        action = draw(st.sampled_from([*ACTIONS, None]))
        code = f"{action or 'P'}-I{place}"
        texts.append(
            of_plan(
                Indicator,
                code=code,
                action_code=action,
                position=place,
                label=code,
                printed_label=draw(st.sampled_from(["", "Nombre de participants"])),
                unit=draw(st.sampled_from(["", "%"])) if nature is Nature.RATIO else "",
                measure_code=draw(st.sampled_from(MEASURES)),
                is_broken_down=draw(st.booleans()),
            )
        )
        versions.append(version(IndicatorRule, indicator_code=code, nature=nature))
        versions += targets(draw, code, nature)
        versions += asked(draw, AssignedKind.INDICATOR, code)
    return texts, versions


def means(draw: st.DrawFn) -> list[Versioned]:
    """Human days, voted amounts of every basis, and whose budget pays."""
    found: list[Versioned] = []
    for action in ACTIONS:
        days = draw(st.sampled_from([None, 0, 75_000, 300_000]))
        if days is not None:
            basis = draw(st.sampled_from(HumanDaysBasis))
            found.append(version(HumanDays, action_code=action, days_e4=days, basis=basis))
        if draw(st.booleans()):
            found.append(
                version(
                    VotedAmount,
                    action_code=action,
                    amount_cents=draw(st.sampled_from([None, 0, 10_000, 500_001])),
                    quantity=draw(st.sampled_from([None, 3])),
                    basis=draw(st.sampled_from(BudgetBasis)),
                    tax=TaxBasis.UNKNOWN,
                )
            )
        found += asked(draw, AssignedKind.BUDGET, action)
    for funder in draw(st.sets(st.sampled_from(FUNDERS))):
        for stage in sorted(draw(st.sets(st.sampled_from(FundingStage)))):
            found.append(
                version(
                    CoFinancing,
                    funder=funder,
                    stage=stage,
                    exercise=draw(st.sampled_from([2024, 2025, 2026])),
                    action_code=draw(st.sampled_from(["", *ACTIONS])),
                    amount_cents=draw(st.sampled_from([0, 30_000, 45_050])),
                )
            )
    return found


def milestones(draw: st.DrawFn) -> tuple[list[OfPlan], list[Versioned]]:
    """Dated or not, coming back or not, shared or not, and who speaks of them."""
    texts: list[OfPlan] = []
    versions: list[Versioned] = []
    for place in range(draw(st.sampled_from([5, 3, 0]))):
        action = draw(st.sampled_from(ACTIONS))
        code = f"{action}-J{place}"
        texts.append(
            of_plan(Milestone, code=code, action_code=action, position=place, label="Jalon")
        )
        start = draw(st.sampled_from([None, date(2023, 12, 1), date(2024, 3, 1), date(2024, 9, 1)]))
        end = None if start is None else start.replace(day=draw(st.sampled_from([1, 28])))
        versions.append(
            version(
                MilestoneRule,
                milestone_code=code,
                start_date=start,
                end_date=end,
                repeats=draw(st.booleans()),
            )
        )
        if draw(st.integers(0, 3)) == 3:
            versions.append(version(SharedEvent, milestone_code=code, event_code="appel"))
        lead = draw(st.sampled_from([None, None, None, RESPONDENTS[0]]))
        if lead:
            versions.append(
                version(
                    Assignment,
                    respondent_code=lead,
                    kind=AssignedKind.MILESTONE,
                    object_code=code,
                    first_period="2024-T1",
                    rhythm=Rhythm.EACH_QUARTER,
                )
            )
    for action in ACTIONS:
        months = draw(st.sampled_from([None, 6, 12]))
        if months:
            versions.append(version(Recurrence, action_code=action, every_months=months))
    return texts, versions


def plan_of_rows(texts: list[OfPlan], versions: list[Versioned]) -> PlanDraft:
    """Three axes and « Transversal », four actions, two communes and their territory."""
    return PlanDraft(
        plan_code=PLAN,
        shared=(
            Territory(siren=TERRITORY, name="Territoire"),
            *(
                Commune(code_insee=code, name=code, territory_siren=TERRITORY, population=people)
                for code, people in zip(RESPONDENTS, (86_000, None), strict=False)
            ),
            Plan(code=PLAN, title="Essai", short_title="Essai", territory_siren=TERRITORY),
        ),
        texts=(
            *(of_plan(Measure, code=code, label=code) for code in MEASURES if code),
            *(of_plan(Axis, code=c, number=int(c), label=c, short_label=c) for c in "123"),
            *(of_plan(Objective, code=f"O{c}", number=int(c), label=c, axis_code=c) for c in "12"),
            *(
                of_plan(
                    Action,
                    code=code,
                    position=place,
                    title=code,
                    short_title=code,
                    axis_code=AXES[code],
                    objective_code=f"O{AXES[code]}" if AXES[code] else None,
                )
                for place, code in enumerate(ACTIONS)
            ),
            *texts,
            *(
                of_plan(
                    Respondent,
                    code=code,
                    name=code,
                    kind=RespondentKind.TERRITORY if code == TERRITORY else RespondentKind.COMMUNE,
                )
                for code in RESPONDENTS
            ),
        ),
        versions=tuple(versions),
    )


@st.composite
def plans(draw: st.DrawFn) -> PlanDraft:
    """Five indicators, milestones, money, with or without dates, an odd deadline."""
    texts, versions = indicators(draw)
    steps, rules = milestones(draw)
    start, end = draw(st.sampled_from([*STARTS, None])), draw(st.sampled_from([*ENDS, None]))
    if start or end:
        versions.append(version(PlanSpan, starts_on=start, ends_on=end))
    if draw(st.booleans()):
        versions.append(version(Deadline, period_code="2024-T2", due_on=date(2024, 8, 15)))
    return plan_of_rows([*texts, *steps], [*versions, *means(draw), *rules])
