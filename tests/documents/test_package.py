"""The open data, judged by the real validator: complete, typed, missing kept missing."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, validate

from data_model.act import ActKind
from data_model.ledger import add_versions, new_act
from data_model.shared_vocabulary import SharedList, shared_terms
from data_model.steering import FundGrant
from data_model.store import reading, writing
from documents.context.open_plan import names_a_person, public
from documents.context.seen import read_plan
from documents.package.package import package_files, package_zip, write_package
from documents.package.schemas import FIGURES, SCHEMAS
from tests.documents.told import Told
from tests.sample_data.other_plans import ATELIERS, stored, table

WORKSHOPS = "ATELIERS-2021"


def rows_of_csv(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode())))


def errors_of(path: Path) -> list[Any]:
    report = validate(str(path))
    return [] if report.valid else report.flatten(["title", "message"])


def test_the_folder_is_a_valid_data_package(told: Told, tmp_path: Path) -> None:
    write_package(told.package, tmp_path / "plan")
    assert errors_of(tmp_path / "plan" / "datapackage.json") == []
    assert {one.name for one in Package(tmp_path / "plan" / "datapackage.json").resources} == {
        *SCHEMAS
    }


def test_the_archive_is_the_same_package(today: Told, tmp_path: Path) -> None:
    path = tmp_path / "plan.zip"
    path.write_bytes(package_zip(today.context.head, today.context.slides, today.tables))
    assert errors_of(path) == []
    with zipfile.ZipFile(path) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == today.package
    assert path.read_bytes() == package_zip(today.context.head, today.context.slides, today.tables)


def test_the_validator_refuses_a_value_of_another_kind(today: Told, tmp_path: Path) -> None:
    files = dict(today.package)
    files["data/targets.csv"] = files["data/targets.csv"].replace(b"2026-12-31", b"fin 2026")
    write_package(files, tmp_path)
    assert errors_of(tmp_path / "datapackage.json")


def test_what_is_missing_is_empty_and_never_0(alone: Told) -> None:
    for row in rows_of_csv(alone.package, "results"):
        assert row["value"] == ""
    assert rows_of_csv(alone.package, "observations") == []
    described = json.loads(alone.package["datapackage.json"])
    assert {tuple(one["schema"]["missingValues"]) for one in described["resources"]} == {("",)}


def test_observations_and_co_financing_are_all_there(today: Told) -> None:
    known = today.seen.snapshot
    assert len(rows_of_csv(today.package, "observations")) == len(known.observations)
    found = rows_of_csv(today.package, "co_financing")
    assert len(found) == len(today.seen.budget.co_financing) > 0
    cents = sum(round(float(row["amount_eur"]) * 100) for row in found)
    assert cents == int(today.seen.budget.co_financing["amount_cents"].sum())


def test_a_value_is_written_in_its_unit(today: Told) -> None:
    known = today.seen.snapshot.observations
    written = rows_of_csv(today.package, "observations")
    for row, value in zip(written, known["value_e4"], strict=True):
        assert row["value"] == "" or round(float(row["value"]) * 10_000) == value


def test_the_words_shared_with_other_tools_are_there(today: Told) -> None:
    rows = rows_of_csv(today.package, "vocabulary")
    lists = [row["list"] for row in rows]
    assert {of.value: lists.count(of.value) for of in SharedList} == {
        of.value: len(shared_terms(of)) for of in SharedList
    }
    paused = next(row for row in rows if row["label"] == "En pause")
    assert (paused["our_code"], paused["our_word"]) == ("", "")


@pytest.fixture(scope="module")
def workshops(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """A plan of funds and challenges, whose territory counts no commune."""
    engine = stored(ATELIERS, tmp_path_factory.mktemp("workshops"))
    with writing(engine) as session:
        act = new_act(session, WORKSHOPS, kind=ActKind.PLAN_EDIT)
        grant = FundGrant(
            plan_code=WORKSHOPS,
            act_number=act.number,
            fund_code="FONDS-1",
            number=1,
            beneficiary="La Ruche",
            amount_cents=150_000,
        )
        add_versions(session, act, [grant])
    with reading(engine) as session:
        yield Told(read_plan(session, WORKSHOPS))
    engine.dispose()


def test_what_the_fiches_print_is_published_whole(workshops: Told, tmp_path: Path) -> None:
    package = workshops.package
    (fund,) = rows_of_csv(package, "funds")
    assert (fund["envelope_eur"], fund["cap_eur"], fund["share"]) == ("50000", "1500", "0.5")
    (grant,) = rows_of_csv(package, "grants")
    assert (grant["beneficiary"], grant["amount_eur"]) == ("La Ruche", "1500")
    assert len(rows_of_csv(package, "sub_actions")) == len(table(ATELIERS, "sub_actions"))
    assert len(rows_of_csv(package, "printed_lines")) == len(table(ATELIERS, "printed_entries"))
    write_package(package, tmp_path)
    assert errors_of(tmp_path / "datapackage.json") == []


def test_actors_and_lines_are_there_without_a_way_to_reach_anyone(alone: Told) -> None:
    actors, lines = rows_of_csv(alone.package, "actors"), rows_of_csv(alone.package, "lines")
    assert {row["role"] for row in actors} >= {"lead", "partner"}
    assert len(lines) > len(alone.seen.snapshot.actions)
    assert not re.findall(r"[\w.]+@[\w.]+", "".join(map(str, [*actors, *lines])))


@pytest.mark.parametrize(
    ("heading", "is_left_out"),
    [
        ("Personne pilote", True),
        ("Élu·e référent·e", True),
        ("Contact", True),
        ("Personnes accompagnées", False),
        ("Élus et habitants", False),
    ],
)
def test_a_line_that_names_a_person_is_left_out(heading: str, *, is_left_out: bool) -> None:
    assert names_a_person(heading) is is_left_out


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mairie, ess@ville.fr", "Mairie,"),
        ("Mairie, 01 23 45 67 89", "Mairie,"),
        ("40 000 € en 2024", "40 000 € en 2024"),
        ("contact@ville.fr", None),
    ],
)
def test_an_address_or_a_number_is_not_published(typed: str, kept: str | None) -> None:
    assert public(typed) == kept


def test_levels_and_sources_are_those_of_the_plan(workshops: Told, alone: Told) -> None:
    described = json.loads(workshops.package["datapackage.json"])
    titles = {one["name"]: one["title"] for one in described["resources"]}
    assert titles["axes"] == "Enjeux"
    assert not [one for one in described["sources"] if "INSEE" in one["title"]]
    actions = next(one for one in described["resources"] if one["name"] == "actions")
    headings = [one["title"] for one in actions["schema"]["fields"]]
    assert "Enjeu (vide : transversal)" in headings
    usual = json.loads(alone.package["datapackage.json"])
    assert next(one for one in usual["resources"] if one["name"] == "axes")["title"] == (
        "Axes stratégiques"
    )
    assert [one for one in usual["sources"] if "INSEE" in one["title"]]


def test_nobody_is_named(today: Told) -> None:
    text = b"".join(today.package.values()).decode()
    people = today.seen.snapshot.respondents
    contacts = {*people["contact_name"], *people["contact_email"]}
    senders = {*today.seen.snapshot.returns["sender"], *today.seen.snapshot.returns["file_name"]}
    named = [one for one in contacts | senders if one and len(str(one)) > 3]
    assert named
    assert not [one for one in named if str(one) in text]


def test_sources_licence_and_day_are_said(today: Told) -> None:
    described = json.loads(today.package["datapackage.json"])
    assert described["licenses"][0]["name"] == "etalab-2.0"
    assert len(described["sources"]) == 3
    assert described["version"] == today.context.head.as_of.isoformat()
    assert all(one["sources"] and one["licenses"] for one in described["resources"])


def test_a_text_that_a_spreadsheet_would_run_is_held(today: Told) -> None:
    rows = tuple({**row, "label": "=1+1"} for row in today.tables["axes"])
    files = package_files(today.context.head, today.context.slides, {**today.tables, "axes": rows})
    assert {row["label"] for row in rows_of_csv(files, "axes")} == {"'=1+1"}
    amounts = {row["text"][:1] for row in rows_of_csv(files, FIGURES)}
    assert not amounts & {"=", "+", "-", "@"}
