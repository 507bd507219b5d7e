"""What fiches print of their own follows its tables: changed, added or removed with an audit."""

import shutil
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import col, select

from data_model.act import AuditChange
from data_model.plan_draft import record_plan
from data_model.printed_entry import PrintedEntry, SubAction
from data_model.store import writing
from loaders.plan.plan_folder import read_plan_folder
from tests.sample_data.other_plans import MARNE, SAMPLE


def test_a_table_loaded_again_changes_and_removes_its_lines(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(SAMPLE / MARNE, folder)
    shutil.copytree(SAMPLE / "geo", tmp_path / "geo")
    with writing(engine) as session:
        record_plan(session, read_plan_folder(folder))

    entries = folder / "printed_entries.csv"
    *kept, last = entries.read_text(encoding="utf-8").splitlines()
    assert "création d'appels à projets" in last
    text = "\n".join(kept).replace("Incidence sur les populations,9,text,", "Priorité,9,text,haute")
    entries.write_text(f"{text}\n", encoding="utf-8")
    parts = folder / "sub_actions.csv"
    first_two = parts.read_text(encoding="utf-8").splitlines()[:2]
    parts.write_text("\n".join(first_two) + "\n", encoding="utf-8")

    with writing(engine) as session:
        receipt = record_plan(session, read_plan_folder(folder))
        rows = session.exec(select(PrintedEntry))
        held = {row.position: (row.heading, row.text) for row in rows}
        codes = session.exec(select(SubAction.code)).all()
        audited = session.exec(
            select(AuditChange).where(
                col(AuditChange.object_kind).in_(["printed_entry", "sub_action"])
            )
        ).all()
        told = {(row.object_code, row.field): row.after for row in audited}
    assert (receipt.added, receipt.changed, receipt.removed) == (0, 1, 2)
    assert (len(held), max(held)) == (31, 31)
    assert held[9] == ("Priorité", "haute")
    assert list(codes) == ["4.1.1-S1"]
    assert told == {
        ("4.1.1/9", "heading"): "Priorité",
        ("4.1.1/9", "text"): "haute",
        ("4.1.1/32", "text"): "",
        ("4.1.1-S2", "title"): "",
    }
