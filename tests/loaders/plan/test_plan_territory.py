"""A plan's workbook takes no other plan's territory, and renames none without being asked."""

from collections.abc import Mapping, Sequence

import pytest

from data_model.finding import AnswerKey, Finding
from data_model.plan import Plan
from data_model.plan_draft import PlanDraft
from data_model.territory import Territory
from loaders.plan.text_table import Row
from loaders.plan.workbook.plan_workbook import read_plan_workbook
from tests.loaders.plan.filled_workbook import SMALL, filled
from tests.loaders.plan.workbook_cases import ERROR, QUESTION

OWN, THEIRS, NEW = "200000001", "200000002", "200000003"
OURS, OTHERS = "Communauté d’essai", "Agglomération voisine"
STORED: Mapping[str, Sequence[Row]] = {
    "territory": [
        {"siren": OWN, "name": OURS, "short_code": ""},
        {"siren": THEIRS, "name": OTHERS, "short_code": "AV"},
    ],
    "plans": [
        {"code": "ESS-1", "territory_siren": OWN},
        {"code": "PCAET-2", "territory_siren": THEIRS},
    ],
}
SHARING: Mapping[str, Sequence[Row]] = {
    **STORED,
    "plans": [*STORED["plans"], {"code": "PLH-3", "territory_siren": OWN}],
}


def read(
    siren: str,
    name: str | None,
    *,
    stored: Mapping[str, Sequence[Row]] = STORED,
    answer: tuple[str, str, str] | None = None,
) -> PlanDraft:
    plan = [*SMALL["Plan"][:3], ["SIREN du territoire", siren], ["Nom du territoire", name]]
    answers = {AnswerKey("Plan", answer[0], answer[1]): answer[2]} if answer else {}
    return read_plan_workbook("plan.xlsx", filled({"Plan": plan}), stored=stored, answers=answers)


def on_plan(draft: PlanDraft) -> list[Finding]:
    return [one for one in draft.findings if one.sheet == "Plan"]


def shared(draft: PlanDraft) -> list[tuple[str, str]]:
    """The territory as drafted, where the plan is of it."""
    sirens = {row.territory_siren for row in draft.shared if isinstance(row, Plan)}
    return [
        (row.siren, row.name)
        for row in draft.shared
        if isinstance(row, Territory) and row.siren in sirens
    ]


def test_the_siren_of_another_plan_under_ones_own_name_blocks() -> None:
    draft = read(THEIRS, OURS)
    [found] = on_plan(draft)
    assert (found.severity, found.address) == (ERROR, "Plan!B4")
    assert f"{OTHERS}, territoire du plan PCAET-2" in found.message.replace("\u00a0", " ")
    assert draft.shared == ()


@pytest.mark.parametrize(("siren", "name"), [(NEW, OURS), (THEIRS, OTHERS), (THEIRS, None)])
@pytest.mark.parametrize("answer", ["", "stored", "new"])
def test_a_plan_changes_territory_only_where_that_is_said(
    siren: str, name: str | None, answer: str
) -> None:
    said = ("B4", "TERRITOIRE_CHANGE", answer)
    draft = read(siren, name, answer=said)
    [found] = on_plan(draft)
    assert found.address == "Plan!B4"
    assert (found.severity is QUESTION) is (answer == "")
    moved = [(siren, OURS if siren == NEW else OTHERS)]
    assert shared(draft) == (moved if answer == "new" else [(OWN, OURS)])


@pytest.mark.parametrize("answer", ["", "stored", "new"])
def test_a_territory_of_two_plans_is_renamed_only_where_that_is_said(answer: str) -> None:
    said = ("B5", "TERRITOIRE_PARTAGE", answer)
    draft = read(OWN, "Autre nom", stored=SHARING, answer=said)
    [found] = on_plan(draft)
    assert "PLH-3" in found.message
    assert (found.severity is QUESTION) is (answer == "")
    assert shared(draft) == [(OWN, "Autre nom" if answer == "new" else OURS)]


@pytest.mark.parametrize("name", [OURS, None])
def test_a_territory_of_two_plans_that_keeps_its_name_asks_nothing(name: str | None) -> None:
    draft = read(OWN, name, stored=SHARING)
    assert (on_plan(draft), shared(draft)) == ([], [(OWN, OURS)])


def test_a_territory_of_one_plan_is_that_plans_to_rename() -> None:
    draft = read(OWN, "Autre nom")
    assert (on_plan(draft), shared(draft)) == ([], [(OWN, "Autre nom")])
