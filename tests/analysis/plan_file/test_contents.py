"""What a plan holds, counted again from its tables."""

from pathlib import Path

import pytest

from analysis.plan_file.contents import contents_table, contents_title
from analysis.snapshot import snapshot
from data_model.plan_draft import plan_of
from data_model.store import reading
from tests.sample_data.other_plans import ESSR, ORLY, counts, stored

FIRST = "pldess-paris-terres-d-envol"


@pytest.mark.parametrize("folder", [FIRST, ORLY, ESSR])
def test_the_whole_plan_is_what_its_tables_hold(folder: str, tmp_path: Path) -> None:
    with reading(stored(folder, tmp_path)) as session:
        seen = snapshot(session, plan_of(session))
    table = contents_table(seen)
    whole = table.iloc[-1].tolist()
    held = counts(folder)
    names = ("objectives", "actions", "indicators", "targets", "milestones")
    assert whole[1:6] == [str(held.get(name, 0)) for name in names]
    rows = table.iloc[:-1]
    assert sum(int(cell) for cell in rows["Actions"]) == held["actions"]


def test_the_title_counts_with_the_plans_own_words(tmp_path: Path) -> None:
    with reading(stored(ORLY, tmp_path)) as session:
        seen = snapshot(session, plan_of(session))
    assert contents_title(seen) == (
        "1\u00a0exigence, 1\u00a0action et aucun indicateur, dates du plan à saisir"
    )
    assert contents_table(seen).columns[0] == "Exigence"
    assert contents_table(seen)["Montant voté"].tolist() == ["n.c.", "n.c."]


def test_the_dates_of_the_plan_are_said(tmp_path: Path) -> None:
    with reading(stored(FIRST, tmp_path)) as session:
        seen = snapshot(session, plan_of(session))
    assert contents_title(seen).startswith("3\u00a0axes, 16\u00a0actions et 46\u00a0indicateurs")
    assert contents_table(seen).iloc[-1].tolist()[-1] == "505\u202f000\u00a0€"
