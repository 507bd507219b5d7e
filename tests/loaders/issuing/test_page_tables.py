"""What a page's files hold: numbers with their formats, words that never run, who says so."""

import csv
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest

from analysis.fiche.text_diff import text_change
from data_model.french import day, euros, lateness, percent, plain
from data_model.workbook_options import LONGEST_CELL
from loaders.issuing.page_csv import page_archive, page_csv
from loaders.issuing.page_tables import (
    ABOUT_SHEET,
    LONGEST_SHEET_NAME,
    PageFile,
    PageTable,
    page_file_name,
    page_workbook,
    sheet_names,
)

ABOUT = PageFile(
    plan="Plan local de développement de l’ESS",
    short_title="PLDESS",
    page="Vue d’ensemble",
    finding="8 points demandent votre attention",
    as_of=date(2026, 11, 9),
    situation_date=date(2026, 9, 30),
    source="Retours trimestriels.",
    is_demonstration=True,
)
TABLE = PageTable(
    title="Montants : par action [prévu/engagé] et par exercice",
    frame=pd.DataFrame(
        {
            "Action": ["2.2 Bourse", "=1+1", "@x"],
            "Engagé": [euros(1_250_050), euros(0), "n.c."],
            "Part": [percent(1), percent(None), percent(0)],
            "Au": [day(date(2026, 3, 1)), None, ""],
            "Écart": [lateness(47), lateness(-6), lateness(0)],
        },
        dtype=object,
    ),
)


def test_quantities_are_numbers_with_their_formats() -> None:
    book = openpyxl.load_workbook(io.BytesIO(page_workbook(ABOUT, [TABLE])))
    sheet = book.worksheets[1]
    assert [cell.value for cell in sheet[1]] == list(TABLE.frame.columns)
    assert sheet.freeze_panes == "A2"
    assert (sheet["B2"].value, sheet["B2"].number_format) == (12500.5, '#,##0.00 "€"')
    assert sheet["B4"].value == "n.c."
    assert (sheet["C2"].value, sheet["C2"].number_format) == (1, "0%")
    assert sheet["C3"].value == "n.c."
    assert (sheet["D2"].value, sheet["D2"].number_format) == (datetime(2026, 3, 1), "dd/mm/yyyy")  # noqa: DTZ001  Excel has no time zone
    assert sheet["D3"].value is None
    assert sheet["D4"].value is None
    assert [sheet[f"E{row}"].value for row in (2, 3)] == [47, -6]


def test_words_that_would_run_stay_words() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(page_workbook(ABOUT, [TABLE]))).worksheets[1]
    for address, words in (("A3", "=1+1"), ("A4", "@x")):
        assert (sheet[address].value, sheet[address].data_type) == (words, "s")
        assert sheet[address].quotePrefix
    assert not sheet["A2"].quotePrefix


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    written = ["é" * length for length in (LONGEST_CELL, LONGEST_CELL + 1)]
    table = PageTable(title="Textes", frame=pd.DataFrame({"Texte": written}, dtype=object))
    sheet = openpyxl.load_workbook(io.BytesIO(page_workbook(ABOUT, [table]))).worksheets[1]
    assert sheet["A2"].value == written[0]
    assert len(sheet["A3"].value) == LONGEST_CELL
    assert sheet["A3"].value.endswith("(coupé ici\u00a0: 32\u202f768 caractères en tout)")


@pytest.mark.parametrize("is_demonstration", [True, False])
def test_the_first_sheet_says_what_the_file_is(is_demonstration: bool) -> None:
    about = PageFile(**(vars(ABOUT) | {"is_demonstration": is_demonstration}))
    book = openpyxl.load_workbook(io.BytesIO(page_workbook(about, [TABLE, TABLE])))
    assert book.sheetnames[0] == ABOUT_SHEET
    told = {row[0].value: row[1].value for row in book[ABOUT_SHEET].iter_rows(max_col=2)}
    assert told["Plan"] == ABOUT.plan
    assert told["Vu au"] == day(ABOUT.as_of)
    assert told["Situation au"] == day(ABOUT.situation_date)
    assert ("Attention" in told) is is_demonstration
    for name in book.sheetnames[1:]:
        assert told[name] == TABLE.title


def told_of(about: PageFile) -> dict[object, object]:
    book = openpyxl.load_workbook(io.BytesIO(page_workbook(about, [TABLE])))
    return {row[0].value: row[1].value for row in book[ABOUT_SHEET].iter_rows(max_col=2)}


def test_the_first_sheet_says_what_the_page_was_narrowed_down_to() -> None:
    chosen = (("Axe", "Axe 2 · Animation"), ("Commune", plain("Sevran *x*")))
    about = PageFile(**(vars(ABOUT) | {"chosen": chosen}))
    assert told_of(about)["Filtre"] == (
        "Axe\u00a0: Axe 2 · Animation\u202f; Commune\u00a0: Sevran *x*"
    )
    assert "Filtre" not in told_of(ABOUT)


def test_the_plan_s_own_words_keep_their_signs() -> None:
    about = PageFile(**(vars(ABOUT) | {"plan": "**Plan** [2026](x)"}))
    assert told_of(about)["Plan"] == "**Plan** [2026](x)"


def test_what_changed_reads_in_plain_words_in_both_files() -> None:
    frame = pd.DataFrame({"Avant → après": [text_change("Sans *donnée*", "Alerte")]})
    table = PageTable(title="Changements", frame=frame)
    sheet = openpyxl.load_workbook(io.BytesIO(page_workbook(ABOUT, [table]))).worksheets[1]
    assert sheet["A2"].value == "Sans *donnée* → Alerte"
    assert page_csv(table).decode("utf-8-sig").splitlines()[1] == "Sans *donnée* → Alerte"


def test_no_two_sheets_are_named_alike_and_none_too_long() -> None:
    names = sheet_names([TABLE.title, TABLE.title.upper(), "x" * 80, ""])
    assert len({name.casefold() for name in names}) == 4
    assert max(len(name) for name in names) <= LONGEST_SHEET_NAME
    assert names[0] == "1 Montants par action prévu"


def test_csv_opens_as_numbers_in_a_french_spreadsheet() -> None:
    content = page_csv(TABLE)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows == [
        ["Action", "Engagé (€)", "Part (%)", "Au", "Écart (jours de retard)"],
        ["2.2 Bourse", "12500,50", "100", "01/03/2026", "47"],
        ["'=1+1", "0", "n.c.", "", "-6"],
        ["'@x", "n.c.", "0", "", "à l’heure"],
    ]


def test_a_column_of_several_units_keeps_its_words_in_csv() -> None:
    table = PageTable(
        title="Indicateurs", frame=pd.DataFrame({"Valeur": [euros(100), percent(0.5)]})
    )
    rows = page_csv(table).decode("utf-8-sig").splitlines()
    assert rows == ["Valeur", euros(100), percent(0.5)]


def test_several_tables_make_an_archive() -> None:
    archive = zipfile.ZipFile(io.BytesIO(page_archive([TABLE, TABLE])))
    assert archive.namelist() == [
        "01_Montants-par-action-prevu-engage-et-par-exercice.csv",
        "02_Montants-par-action-prevu-engage-et-par-exercice.csv",
    ]
    assert archive.read(archive.namelist()[0]) == page_csv(TABLE)


def test_the_file_is_named_by_plan_page_and_day() -> None:
    assert page_file_name(ABOUT, "xlsx") == "PLDESS_Vue-d-ensemble_2026-11-09.xlsx"
