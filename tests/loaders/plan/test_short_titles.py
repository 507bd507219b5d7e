"""Short titles follow the title that they were made from; those that a person gave stay."""

import pytest

from data_model.action import Action
from data_model.plan import Axis
from loaders.formats.workbook_reader import read_workbooks
from loaders.plan.workbook.plan_workbook import plan_of_workbook
from loaders.plan.workbook.short_titles import short_title, shortened
from tests.loaders.plan.filled_workbook import filled

LONG = "Rénover les écoles, " * 6
WORDS = {"code": "1.1", "title": "Rénover les écoles", "short_title": "Rénover les écoles"}


@pytest.mark.parametrize(
    ("before", "now", "short"),
    [
        (None, {"title": "Tour"}, "Tour"),
        (WORDS, {**WORDS, "title": "Rénover toutes les écoles"}, "Rénover toutes les écoles"),
        (WORDS, {**WORDS, "title": LONG}, shortened(LONG, 80)),
        ({**WORDS, "title": LONG, "short_title": shortened(LONG, 80)}, WORDS, WORDS["title"]),
        ({**WORDS, "short_title": "Écoles"}, {**WORDS, "short_title": ""}, WORDS["title"]),
    ],
)
def test_a_short_title_that_nobody_gave_is_the_title(
    before: dict[str, str] | None, now: dict[str, str], short: str
) -> None:
    assert (now | short_title("actions", now, before))["short_title"] == short


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (WORDS, {**WORDS, "short_title": "Écoles"}),
        ({**WORDS, "short_title": "Écoles"}, {**WORDS, "title": "Tour", "short_title": "Écoles"}),
    ],
)
def test_a_short_title_that_a_person_gave_stays(
    before: dict[str, str], now: dict[str, str]
) -> None:
    assert short_title("actions", now, before) == {}


def test_no_other_table_has_a_short_title() -> None:
    assert short_title("objectives", {"label": "Sensibiliser"}) == {}


def test_a_title_changed_in_the_workbook_takes_its_short_one_along() -> None:
    axes = ["Code", "Intitulé", "Intitulé court"]
    sheets = {
        "Axes": [axes, ["A1", "Sobriété", "obriété"], ["A2", "Développer", "Agir"]],
        "Actions": [
            ["Code", "Intitulé", "Axe", "Intitulé court"],
            ["1.1", "Tour de tous les élus", "A1", "Tour des élus"],
            ["1.2", "Petits-déjeuners", "A2", "Le matin"],
        ],
        "Objectifs": [["Code", "Intitulé", "Axe"]],
    }
    stored = {
        "axes": [
            {"code": "A1", "label": "obriété", "short_label": "obriété"},
            {"code": "A2", "label": "Développer l’ESS", "short_label": "Agir"},
        ],
        "actions": [
            {"code": "1.1", "title": "Tour des élus", "short_title": "Tour des élus"},
            {"code": "1.2", "title": "Matins", "short_title": "Le matin"},
        ],
    }
    [workbook] = read_workbooks([("plan.xlsx", filled(sheets))])
    draft = plan_of_workbook(workbook, stored=stored)
    short = {
        row.code: row.short_label if isinstance(row, Axis) else row.short_title
        for row in draft.texts
        if isinstance(row, Axis | Action)
    }
    assert short == {
        "A1": "Sobriété",
        "A2": "Agir",
        "1.1": "Tour de tous les élus",
        "1.2": "Le matin",
    }
