"""Everything a committee is told of a plan on one day: the one context of every document."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from analysis.committee.show import CommitteeShow, committee_show
from data_model.french import day, typo
from data_model.level_words import LevelWord
from data_model.vocabulary import CommitteeKind, ResultStatus
from documents.context.attention import AlertPoint, alert_points
from documents.context.calendar import Calendar, calendar
from documents.context.figure import Figure
from documents.context.indicators import Indicator, indicators, status_counts
from documents.context.money import Spending, spending
from documents.context.returns import Returns, returns
from documents.context.seen import PlanSeen
from documents.context.told import ToldSlide, told_figures, told_slides
from documents.context.work import Work, work_by_action, work_by_axis, work_of_plan

# What a page or a command has read of a committee, for those who may not read it themselves.
Show = CommitteeShow


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """The committee that a document is made for."""

    kind: CommitteeKind
    held_on: date

    @property
    def words(self) -> str:
        """« Comité de pilotage du 26 novembre 2026 »."""
        told = f"{self.kind.label} du {day(self.held_on)}"
        return typo(told[:1].upper() + told[1:])


@dataclass(frozen=True, kw_only=True)
class Head:
    """Which plan, seen on which day, for which meeting."""

    plan_code: str
    plan_title: str
    short_title: str
    as_of: date
    situation_date: date | None
    plan_start: date | None
    plan_end: date | None
    meeting: Meeting | None
    has_returns: bool
    banner: str

    @property
    def stopped(self) -> str:
        """« Données arrêtées au 9 novembre 2026 »."""
        return typo(f"Données arrêtées au {day(self.as_of)}")

    @property
    def days(self) -> str:
        """Both days, as every page shows them."""
        if self.situation_date is None:
            return typo(f"{self.stopped} ; aucun trimestre n’est encore arrivé à échéance")
        return typo(f"{self.stopped}, situation au {day(self.situation_date)}")

    @property
    def occasion(self) -> str:
        """The meeting where there is one, else the plan's day."""
        return self.meeting.words if self.meeting else self.stopped


@dataclass(frozen=True, kw_only=True)
class CommitteeContext:
    """One plan on one day, ready to show: values with their words, nothing left to compute."""

    head: Head
    work: Work
    axes: tuple[Work, ...]
    axis_labels: dict[str, str]
    axis_word: LevelWord
    actions: tuple[Work, ...]
    action_axes: dict[str, str]
    money: Spending
    calendar: Calendar
    returns: Returns
    indicators: tuple[Indicator, ...]
    statuses: tuple[tuple[ResultStatus, Figure], ...]
    points: tuple[AlertPoint, ...]
    slides: tuple[ToldSlide, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that the committee is shown, in the order of the slides."""
        return told_figures(self.slides)

    def actions_of(self, axis_code: str) -> tuple[Work, ...]:
        """The actions of one axis; of « Transversal » where the code is empty."""
        return tuple(one for one in self.actions if self.action_axes[one.code] == axis_code)


def context_of(seen: PlanSeen, show: CommitteeShow | None = None) -> CommitteeContext:
    """What is told of a plan, with the slides of a committee where there is one."""
    found = indicators(seen)
    return CommitteeContext(
        head=head_of(seen, meeting_of(show)),
        work=work_of_plan(seen),
        axes=work_by_axis(seen),
        axis_labels=dict(_axis_labels(seen)),
        axis_word=seen.snapshot.situation.level_words.axis,
        actions=work_by_action(seen),
        action_axes=dict(_action_axes(seen)),
        money=spending(seen),
        calendar=calendar(seen),
        returns=returns(seen),
        indicators=found,
        statuses=status_counts(found, "results"),
        points=alert_points(seen),
        slides=told_slides(seen, show),
    )


def show_of(now: PlanSeen, number: int) -> CommitteeShow | None:
    """What one committee is shown of the plan; None where there is none of that number."""
    return committee_show(now, number)


def meeting_of(show: CommitteeShow | None) -> Meeting | None:
    """The meeting that is shown something."""
    if show is None:
        return None
    record = show.committee.record
    return Meeting(kind=record.kind, held_on=record.held_on)


def head_of(seen: PlanSeen, meeting: Meeting | None = None) -> Head:
    """Which plan and which day."""
    now = seen.situation
    fictional = "Démonstration : les retours sont fictifs." if now.demonstration_day else ""
    return Head(
        plan_code=now.plan_code,
        plan_title=typo(now.plan_title),
        short_title=typo(now.short_title),
        as_of=now.as_of,
        situation_date=now.situation_date,
        plan_start=now.plan_start,
        plan_end=now.plan_end,
        meeting=meeting,
        has_returns=seen.has_returns,
        banner=typo(fictional),
    )


def _axis_labels(seen: PlanSeen) -> Iterator[tuple[str, str]]:
    for code, label in zip(seen.axis_names["code"], seen.axis_names["label"], strict=True):
        yield code or "", typo(label)


def _action_axes(seen: PlanSeen) -> Iterator[tuple[str, str]]:
    actions = seen.snapshot.actions
    for code, axis in zip(actions["action_code"], actions["axis_code"], strict=True):
        yield code, axis if isinstance(axis, str) else ""
