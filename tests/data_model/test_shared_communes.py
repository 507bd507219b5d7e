"""A commune belongs to the territory of the plan that came first, whatever a later plan says."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from data_model.act import AuditChange
from data_model.finding import Severity
from data_model.plan import Plan
from data_model.plan_draft import PlanDraft, record_plan
from data_model.plan_edit import record_plan_edit
from data_model.plan_preview import plan_preview
from data_model.store import reading, writing
from data_model.territory import Commune, Territory
from tests.data_model.small_plan import small_plan

FIRST, SECOND = "200058097", "200054781"


def with_communes(draft: PlanDraft, siren: str, *codes: str) -> PlanDraft:
    [plan] = [row for row in draft.shared if isinstance(row, Plan)]
    communes = [Commune(code_insee=one, name=f"C{one}", territory_siren=siren) for one in codes]
    named = Plan.model_validate(plan.model_dump() | {"territory_siren": siren})
    return replace(draft, shared=(Territory(siren=siren, name=f"T{siren}"), *communes, named))


def homes(engine: Engine) -> dict[str, str]:
    with reading(engine) as session:
        rows = [session.get(Commune, code) for code in ("93005", "93007", "94080")]
        return {row.code_insee: row.territory_siren for row in rows if row is not None}


@pytest.fixture
def base(sqlite_engine: Engine) -> Engine:
    with writing(sqlite_engine) as session:
        record_plan(session, with_communes(small_plan(), FIRST, "93005", "93007"))
    return sqlite_engine


@pytest.mark.parametrize("is_by_a_person", [False, True])
def test_a_later_plan_leaves_the_communes_of_an_earlier_one(
    base: Engine, *, is_by_a_person: bool
) -> None:
    metro = replace(small_plan(code="METRO"), texts=(), versions=())
    later = with_communes(metro, SECOND, "93005", "94080")
    with reading(base) as session:
        preview = plan_preview(session, later, day=date(2026, 6, 15))
    with writing(base) as session:
        if is_by_a_person:
            record_plan_edit(session, later, previewed_at=0)
        else:
            record_plan(session, later)
    assert homes(base) == {"93005": FIRST, "93007": FIRST, "94080": SECOND}
    [told] = [one for one in preview.findings if one.code == "COMMUNE_D_UN_AUTRE_TERRITOIRE"]
    assert told.severity is Severity.INFO
    assert "C93005" in told.message
    assert f"T{FIRST}" in told.message
    assert not any(
        isinstance(one.row, Commune) and one.row.code_insee == "93005" for one in preview.changes
    )


def test_a_plan_alone_moves_its_communes_with_its_territory(base: Engine) -> None:
    corrected = with_communes(small_plan(), SECOND, "93005", "93007")
    with writing(base) as session:
        record_plan(session, corrected)
    assert homes(base) == {"93005": SECOND, "93007": SECOND}


def test_a_territory_renamed_by_the_tables_is_counted_with_its_audit(base: Engine) -> None:
    before = with_communes(small_plan(), FIRST, "93005", "93007")
    renamed = tuple(
        Territory(siren=FIRST, name="Autre nom") if isinstance(row, Territory) else row
        for row in before.shared
    )
    with writing(base) as session:
        assert record_plan(session, before).is_empty
    with writing(base) as session:
        receipt = record_plan(session, replace(before, shared=renamed))
    assert (receipt.added, receipt.changed) == (0, 1)
    with reading(base) as session:
        [told] = session.exec(select(AuditChange).where(AuditChange.object_kind == "territory"))
    assert (told.before, told.after) == (f"T{FIRST}", "Autre nom")


def test_a_commune_that_comes_later_is_counted(base: Engine) -> None:
    with writing(base) as session:
        receipt = record_plan(session, with_communes(small_plan(), FIRST, "93005", "94080"))
    assert (receipt.added, receipt.changed) == (1, 0)
