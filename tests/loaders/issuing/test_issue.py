"""The issued workbook asks what is asked, and comes back as it was filled."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from data_model.interval import parse_interval
from data_model.plan_index import KnownValue
from data_model.vocabulary import BudgetField, MilestoneField, Section
from loaders.issuing.issue import issue_workbook, workbook_name
from loaders.recognition.labels import normalise_label
from loaders.template.template import Filled, FilledObservation
from tests.loaders.small_plan import (
    AS_OF,
    AULNAY,
    INDEX,
    ISSUED_AT,
    TERRITORY,
    issued,
    make_basis,
    read_back,
    read_here,
)

FILLED = Filled(
    observations={
        ("1.1-I1", ""): FilledObservation(value=12, comment="Deux soirées"),
        ("1.1-I2", "SCIC"): FilledObservation(value=3),
        ("1.1-I2", "Associations"): FilledObservation(value=4),
        ("1.1-I3", ""): FilledObservation(value=32, denominator=40),
        ("1.2-I1", ""): FilledObservation(value=Decimal("1250.50")),
        ("1.2-I2", ""): FilledObservation(value=Decimal("80.5")),
        ("1.2-I3", ""): FilledObservation(value=4),
        ("1.2-I4", ""): FilledObservation(value="=associations"),
    },
    budget={
        ("1.1", 2026, "Commune", Section.OPERATING): {
            BudgetField.COMMITTED: Decimal("1200.50"),
            BudgetField.PAID: 1000,
        }
    },
    milestones={
        "1.1-J1-C01": {MilestoneField.DONE: date(2026, 9, 3)},
        "1.1-J2-C01": {MilestoneField.FORECAST: "T4 2026"},
    },
    highlights={"1.2": "Un local a ouvert"},
)


def test_reads_back_exactly_what_was_filled_with_sheet_and_cell() -> None:
    draft = read_back(issued(FILLED))

    assert draft.findings == ()
    values = {
        (fact.indicator_code, fact.category): (
            fact.value_e4,
            fact.denominator_e4,
            fact.text_value,
            f"{fact.origin.sheet}!{fact.origin.cell}",
        )
        for fact in draft.observations
    }
    assert values == {
        ("1.1-I1", ""): (120_000, None, "", "Indicateurs!H4"),
        ("1.1-I2", "SCIC"): (30_000, None, "", "Indicateurs!H5"),
        ("1.1-I2", "Associations"): (40_000, None, "", "Indicateurs!H6"),
        ("1.1-I3", ""): (320_000, 400_000, "", "Indicateurs!H10"),
        ("1.2-I1", ""): (12_505_000, None, "", "Indicateurs!H11"),
        ("1.2-I2", ""): (805_000, None, "", "Indicateurs!H12"),
        ("1.2-I3", ""): (40_000, None, "", "Indicateurs!H13"),
        ("1.2-I4", ""): (None, None, "=associations", "Indicateurs!H14"),
    }
    assert [(f.key, f.amount_cents, f.origin.cell) for f in draft.budget] == [
        (("budget", "committed", "1.1", "2026", "Commune", "operating"), 120_050, "G4"),
        (("budget", "paid", "1.1", "2026", "Commune", "operating"), 100_000, "H4"),
    ]
    assert [(f.key, f.start_date, f.end_date, f.origin.cell) for f in draft.milestones] == [
        (("milestone", "done", "1.1-J1-C01"), date(2026, 9, 3), date(2026, 9, 3), "J4"),
        (("milestone", "forecast", "1.1-J2-C01"), date(2026, 10, 1), date(2026, 12, 31), "I5"),
    ]
    assert [(c.sheet, c.cell, c.text, c.object_code) for c in draft.comments] == [
        ("Indicateurs", "K4", "Deux soirées", "1.1-I1")
    ]
    assert [(h.action_code, h.text) for h in draft.highlights] == [("1.2", "Un local a ouvert")]


def test_an_unfilled_workbook_says_nothing_and_is_asked_only_whether_that_is_meant() -> None:
    basis = make_basis(
        last_values={("1.1-I2", "SCIC"): KnownValue(period_code="2026-T2", value_e4=30_000)},
        budget={("committed", "1.1", 2026, "Commune", "operating"): 10_000},
    )
    draft = read_back(issued(basis=basis), basis)

    assert (draft.facts, draft.read_count) == ((), 0)
    assert [finding.code for finding in draft.findings] == ["RETOUR_VIDE"]
    assert (draft.respondent_code, draft.period_code) == ("93005", "2026-T3")


def test_nothing_to_report_comes_back_with_its_cell() -> None:
    draft = read_back(issued(Filled(nothing_to_report=True)))

    assert (draft.nothing_to_report, draft.nothing_sheet, draft.nothing_cell) == (
        True,
        "Notice",
        "B9",
    )


def test_shows_the_last_value_and_a_row_a_known_category() -> None:
    basis = make_basis(
        last_values={
            ("1.1-I2", "SCIC"): KnownValue(period_code="2026-T2", value_e4=30_000),
            ("1.1-I3", ""): KnownValue(
                period_code="2026-T2", value_e4=320_000, denominator_e4=400_000
            ),
        }
    )
    sheet = load_workbook(io.BytesIO(issued(basis=basis)))["Indicateurs"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]

    broken_down = [(row[6], row[9]) for row in rows if row[2] == "1.1-I2"]
    assert broken_down == [(3, "SCIC"), (None, None), (None, None), (None, None)]
    assert [row[6] for row in rows if row[2] == "1.1-I3"] == ["32 sur 40"]


def test_only_the_territory_may_write_the_planned_amounts() -> None:
    for respondent, is_locked in ((AULNAY, True), (TERRITORY, False)):
        book = load_workbook(io.BytesIO(issued(basis=make_basis(respondent))))
        assert book["Budget"]["F4"].protection.locked is is_locked
        assert book["Budget"]["G4"].protection.locked is False
        assert book["Budget"].protection.sheet is True


def test_rows_can_be_added_under_the_table_of_a_protected_sheet() -> None:
    book = load_workbook(io.BytesIO(issued()))
    for name in ("Indicateurs", "Budget", "Calendrier"):
        sheet = book[name]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert sheet["A4"].protection.locked
        # A cell that the file does not hold has the format of its column.
        columns = sheet.column_dimensions.values()
        assert max(column.max for column in columns) == sheet.max_column
        assert all(column.protection.locked is False for column in columns)


def test_lists_are_offered_in_the_table_and_under_it() -> None:
    book = load_workbook(io.BytesIO(issued()))
    offered = {
        (v.formula1, str(v.sqref))
        for v in book["Budget"].data_validations.dataValidation
        if v.type == "list"
    }
    assert {formula for formula, _ in offered} == {
        "Financeurs",
        '"fonctionnement,investissement"',
    }
    assert ("Financeurs", "D6:D65") in offered
    assert book.defined_names["Financeurs"].attr_text == "_meta!$D$1:$D$2"
    scale = book["Indicateurs"].data_validations.dataValidation
    assert [str(v.sqref) for v in scale if v.formula1 == '"1,2,3,4"'] == ["H11"]
    notice = book["Notice"].data_validations.dataValidation
    assert [v.formula1 for v in notice] == ['"oui,non"']


def test_prints_on_a_landscape_page_with_its_titles_on_each() -> None:
    book = load_workbook(io.BytesIO(issued()))
    for name in ("Indicateurs", "Budget", "Calendrier"):
        sheet = book[name]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert (sheet.print_title_rows, sheet.freeze_panes) == ("$3:$3", "A4")


def test_a_long_label_has_the_room_that_its_lines_take() -> None:
    label = "Nombre de structures de l’économie sociale et solidaire accompagnées " * 3
    known = INDEX.indicators | {"1.1-I1": replace(INDEX.indicators["1.1-I1"], label=label)}
    index = replace(INDEX, indicators=known)
    content = issue_workbook(index, make_basis(), issued_at=ISSUED_AT)
    sheet = load_workbook(io.BytesIO(content))["Indicateurs"]

    assert sheet.row_dimensions[4].height >= 60
    assert sheet.row_dimensions[5].height in {None, 15}
    assert sheet["D4"].alignment.wrap_text


def test_the_notice_says_whom_to_ask() -> None:
    for ask_whom, said in (
        ("Léa Martin, 01 00 00 00 00", "Léa Martin, 01 00 00 00 00"),
        ("", "Répondez au message qui accompagne ce classeur."),
    ):
        content = issue_workbook(INDEX, make_basis(), issued_at=ISSUED_AT, ask_whom=ask_whom)
        notice = load_workbook(io.BytesIO(content))["Notice"]
        assert said in {cell.value for row in notice.iter_rows() for cell in row}


def test_the_last_amount_of_a_budget_line_is_told_where_it_is_typed() -> None:
    basis = make_basis(budget={("committed", "1.1", 2026, "Commune", "operating"): 1_234_500})
    book = load_workbook(io.BytesIO(issued(basis=basis)))
    told = {str(v.sqref): v.prompt for v in book["Budget"].data_validations.dataValidation}

    assert told["G4"].startswith("Dernier montant connu\u00a0: 12\u202f345\u00a0€. ")
    assert told["G5"].startswith("Le total engagé")


def test_the_words_of_the_plan_are_not_those_of_a_later_cycle() -> None:
    ref = replace(INDEX.occurrences["1.1-J1-C01"], initial=parse_interval("juin 2026"))
    later = replace(ref, cycle=3, initial=replace(ref.initial, as_written="Juin 2024"))
    for known, said in ((ref, "juin 2026"), (later, "juin\u00a02026")):
        index = replace(INDEX, occurrences=INDEX.occurrences | {"1.1-J1-C01": known})
        content = issue_workbook(index, make_basis(), issued_at=ISSUED_AT)
        assert load_workbook(io.BytesIO(content))["Calendrier"]["F4"].value == said


def test_says_when_the_data_are_a_demonstration() -> None:
    demonstration = INDEX.__class__(**{**INDEX.__dict__, "is_demonstration": True})
    for index, is_said in ((INDEX, False), (demonstration, True)):
        content = issue_workbook(index, make_basis(), issued_at=ISSUED_AT)
        notice = load_workbook(io.BytesIO(content))["Notice"]
        words = {cell.value for row in notice.iter_rows() for cell in row}
        assert ("Données de démonstration, fictives" in words) is is_said


def test_the_name_holds_plan_period_code_and_respondent() -> None:
    assert workbook_name(INDEX, make_basis(AULNAY, "2026")) == (
        "PLDESS_2026_93005_Aulnay-sous-Bois.xlsx"
    )


COUNTS = st.integers(0, 10**9)
CENTS = st.integers(0, 10**11)
CATEGORIES = st.text("abcdefgéè -'’=", min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)
WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=60)


@settings(
    max_examples=settings().max_examples,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    participants=st.none() | COUNTS,
    categories=st.dictionaries(CATEGORIES.filter(lambda t: t.strip(" -'’=") != ""), COUNTS),
    ratio=st.none() | st.tuples(COUNTS, COUNTS).map(sorted),
    money=st.none() | CENTS,
    scale=st.none() | st.integers(1, 4),
    committed=st.none() | CENTS,
    done=st.none() | st.dates(date(2020, 1, 1), AS_OF),
    comment=st.just("") | WORDS.map(str.strip),
)
def test_whatever_is_filled_comes_back(
    participants: int | None,
    categories: dict[str, int],
    ratio: list[int] | None,
    money: int | None,
    scale: int | None,
    committed: int | None,
    done: date | None,
    comment: str,
) -> None:
    observations = {
        ("1.1-I1", ""): FilledObservation(value=participants, comment=comment),
        ("1.1-I3", ""): FilledObservation(
            value=ratio[0] if ratio else None, denominator=ratio[1] if ratio else None
        ),
        ("1.2-I1", ""): FilledObservation(
            value=None if money is None else Decimal(money).scaleb(-2)
        ),
        ("1.2-I3", ""): FilledObservation(value=scale),
    }
    # Two spellings of one category are one line: the loader refuses the second.
    by_name = {normalise_label(name) or name: name for name in categories}
    kept = {name: categories[name] for name in by_name.values()}
    for name, count in kept.items():
        observations["1.1-I2", name] = FilledObservation(value=count)
    amount = None if committed is None else Decimal(committed).scaleb(-2)
    filled = Filled(
        observations=observations,
        budget={("1.1", 2026, "Commune", Section.INVESTMENT): {BudgetField.COMMITTED: amount}},
        milestones={"1.1-J1-C01": {MilestoneField.DONE: done}},
    )
    basis = make_basis()
    draft = read_here(issued(filled, basis), basis)

    expected: dict[tuple[str, str], tuple[int, int | None]] = {}
    if participants is not None:
        expected["1.1-I1", ""] = (participants * 10_000, None)
    expected |= {("1.1-I2", name): (count * 10_000, None) for name, count in kept.items()}
    if ratio:
        expected["1.1-I3", ""] = (ratio[0] * 10_000, ratio[1] * 10_000)
    if money is not None:
        expected["1.2-I1", ""] = (money * 100, None)
    if scale is not None:
        expected["1.2-I3", ""] = (scale * 10_000, None)
    is_empty = not draft.facts
    assert [f.code for f in draft.findings] == (["RETOUR_VIDE"] if is_empty else [])
    assert {
        (f.indicator_code, f.category): (f.value_e4, f.denominator_e4) for f in draft.observations
    } == expected
    assert [f.amount_cents for f in draft.budget] == ([] if committed is None else [committed])
    assert [f.end_date for f in draft.milestones] == ([] if done is None else [done])
    assert [c.text for c in draft.comments] == ([comment] if comment else [])
