"""The slides of a plan of which nothing was ever reported: they say so, and invent nothing."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from analysis.committee.frames import CommitteeFrames
from analysis.committee.slides import proposed_slides
from analysis.plan_seen import read_plan
from data_model.plan import Plan
from data_model.plan_draft import record_plan
from data_model.schema import migrate
from data_model.slide import Slide
from data_model.store import ROOT, make_engine, reading, writing
from data_model.vocabulary import SlideKind
from data_model.workspace import plans
from loaders.plan.plan_folder import read_plan_folder

BEFORE_ANY_RETURN, BEFORE_ANYTHING = date(2023, 12, 20), date(2020, 1, 1)
WITHOUT_DATES = ROOT / "sample_data" / "ateliers-de-la-transition"


@pytest.fixture(scope="module")
def slides(session: Session, plan: Plan) -> tuple[Slide, ...]:
    """On a day when the plan is loaded and no return has come."""
    frames = read_plan(session, plan.code, BEFORE_ANY_RETURN)
    return proposed_slides(CommitteeFrames(plan=frames))


def test_each_slide_says_that_nothing_is_known(slides: tuple[Slide, ...]) -> None:
    assert [slide.title.replace("\u00a0", " ") for slide in slides] == [
        "La réalisation n’est pas encore connue",
        "Axe 1 : aucun jalon renseigné",
        "Axe 2 : aucun jalon renseigné",
        "Axe 3 : aucun jalon renseigné",
        "Aucun montant engagé n’est connu",
        "La position dans le calendrier n’est pas calculable",
        "Aucun retour n’est encore attendu",
        "Aucune alerte avant le premier retour",
    ]


def test_what_is_not_known_has_no_amount(slides: tuple[Slide, ...]) -> None:
    done = [row.value("done") for row in slides[0].rows]
    assert done
    assert all(one is not None and one.amount is None and one.text == "n.c." for one in done)


def test_nobody_told_of_lateness_nor_of_money_so_neither_is_counted_zero(
    slides: tuple[Slide, ...],
) -> None:
    names = ("late", "overruns", "alerts", "watched")
    counted = [slide.value(name) for slide in slides for name in names]
    told = [one for one in counted if one is not None]
    assert len(told) == 6
    assert all((one.amount, one.text) == (None, "n.c.") for one in told)


def test_before_the_plan_was_recorded_there_is_still_something_to_say(
    session: Session, plan: Plan
) -> None:
    found = proposed_slides(CommitteeFrames(plan=read_plan(session, plan.code, BEFORE_ANYTHING)))
    assert found[0].title == "La réalisation n’est pas encore connue"
    assert not [one for one in found if one.kind is SlideKind.AXIS]


def test_a_part_without_dates_nor_money_has_no_slide(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'plan.sqlite'}")
    migrate(engine)
    with writing(engine) as session:
        record_plan(session, read_plan_folder(WITHOUT_DATES))
    with reading(engine) as session:
        seen = read_plan(session, plans(session)[0].code)
        assert [code for code in seen.axis_names["code"] if code] == ["E1", "E2"]
        found = proposed_slides(CommitteeFrames(plan=seen))
    engine.dispose()
    assert [one.key for one in found] == ["plan", "budget", "calendar", "communes", "alerts"]
