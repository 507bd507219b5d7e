"""What is typed in the application is read like a file: same rows, same rules, same addresses."""

import io
import re
from collections.abc import Mapping

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from data_model.draft import ReturnDraft
from data_model.finding import AnswerKey, Answers, Severity
from data_model.plan_index import KnownValue, ReturnBasis
from data_model.vocabulary import ReturnSource
from loaders.checks.check_return import NO_ANSWERS
from loaders.entry.entry_parts import changed_rows, rejoined, split_rows
from loaders.entry.hand_entry import IN_FORCE, IS_OPEN, LINE, entry_frames, is_empty, read_entry
from loaders.template.columns import SHEETS
from tests.loaders.small_plan import (
    AS_OF,
    INDEX,
    TERRITORY,
    changed,
    issued,
    make_basis,
    read_here,
    told,
)

Frames = dict[str, pd.DataFrame]
SPEC_OF = {spec.label: spec for spec in SHEETS}
ADDRESS = re.compile(r"(\w+)_([A-Z])([0-9]+)")
KNOWN = make_basis(
    current={
        ("observation", "1.1-I1", ""): "120000/None/",
        ("observation", "1.1-I2", "Culture"): "30000/None/",
        ("budget", "committed", "1.1", "2026", "Commune", "operating"): "125050",
    },
    last_values={("1.1-I1", ""): KnownValue(period_code="2026-T2", value_e4=90_000)},
    budget={("committed", "1.1", 2026, "Commune", "operating"): 125_050},
)


def typed(basis: ReturnBasis, **cells: str) -> Frames:
    """The tables with words typed where the issued workbook has these cells."""
    frames = entry_frames(INDEX, basis)
    for place, words in cells.items():
        match = ADDRESS.fullmatch(place)
        assert match is not None
        sheet, letter, row = match.groups()
        spec = SPEC_OF[sheet]
        column = spec.columns[ord(letter) - ord("A")].label
        frame = frames[spec.key]
        frame.loc[frame[LINE] == row, column] = words
    return frames


def entered(
    basis: ReturnBasis | None = None, /, *, answers: Answers = NO_ANSWERS, **cells: str
) -> ReturnDraft:
    known = basis or make_basis()
    return entered_in(known, cells, answers=answers)


def entered_in(
    known: ReturnBasis,
    cells: Mapping[str, str],
    *,
    answers: Answers = NO_ANSWERS,
    nothing: bool = False,
) -> ReturnDraft:
    return read_entry(
        typed(known, **cells),
        INDEX,
        known,
        nothing=nothing,
        is_complete=True,
        as_of=AS_OF,
        answers=answers,
    )


def filed(basis: ReturnBasis, cells: Mapping[str, str]) -> ReturnDraft:
    return read_here(changed(issued(basis=basis), **cells), basis)


def test_every_row_is_at_the_address_of_the_issued_workbook() -> None:
    book = load_workbook(io.BytesIO(issued(basis=KNOWN)))
    for key, frame in entry_frames(INDEX, KNOWN).items():
        spec = next(spec for spec in SHEETS if spec.key == key)
        sheet = book[spec.label]
        code = [column.label for column in spec.columns if column.kind == "code"][-1]
        header = [cell.value for cell in sheet[3]]
        for row in frame.to_dict("records"):
            assert sheet.cell(int(row[LINE]), header.index(code) + 1).value == row[code]
        assert sheet.max_row == 3 + len(frame)


def test_the_tick_is_at_the_address_of_the_issued_workbook() -> None:
    draft = entered_in(make_basis(), {}, nothing=True)
    sheet = load_workbook(io.BytesIO(issued()))[draft.nothing_sheet]
    assert sheet[draft.nothing_cell].offset(column=-1).value == "Rien à signaler ce trimestre"
    assert (draft.nothing_to_report, draft.facts, draft.findings) == (True, (), ())


def test_tables_hold_text_alone_and_no_blank_becomes_a_number() -> None:
    for frame in entry_frames(INDEX, KNOWN).values():
        assert all(isinstance(words, str) for words in frame.to_numpy().ravel())


