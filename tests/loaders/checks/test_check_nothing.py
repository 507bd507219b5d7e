"""« Rien à signaler » is understood in its cell, and asked about beside it."""

import pytest

from tests.loaders.small_plan import changed, issued, make_basis, read, read_here

LABEL = "Rien à signaler ce trimestre"


@pytest.mark.parametrize(
    ("cells", "address"),
    [
        ({"Notice_A9": f"{LABEL} : OUI"}, "A9"),
        ({"Notice_B9": None, "Notice_C9": "X"}, "C9"),
    ],
)
def test_an_answer_beside_its_cell_is_asked_about(cells: dict[str, object], address: str) -> None:
    content, basis = changed(issued(), **cells), make_basis()
    (asked,) = [f for f in read_here(content, basis).findings if f.code == "RIEN_A_SIGNALER"]
    assert (asked.sheet, asked.cell) == ("Notice", address)
    assert [option.label for option in asked.options] == ["Oui, rien à signaler", "Non"]

    said = read_here(content, basis, answers={asked.answer_key: "yes"})
    assert (said.nothing_to_report, said.nothing_cell, said.questions) == (True, address, ())
    denied = read_here(content, basis, answers={asked.answer_key: "no"})
    assert not denied.nothing_to_report
    assert [f.code for f in denied.questions] == ["RETOUR_VIDE"]


def test_a_no_beside_its_cell_is_a_no() -> None:
    draft = read(Notice_A9=f"{LABEL} : non", Indicateurs_H4=1)
    assert (draft.nothing_to_report, draft.findings) == (False, ())


def test_a_ticked_box_is_a_yes() -> None:
    assert read(Notice_B9="☑").nothing_to_report
    assert not read(Notice_B9="☐", Indicateurs_H4=1).findings
