"""Beside the template a person gives the plan's code, its names and its territory."""

from typing import Any

import pytest

from data_model.plan import Plan
from data_model.territory import Commune, Territory
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.transitions.identity import PlanIdentity, identity_rows
from loaders.transitions.reading import read_transitions
from tests.loaders.transitions.template_file import codes, template

KNOWN, UNKNOWN = "200058097", "123456789"
GIVEN: dict[str, Any] = {"code": "TET-1", "title": "Plan climat", "territory_siren": KNOWN}


def test_public_geography_gives_the_territory_and_its_communes() -> None:
    rows, findings = identity_rows(PlanIdentity(**GIVEN))

    assert findings == []
    assert sum(isinstance(row, Commune) for row in rows) == 8
    (plan,) = [row for row in rows if isinstance(row, Plan)]
    assert (plan.code, plan.title, plan.short_title) == ("TET-1", "Plan climat", "TET-1")


def test_a_territory_that_nobody_knows_is_named_by_the_person() -> None:
    given = GIVEN | {"territory_siren": UNKNOWN}
    rows, findings = identity_rows(PlanIdentity(**given, territory_name="Ailleurs"))

    assert findings == []
    assert [row.name for row in rows if isinstance(row, Territory)] == ["Ailleurs"]
    rows, findings = identity_rows(PlanIdentity(**given))
    assert (rows, [(one.code, one.value) for one in findings]) == ([], [("SAISIE", UNKNOWN)])


def test_the_territory_of_a_stored_plan_is_not_asked_for() -> None:
    stored = {"territory": [{"siren": UNKNOWN, "name": "Ailleurs"}]}
    rows, findings = identity_rows(PlanIdentity(**GIVEN | {"territory_siren": UNKNOWN}), stored)

    assert (len(rows), findings) == (1, [])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", ""),
        ("code", "a b"),
        ("code", "x" * 41),
        ("title", "  "),
        ("title", "x" * 301),
        ("territory_siren", "12345678"),
        ("territory_siren", "20005809A"),
    ],
)
def test_what_is_not_right_blocks_and_is_named(field: str, value: str) -> None:
    identity = PlanIdentity(**GIVEN | {field: value})
    draft = read_transitions(xlsx_workbook(template([])), identity)

    assert (codes(draft), draft.can_be_recorded) == (["SAISIE"], False)
    assert draft.findings[0].value == value
