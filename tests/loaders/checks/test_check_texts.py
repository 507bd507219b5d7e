"""What is too long is told, never cut in silence; one category has one name in a file."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from data_model.plan_index import KnownValue
from loaders.marking.marks import COMMENT_START
from tests.loaders.small_plan import changed, issued, make_basis, only, read, read_here, saved, told


@pytest.mark.parametrize("place", ["Indicateurs_K4", "Indicateurs_L4"])
def test_a_comment_or_a_highlight_kept_cut_is_told(place: str) -> None:
    assert read(**{place: "a" * 4_000, "Indicateurs_H4": 1}).findings == ()

    draft = read(**{place: "a" * 4_001, "Indicateurs_H4": 1})
    assert told(draft) == [("info", "TEXTE_TROP_LONG", place.replace("_", "!"))]
    assert "4\u202f001 caractères" in only(draft).message
    texts = [line.text for line in draft.comments] + [line.text for line in draft.highlights]
    assert [len(text) for text in texts] == [4_000]


def test_a_qualitative_value_too_long_is_refused_whole() -> None:
    (fact,) = read(Indicateurs_H12="a" * 4_000).observations
    assert len(fact.text_value) == 4_000

    draft = read(Indicateurs_H12="a" * 4_001)
    assert told(draft) == [("error", "TEXTE_TROP_LONG", "Indicateurs!H12")]
    assert (draft.facts, draft.rejected_count, only(draft).can_be_left_out) == ((), 1, True)


def test_two_funders_alike_over_the_limit_are_no_double() -> None:
    name = "Fonds " + "a" * 114
    draft = read(Budget_D4=name + "b", Budget_G4=5, Budget_D5=name + "c", Budget_G5=6)

    assert {(f.code, f.can_be_left_out) for f in draft.findings} == {("TEXTE_TROP_LONG", True)}
    assert (draft.facts, draft.rejected_count) == ((), 2)
    assert "TEXTE_TROP_LONG" not in {f.code for f in read(Budget_D4=name, Budget_G4=5).findings}


@pytest.mark.parametrize("other", ["FEMMES", "femme", "Fémmes", " femmes "])
def test_one_new_category_in_two_spellings_is_a_double(other: str) -> None:
    draft = read(Indicateurs_H5=3, Indicateurs_J5="Femmes", Indicateurs_H6=4, Indicateurs_J6=other)
    assert told(draft) == [("error", "DOUBLON", "Indicateurs!H6")]
    assert "Indicateurs!H5" in only(draft).message


def test_signs_make_two_categories() -> None:
    draft = read(
        Indicateurs_H5=3, Indicateurs_J5="< 30 ans", Indicateurs_H6=4, Indicateurs_J6="> 30 ans"
    )
    assert [fact.category for fact in draft.observations] == ["< 30 ans", "> 30 ans"]


@pytest.mark.parametrize(
    ("n_rows", "ending"), [(6, "H9."), (7, "H9 et 1 autre."), (9, "3 autres.")]
)
def test_a_double_names_five_places_at_most(n_rows: int, ending: str) -> None:
    cells: dict[str, object] = {}
    for row in range(5, 5 + n_rows):
        cells |= {f"Indicateurs_C{row}": "1.1-I2", f"Indicateurs_J{row}": "SCIC"}
        cells |= {f"Indicateurs_H{row}": 1, f"Indicateurs_E{row}": "structures"}
        cells |= {f"Indicateurs_{column}{row}": None for column in "ABD"}
    (double,) = [f for f in read(**cells).findings if f.code == "DOUBLON"]
    assert double.message.replace("\u00a0", " ").endswith(ending)


def test_a_value_typed_under_the_last_value_is_asked_about() -> None:
    basis = make_basis(last_values={("1.1-I1", ""): KnownValue(period_code="2026-T2", value_e4=7)})
    basis = replace(
        basis, history={("1.1-I1", ""): (KnownValue(period_code="t", value_e4=50_000),)}
    )
    for issued_value in (Decimal("0.0007"), 5):
        assert read(basis, Indicateurs_G4=issued_value).facts == ()
        assert [f.code for f in read(basis, Indicateurs_G4=issued_value).findings] == [
            "RETOUR_VIDE"
        ]
    beside = read(basis, Indicateurs_G4=12, Indicateurs_H4=13)
    assert told(beside) == [("info", "VALEUR_DEPLACEE", "Indicateurs!G4")]
    assert [fact.value_e4 for fact in beside.observations] == [130_000]

    content = changed(issued(basis=basis), Indicateurs_G4=12)
    asked = only(read_here(content, basis))
    assert (asked.code, asked.cell) == ("VALEUR_DEPLACEE", "G4")
    assert "«\u00a012\u00a0» a été saisi dans «\u00a0Dernière valeur\u00a0»" in asked.message
    (fact,) = read_here(content, basis, answers={asked.answer_key: "read"}).observations
    assert (fact.value_e4, fact.origin.cell) == (120_000, "G4")
    left = read_here(content, basis, answers={asked.answer_key: "drop"})
    assert (left.facts, left.questions) == ((), ())


def test_a_note_is_a_comment_but_for_our_own_marks() -> None:
    book = load_workbook(io.BytesIO(changed(issued(), Indicateurs_H4=12, Budget_G4=5)))
    book["Indicateurs"]["H4"].comment = Comment(f"Hors Sevran\n{COMMENT_START}\nQuestion", "M")
    book["Indicateurs"]["H9"].comment = Comment("Non connu", "M")
    book["Indicateurs"]["D4"].comment = Comment("Sur le libellé", "M")
    book["Budget"]["G4"].comment = Comment(f"{COMMENT_START}\nQuestion", "M")

    draft = read_here(saved(book), make_basis())
    assert [(c.sheet, c.cell, c.text, c.object_code) for c in draft.comments] == [
        ("Indicateurs", "D4", "Sur le libellé", "1.1-I1"),
        ("Indicateurs", "H4", "Hors Sevran", "1.1-I1"),
        ("Indicateurs", "H9", "Non connu", "1.2-I1"),
    ]
    assert draft.findings == ()
