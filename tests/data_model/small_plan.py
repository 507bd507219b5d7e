"""A plan small enough to be held in mind, and returns about it."""

from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from data_model.action import Action
from data_model.as_of import PARIS
from data_model.base import OfPlan, Versioned
from data_model.draft import BudgetFact, MilestoneFact, ObservationFact, Origin, ReturnDraft
from data_model.indicator import Indicator, IndicatorRule
from data_model.milestone import Milestone, MilestoneRule, Recurrence
from data_model.plan import Axis, Plan, PlanSpan
from data_model.plan_draft import PlanDraft
from data_model.respondent import Respondent
from data_model.territory import Territory
from data_model.vocabulary import BudgetField, MilestoneField, Nature, RespondentKind, Section

PLAN = "P"
ACTIONS = ("1.1", "1.2")
INDICATORS = ("1.1-I1", "1.1-I2", "1.2-I1")
RESPONDENTS = ("93005", "93071", "200058097")
MILESTONE = "1.1-J1"
OCCURRENCES = tuple(f"{MILESTONE}-C{cycle:02d}" for cycle in (1, 2, 3))
LOADED_AT = datetime(2026, 1, 5, 9, tzinfo=PARIS)
FIRST_DAY = date(2026, 2, 2)
ERASED = Origin(is_erased=True)
SPAN: dict[str, Any] = {"starts_on": date(2024, 1, 1), "ends_on": date(2026, 12, 31)}


def version(model: type[Versioned], **values: Any) -> Versioned:
    """A row that enters a formula, before its act is known."""
    return model(plan_code=PLAN, act_number=1, **values)


def of_plan(model: type[OfPlan], **values: Any) -> OfPlan:
    """A text of the plan."""
    return model(plan_code=PLAN, **values)


def milestone_rule(**values: Any) -> Versioned:
    """The first cycle of the small plan's one milestone: February 2024."""
    interval = {"start_date": date(2024, 2, 1), "end_date": date(2024, 2, 29)}
    return version(MilestoneRule, **{"milestone_code": MILESTONE, **interval, **values})


def small_plan(
    *,
    code: str = PLAN,
    demonstration_day: date | None = None,
    texts: tuple[OfPlan, ...] = (),
    versions: tuple[Versioned, ...] = (),
) -> PlanDraft:
    """Two actions, three indicators, three respondents, one milestone each year till 2026."""
    natures = zip(INDICATORS, (Nature.FLOW, Nature.CUMULATIVE, Nature.TEXT), strict=True)
    draft = PlanDraft(
        plan_code=code,
        shared=(
            Territory(siren="200058097", name="Territoire"),
            Plan(
                code=code,
                title="Plan d’essai",
                short_title="Essai",
                territory_siren="200058097",
                demonstration_day=demonstration_day,
            ),
        ),
        texts=(
            of_plan(Axis, code="1", number=1, label="Axe", short_label="Axe"),
            *(
                of_plan(
                    Action, code=a, position=i, title=f"Action {a}", short_title=a, axis_code="1"
                )
                for i, a in enumerate(ACTIONS)
            ),
            *(
                of_plan(Indicator, code=c, action_code=c[:3], position=i, label=c)
                for i, c in enumerate(INDICATORS)
            ),
            of_plan(
                Milestone, code=MILESTONE, action_code="1.1", position=1, label="Appel à projets"
            ),
            *(
                of_plan(Respondent, code=c, kind=RespondentKind.COMMUNE, name=f"Commune {c}")
                for c in RESPONDENTS
            ),
            *texts,
        ),
        versions=(
            *(version(IndicatorRule, indicator_code=c, nature=n) for c, n in natures),
            version(PlanSpan, **SPAN),
            milestone_rule(),
            version(Recurrence, action_code="1.1", every_months=12),
            *versions,
        ),
    )
    for row in (*draft.texts, *draft.versions):
        row.plan_code = code
    return draft


def changed_plan(*versions: Versioned) -> PlanDraft:
    """A draft that only holds new versions of some rows."""
    return PlanDraft(plan_code=PLAN, versions=versions)


def at(day: int, hour: int = 12) -> datetime:
    """An hour of the day that comes `day` days after the first one, in Paris."""
    return datetime.combine(FIRST_DAY + timedelta(days=day), time(hour), tzinfo=PARIS)


def observed(
    value: int | None, *, indicator: str = INDICATORS[0], category: str = ""
) -> ObservationFact:
    """A value in units, or a tombstone."""
    return ObservationFact(
        indicator_code=indicator,
        category=category,
        value_e4=None if value is None else value * 10_000,
        origin=ERASED if value is None else Origin(sheet="Indicateurs", cell="H14"),
    )


def spent(
    cents: int | None,
    *,
    field: BudgetField = BudgetField.COMMITTED,
    action: str = ACTIONS[0],
    exercise: int = 2026,
) -> BudgetFact:
    """An amount in cents, or a tombstone."""
    return BudgetFact(
        field=field,
        action_code=action,
        exercise=exercise,
        section=Section.OPERATING,
        amount_cents=cents,
        origin=ERASED if cents is None else Origin(),
    )


def stated(
    end: date | None,
    *,
    field: MilestoneField = MilestoneField.DONE,
    occurrence: str = OCCURRENCES[0],
) -> MilestoneFact:
    """A day, or a tombstone."""
    return MilestoneFact(
        field=field,
        occurrence_code=occurrence,
        start_date=end,
        end_date=end,
        origin=ERASED if end is None else Origin(),
    )


def a_return(
    *facts: ObservationFact | BudgetFact | MilestoneFact,
    respondent: str = RESPONDENTS[0],
    period: str = "2026-T1",
    content: bytes = b"",
    **values: Any,
) -> ReturnDraft:
    """What was read of one file."""
    return ReturnDraft(
        plan_code=PLAN,
        respondent_code=respondent,
        period_code=period,
        observations=tuple(f for f in facts if isinstance(f, ObservationFact)),
        budget=tuple(f for f in facts if isinstance(f, BudgetFact)),
        milestones=tuple(f for f in facts if isinstance(f, MilestoneFact)),
        content=content,
        sha256=sha256(content).hexdigest() if content else "",
        **values,
    )
