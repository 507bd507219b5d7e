"""A plan written as a workbook and read back is the same plan, whatever its words are."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine
from sqlmodel import select

from data_model.action import Action
from data_model.as_of import PARIS
from data_model.base import Base
from data_model.finding import Severity
from data_model.plan_draft import PlanDraft, plan_of, record_plan
from data_model.store import make_engine, reading, writing
from data_model.territory import Commune
from data_model.workbook_options import LONGEST_CELL
from loaders.plan.placed_row import PlacedRow
from loaders.plan.plan_building import build_plan
from loaders.plan.plan_folder import read_plan_folder
from loaders.plan.stored_rows import longest_stored_text, stored_places, stored_rows
from loaders.plan.workbook.plan_workbook import read_plan_workbook
from loaders.plan.workbook.workbook_file import plan_workbook, plan_workbook_name
from sample_data.first_plan import FIRST_PLAN
from tests.conftest import EMPTY
from tests.loaders.plan.filled_workbook import filled
from tests.loaders.plan.generated_plan import Tables, plans
from tests.loaders.test_libreoffice import CONVERSION_SECONDS, soffice
from tests.sample_data.other_plans import OTHER_PLANS, SAMPLE

MADE_AT = datetime(2026, 11, 23, 9, tzinfo=PARIS)
DOUBTED = {"PART_OU_POUR_CENT", "INTITULE_REPETE"}
FIVE_PLANS = (FIRST_PLAN.name, *OTHER_PLANS)


@pytest.fixture
def empty(sqlite_templates: dict[str, Path], tmp_path: Path) -> Iterator[Engine]:
    file = tmp_path / "plan.sqlite"
    shutil.copyfile(sqlite_templates[EMPTY], file)
    engine = make_engine(f"sqlite:///{file}")
    yield engine
    engine.dispose()


def issued(engine: Engine) -> bytes:
    with reading(engine) as session:
        return plan_workbook(stored_rows(session, plan_of(session).code), made_at=MADE_AT)


def content(rows: tuple[Base, ...]) -> list[str]:
    return sorted(f"{type(row).__name__} {row.model_dump()}" for row in rows)


def nothing_changes(engine: Engine, draft: PlanDraft) -> None:
    # A grant out of its fund's rules is asked about each time; nothing else is said.
    assert [one for one in draft.findings if not one.code.startswith("AIDE_")] == []
    with reading(engine) as session:
        before = stored_rows(session, draft.plan_code)
        outlines = {one.code_insee: one.outline_geojson for one in session.exec(select(Commune))}
    with writing(engine) as session:
        receipt = record_plan(session, draft)
        assert stored_rows(session, draft.plan_code) == before
        assert {
            one.code_insee: one.outline_geojson for one in session.exec(select(Commune))
        } == outlines
    assert (receipt.is_empty, receipt.kept) == (True, ())


@pytest.mark.parametrize("folder", FIVE_PLANS)
def test_a_plan_issued_and_loaded_again_changes_nothing(empty: Engine, folder: str) -> None:
    with writing(empty) as session:
        record_plan(session, read_plan_folder(SAMPLE / folder))
    nothing_changes(empty, read_plan_workbook("plan.xlsx", issued(empty)))


def test_the_demonstration_issued_and_loaded_again_changes_nothing(
    demonstration_file: Path, tmp_path: Path
) -> None:
    shutil.copyfile(demonstration_file, tmp_path / "demo.sqlite")
    engine = make_engine(f"sqlite:///{tmp_path / 'demo.sqlite'}")
    nothing_changes(engine, read_plan_workbook("plan.xlsx", issued(engine)))
    engine.dispose()


def test_a_plan_issued_builds_the_same_plan_in_an_empty_base(
    empty: Engine, sqlite_templates: dict[str, Path], tmp_path: Path
) -> None:
    with writing(empty) as session:
        record_plan(session, read_plan_folder(FIRST_PLAN))
    shutil.copyfile(sqlite_templates[EMPTY], tmp_path / "other.sqlite")
    other = make_engine(f"sqlite:///{tmp_path / 'other.sqlite'}")
    with writing(other) as session:
        record_plan(session, read_plan_workbook("plan.xlsx", issued(empty)))
    with reading(empty) as one, reading(other) as two:
        assert stored_rows(one, "PLDESS-T7") == stored_rows(two, "PLDESS-T7")
    other.dispose()


@given(tables=plans())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_plan_is_read_as_it_was_written(tables: Tables) -> None:
    placed = {
        name: [PlacedRow(values=row, sheet=name, line="") for row in rows]
        for name, rows in tables.items()
    }
    expected = build_plan(placed, tables["plan"][0]["code"])
    assert expected.findings == ()

    # As the plan stands: days that its milestones' words deny have been settled before.
    written = plan_workbook(tables, made_at=MADE_AT)
    read = read_plan_workbook("plan.xlsx", written, stored=tables)

    assert [one.message for one in read.findings if one.severity is not Severity.INFO] == []
    assert read.plan_code == expected.plan_code
    assert content(read.texts) == content(expected.texts)
    assert content(read.versions) == content(expected.versions)
    # A target of 1 % or less is stored as such, and doubted all the same: nobody can tell; so are
    # two rows of the same words.
    said = {one.message for one in read.findings if one.code not in DOUBTED}
    assert said == set()


def test_a_copy_saved_by_libreoffice_reads_the_same(empty: Engine, tmp_path: Path) -> None:
    program = soffice()
    with writing(empty) as session:
        record_plan(session, read_plan_folder(FIRST_PLAN))
    source = tmp_path / "plan.xlsx"
    source.write_bytes(issued(empty))
    for suffix in ("ods", "xlsx"):
        subprocess.run(
            [
                program,
                "--headless",
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                *("--convert-to", suffix, "--outdir", str(tmp_path / suffix), str(source)),
            ],
            check=True,
            capture_output=True,
            timeout=CONVERSION_SECONDS,
        )
        saved = (tmp_path / suffix / f"plan.{suffix}").read_bytes()
        nothing_changes(empty, read_plan_workbook(f"copie.{suffix}", saved))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("PLDESS-T7", "pldess-t7_plan_2026-11-23.xlsx"),
        ("Été 2026/1", "ete-2026-1_plan_2026-11-23.xlsx"),
        ("", "nouveau_plan_2026-11-23.xlsx"),
    ],
)
def test_the_file_is_called_after_its_plan_and_day(code: str, name: str) -> None:
    assert plan_workbook_name(code, MADE_AT.date()) == name


@pytest.mark.parametrize("extra", [-1, 0, 1])
def test_a_text_that_no_cell_can_hold_is_told_and_never_cut(empty: Engine, extra: int) -> None:
    with writing(empty) as session:
        record_plan(session, read_plan_folder(FIRST_PLAN))
        action = session.get_one(Action, ("PLDESS-T7", "1.2"))
        action.description = "é" * (LONGEST_CELL + extra)
    with reading(empty) as session:
        assert longest_stored_text(session, "PLDESS-T7") == LONGEST_CELL + extra
    if extra <= 0:
        nothing_changes(empty, read_plan_workbook("plan.xlsx", issued(empty)))
        return
    with pytest.raises(ValueError, match="ne tient pas dans un classeur") as refused:
        issued(empty)
    place = "Actions, «\u00a0Description\u00a0» de 1.2\u00a0: 32\u202f768 caractères"
    assert place in str(refused.value)


def test_a_second_plan_of_a_territory_takes_its_names_from_the_base(empty: Engine) -> None:
    plan = [["Code du plan", "ESS-2"], ["Intitulé", "Autre"], ["SIREN du territoire", "200000001"]]
    second = filled({"Plan": plan, "Communes": [["Code INSEE"], ["01004"]]})
    alone = read_plan_workbook("plan.xlsx", second)
    blank = {one.address for one in alone.findings if one.severity is Severity.ERROR}
    assert blank == {"Plan!A1", "Répondants!B2", "Répondants!B3"}

    with writing(empty) as session:
        record_plan(session, read_plan_workbook("plan.xlsx", filled()))
    with reading(empty) as session:
        places = stored_places(session)
    again = read_plan_workbook("plan.xlsx", second, stored=places)
    assert [one.message for one in again.findings if one.severity is not Severity.INFO] == []
    with writing(empty) as session:
        before = session.get_one(Commune, "01004").model_dump()
        record_plan(session, again)
    with reading(empty) as session:
        after = stored_places(session)
        assert {name: after[name] for name in ("territory", "communes")} == {
            name: places[name] for name in ("territory", "communes")
        }
        assert session.get_one(Commune, "01004").model_dump() == before
        names = {row["code"]: row["name"] for row in stored_rows(session, "ESS-2")["respondents"]}
    assert names == {"01004": "Ambérieu", "200000001": "Communauté d’essai"}


def test_the_communes_of_a_territory_of_the_base_come_alone(empty: Engine) -> None:
    with writing(empty) as session:
        record_plan(session, read_plan_workbook("plan.xlsx", filled()))
        places = stored_places(session)
    plan = [["Code du plan", "ESS-2"], ["Intitulé", "Autre"], ["SIREN du territoire", "200000001"]]
    content = filled({"Plan": plan, "Communes": [], "Répondants": []})
    draft = read_plan_workbook("plan.xlsx", content, stored=places)
    communes = [row for row in draft.shared if isinstance(row, Commune)]
    assert [(row.code_insee, row.name, row.population) for row in communes] == [
        ("01004", "Ambérieu", 14_000)
    ]
    [told] = [one for one in draft.findings if one.code == "COMMUNES_REPRISES"]
    assert "de cette base" in told.message