def test_what_is_in_force_stands_beside_and_is_not_sent() -> None:
    frames = entry_frames(INDEX, KNOWN)
    indicators = frames["indicators"].set_index("Code indicateur")
    first = indicators.loc["1.1-I1"]
    assert (first["Dernière valeur"], first[IN_FORCE], first["Valeur"]) == ("9", "12", "")
    budget = frames["budget"]
    assert budget[IN_FORCE].tolist()[0] == "engagé\u00a0: 1\u202f250,50\u00a0€"
    draft = entered(KNOWN)
    assert draft.facts == ()
    assert is_empty(draft)


WORDS = st.one_of(
    st.integers(-5, 10**7).map(str),
    st.decimals(0, 10**6, places=2).map(lambda number: str(number).replace(".", ",")),
    st.sampled_from(
        [
            *("1 250", "1\u202f250,5", "1,2 k€", "néant", "effacer", "n.c.", "12-15", "1.250"),
            *("environ 12", "12 dont 3 femmes", "#REF!", "(5)", "68 %", "3"),
            *("T2 2026", "14/03/2026", "31/06/2026", "30 juin", "été 2026", "décembre 2026"),
        ]
    ),
)
INPUTS = st.sampled_from(
    [
        *("Indicateurs_H4", "Indicateurs_H5", "Indicateurs_H6", "Indicateurs_J6", "Indicateurs_H9"),
        *("Indicateurs_I9", "Indicateurs_H10", "Indicateurs_H12", "Indicateurs_K4"),
        *("Indicateurs_L4", "Budget_D5", "Budget_G4", "Budget_H4", "Budget_G5", "Budget_H5"),
        *("Calendrier_I4", "Calendrier_J4", "Calendrier_I5", "Calendrier_K5"),
    ]
)


def test_a_formula_typed_by_hand_is_words_and_no_number() -> None:
    draft = entered_in(KNOWN, {"Indicateurs_H4": "=1+1"})
    assert draft.facts == ()
    assert [told.code for told in draft.blocking] == ["NOMBRE_ILLISIBLE"]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(cells=st.dictionaries(INPUTS, WORDS, min_size=1, max_size=8))
def test_an_entry_says_what_the_same_cells_of_a_workbook_say(cells: dict[str, str]) -> None:
    by_hand, from_file = entered_in(KNOWN, cells), filed(KNOWN, cells)

    assert by_hand.facts == from_file.facts
    assert by_hand.comments == from_file.comments
    assert by_hand.highlights == from_file.highlights
    assert by_hand.findings == from_file.findings
    counted = (by_hand.rejected_count, by_hand.skipped_count)
    assert counted == (from_file.rejected_count, from_file.skipped_count)


def test_an_entry_has_no_file_and_says_who_typed_and_whether_it_is_whole() -> None:
    known = make_basis()
    draft = read_entry(
        typed(known, Indicateurs_H4="1 250"),
        INDEX,
        known,
        nothing=False,
        is_complete=False,
        as_of=AS_OF,
        sender="A. B.",
    )
    assert draft.source is ReturnSource.ENTRY
    assert (draft.file_name, draft.sha256, draft.content) == ("", "", b"")
    assert (draft.is_complete, draft.sender) == (False, "A. B.")
    [fact] = draft.observations
    assert (fact.value_e4, fact.origin.sheet, fact.origin.cell) == (
        12_500_000,
        "Indicateurs",
        "H4",
    )
    assert draft.findings == ()
    assert not is_empty(draft)


def test_effacer_takes_the_value_of_the_quarter_away() -> None:
    [fact] = entered(KNOWN, Indicateurs_H4="effacer").observations
    assert fact.origin.is_erased


def test_an_answer_settles_the_question_of_a_typed_cell() -> None:
    asked = entered(Indicateurs_H10="1.250")
    [question] = asked.questions
    assert question.address == "Indicateurs!H10"
    assert asked.facts == ()
    settled = entered(Indicateurs_H10="1.250", answers={question.answer_key: "1250"})
    assert settled.questions == ()
    assert [fact.value_e4 for fact in settled.observations] == [12_500_000]


