"""What a committee is shown: as chosen while it is prepared, as kept once frozen."""

from dataclasses import replace
from datetime import date
from typing import NoReturn

import pytest
from sqlmodel import Session

from analysis.committee.arranged import arranged_slides, shown_slides
from analysis.committee.decision import Standing, standing
from analysis.committee.finding import committees_title
from analysis.committee.frames import no_decisions
from analysis.committee.held import held_committees
from analysis.committee.show import committee_show, composed_show
from analysis.committee.tables import committees_table, slides_table
from analysis.plan_seen import PlanSeen
from data_model.as_of import newest_act
from data_model.committee import SlideChoice
from data_model.plan import Plan
from data_model.slide import Slide
from data_model.vocabulary import DecisionState, SlideKind
from tests.analysis.committee.conftest import DECEMBER, JUNE


def slide(key: str) -> Slide:
    return Slide(kind=SlideKind.PLAN, key=key, title=f"Titre {key}", basis="")


def keys(choices: list[SlideChoice], *proposed: str) -> list[str]:
    arranged = arranged_slides([slide(key) for key in proposed], choices)
    return [one.key for one in shown_slides(arranged)]


def test_slides_are_shown_as_chosen() -> None:
    chosen = [
        SlideChoice(key="c"),
        SlideChoice(key="a", is_shown=False),
        SlideChoice(key="b", title="Le mien"),
    ]
    arranged = arranged_slides([slide(key) for key in "abc"], chosen)
    assert [one.title for one in shown_slides(arranged)] == ["Titre c", "Le mien"]
    assert [one.slide.key for one in arranged] == ["c", "a", "b"]


def test_a_slide_nobody_chose_yet_follows_the_one_it_is_proposed_after() -> None:
    chosen = [SlideChoice(key="c"), SlideChoice(key="a")]
    assert keys(chosen, "new", "a", "b", "c") == ["new", "c", "a", "b"]
    assert keys([], "a", "b") == ["a", "b"]


def test_a_choice_whose_slide_is_gone_is_left_out() -> None:
    assert keys([SlideChoice(key="gone"), SlideChoice(key="a")], "a") == ["a"]


def test_where_every_slide_that_was_shown_is_gone_all_are() -> None:
    chosen = [SlideChoice(key="gone"), SlideChoice(key="a", is_shown=False)]
    assert keys(chosen, "a", "b") == ["b"]
    assert keys([*chosen, SlideChoice(key="b", is_shown=False)], "a", "b") == ["a", "b"]


class OfToday(PlanSeen):
    """A plan that may not be asked for another day."""

    def on(self, day: date) -> NoReturn:
        raise AssertionError(f"A frozen committee is never computed again: {day}.")


def test_a_frozen_committee_is_read_and_never_computed(now: PlanSeen) -> None:
    show = committee_show(OfToday(now.snapshot, now.read), JUNE)
    assert show is not None
    assert show.is_frozen
    assert not show.changed
    assert show.as_of == date(2026, 6, 12)
    assert show.slides[0].title.replace("\u202f", " ").startswith("59 % du plan")
    table = slides_table(show.slides, frozenset({"budget"}))
    assert list(table["Règle"]).count("calcul modifié depuis") == 1
    said = [replace(show, changed=frozenset({"budget"})).source(one) for one in show.slides]
    assert [one.endswith("calcul modifié depuis") for one in said].count(True) == 1


def test_what_was_frozen_is_what_its_day_still_gives(
    session: Session, plan: Plan, now: PlanSeen
) -> None:
    held = held_committees(session, plan.code, cutoff=newest_act(session, plan.code))
    june = next(one for one in held if one.number == JUNE)
    assert june.frozen is not None
    composed = composed_show(now, replace(june, frozen=None)).slides
    again = {one.key: one for one in composed}
    # Its own decisions were typed after the slides were frozen.
    assert [again[one.key] for one in june.frozen.slides] == list(june.frozen.slides)


def test_the_first_committee_has_none_before_it(now: PlanSeen) -> None:
    show = committee_show(now, DECEMBER)
    assert show is not None
    kinds = {one.kind for one in show.slides}
    assert not kinds & {SlideKind.SINCE, SlideKind.FOLLOW_UP}
    assert committee_show(now, 99) is None


@pytest.mark.parametrize(
    ("state", "due_on", "expected"),
    [
        (DecisionState.OPEN, date(2026, 11, 8), Standing.LATE),
        (DecisionState.OPEN, date(2026, 11, 9), Standing.OPEN),
        (DecisionState.OPEN, date(2026, 11, 10), Standing.OPEN),
        (DecisionState.OPEN, None, Standing.OPEN),
        (DecisionState.DONE, date(2026, 11, 8), Standing.DONE),
        (DecisionState.DROPPED, date(2026, 11, 8), Standing.DROPPED),
    ],
)
def test_an_open_decision_is_late_from_the_day_after_its_date(
    state: DecisionState, due_on: date | None, expected: Standing
) -> None:
    assert standing(state, due_on, as_of=date(2026, 11, 9)) is expected


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2026, 11, 9), "Comité territorial dans 17 jours ; aucune décision en retard"),
        (date(2026, 11, 25), "Comité territorial dans 1 jour ; aucune décision en retard"),
        (date(2026, 11, 26), "Comité territorial aujourd’hui ; aucune décision en retard"),
        (date(2026, 11, 27), "Dernier comité le 26 novembre 2026 ; aucune décision en retard"),
    ],
)
def test_the_page_says_when_the_next_one_meets(
    session: Session, plan: Plan, day: date, title: str
) -> None:
    held = held_committees(session, plan.code, cutoff=newest_act(session, plan.code))
    said = committees_title(held, no_decisions(), today=day)
    assert said.replace("\u00a0", " ").replace("\u202f", " ") == title
    assert list(committees_table(held, no_decisions())["Diapositives"])[:1] == ["à composer"]
    assert committees_title([], no_decisions(), today=day) == "Aucun comité n’est encore enregistré"
