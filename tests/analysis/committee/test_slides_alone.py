"""The slides of a plan of which nothing was ever reported: they say so, and invent nothing."""

from datetime import date

import pytest
from sqlmodel import Session

from analysis.committee.frames import CommitteeFrames
from analysis.committee.slides import proposed_slides
from analysis.plan_seen import read_plan
from data_model.plan import Plan
from data_model.slide import Slide

BEFORE_ANY_RETURN = date(2023, 12, 20)


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
        "Aucune alerte",
    ]


def test_what_is_not_known_has_no_amount(slides: tuple[Slide, ...]) -> None:
    done = [row.value("done") for row in slides[0].rows]
    assert done
    assert all(one is not None and one.amount is None and one.text == "n.c." for one in done)


def test_nobody_told_of_lateness_nor_of_money_so_neither_is_counted_zero(
    slides: tuple[Slide, ...],
) -> None:
    counted = [slide.value(name) for slide in slides for name in ("late", "overruns")]
    told = [one for one in counted if one is not None]
    assert len(told) == 4
    assert all((one.amount, one.text) == (None, "n.c.") for one in told)