def test_nothing_ticked_beside_values_is_asked_about() -> None:
    draft = entered_in(make_basis(), {"Indicateurs_H4": "3"}, nothing=True)
    assert [finding.code for finding in draft.questions] == ["RIEN_A_SIGNALER"]
    assert not draft.nothing_to_report


@pytest.mark.parametrize(
    ("period", "told_of"),
    [
        ("2026-T1", [("info", "PERIODE_DIFFERENTE", "")]),
        ("2026-T3", []),
        ("2026-T4", [("info", "PERIODE_DIFFERENTE", "")]),
    ],
)
def test_the_quarter_was_chosen_and_is_not_asked_again(
    period: str, told_of: list[tuple[str, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(INDEX.__dict__, "periods", ("2026-T1", "2026-T2", "2026-T3", "2026-T4"))
    assert told(entered(make_basis(period_code=period), Indicateurs_H4="3")) == told_of


def test_a_quarter_that_has_not_begun_is_blocked() -> None:
    draft = entered(make_basis(period_code="2027-T1"), Indicateurs_H4="3")
    assert [finding.severity for finding in draft.findings] == [Severity.ERROR]


def test_free_rows_are_apart_and_an_added_one_comes_last() -> None:
    frames = entry_frames(INDEX, KNOWN)
    frame = frames["indicators"]
    locked, free = split_rows(frame)
    assert set(free[IS_OPEN]) == {"oui"}
    assert set(free["Code indicateur"]) == {"1.1-I2"}
    assert "Culture" in set(locked["Ventilation"])
    added = {"Code indicateur": "1.1-I2", "Ventilation": "Sport", "Valeur": "7", LINE: None}
    free = pd.concat([free, pd.DataFrame([added])], ignore_index=True)
    whole = rejoined(SPEC_OF["Indicateurs"], locked, free)
    assert len(whole) == len(frame) + 1
    assert whole[LINE].tolist() == [str(row) for row in range(4, 4 + len(whole))]
    pd.testing.assert_series_equal(
        whole["Code indicateur"][: len(frame)], frame["Code indicateur"], check_names=False
    )
    draft = read_entry(
        frames | {"indicators": whole},
        INDEX,
        KNOWN,
        nothing=False,
        is_complete=True,
        as_of=AS_OF,
    )
    [fact] = draft.observations
    assert (fact.category, fact.value_e4, fact.origin.cell) == ("Sport", 70_000, "H14")
    assert draft.findings == ()


def test_a_free_row_given_another_code_forgets_the_words_of_the_first() -> None:
    frames = entry_frames(INDEX, make_basis())
    locked, free = split_rows(frames["indicators"])
    free.loc[0, ["Code indicateur", "Valeur"]] = ["1.2-I1", "7"]
    whole = rejoined(SPEC_OF["Indicateurs"], locked, free)
    row = whole[whole["Valeur"] == "7"].iloc[0]
    assert (row["Code indicateur"], row["Unité"], row["Indicateur"]) == ("1.2-I1", "", "")


def test_the_rows_that_changed_since_are_named() -> None:
    before = typed(KNOWN, Indicateurs_H4="3", Budget_G4="12")
    after = typed(KNOWN, Indicateurs_H4="4", Budget_G4="12")
    assert changed_rows(before, after) == {("Indicateurs", 4)}
    assert changed_rows(after, after) == set()


def test_the_territory_alone_is_offered_the_planned_amount() -> None:
    assert [f.code for f in entered(Budget_F4="10").blocking] == ["TYPE_INATTENDU"]
    assert entered(make_basis(TERRITORY), Budget_F4="10").budget[0].amount_cents == 1_000


def test_the_open_questions_of_an_entry_have_the_keys_of_a_file() -> None:
    [question] = entered(Calendrier_I4="30 juin").questions
    assert question.answer_key == AnswerKey("Calendrier", "I4", "DATE_SANS_ANNEE")
