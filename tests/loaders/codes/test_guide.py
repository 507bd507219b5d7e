"""The guide in docs/ is the one that the catalogue and the readers write."""

from itertools import pairwise

from data_model.store import ROOT
from loaders.codes.finding_codes import BY_CODE
from loaders.codes.guide import DATES, NUMBERS, guide_text

GUIDE = ROOT / "docs" / "guide-retours.md"


def row_of(written: str) -> str:
    (row,) = [line for line in guide_text().splitlines() if line.startswith(f"| `{written}` |")]
    return row


def test_the_file_is_up_to_date() -> None:
    assert GUIDE.read_text(encoding="utf-8") == guide_text(), (
        "python -c 'from pathlib import Path; from loaders.codes.guide import guide_text;"
        ' Path("docs/guide-retours.md").write_text(guide_text(), encoding="utf-8")\''
    )


def test_every_code_is_explained() -> None:
    text = guide_text()
    assert [code for code in BY_CODE if f"| `{code}`<br>" not in text] == []


def test_the_values_are_those_that_the_readers_give() -> None:
    assert "| Lu | 1\u202f250\u00a0€ |" in row_of("1250")
    assert "| Question |" in row_of("1.250")
    assert "| Bloquant |" in row_of("12-15")
    assert "| Efface |" in row_of("effacer")
    assert "| Sans valeur |" in row_of("n.c.")
    assert "| Bloquant |" in row_of("06/13/2026")
    assert "| Question |" in row_of("T2")


def test_every_example_has_its_row_and_tables_have_as_many_cells_in_each() -> None:
    lines = guide_text().splitlines()
    rows = [line for line in lines if line.startswith("|")]
    for earlier, later in pairwise(rows):
        if lines.index(later) == lines.index(earlier) + 1:
            assert earlier.replace("\\|", "").count("|") == later.replace("\\|", "").count("|")
    assert len(rows) >= len(NUMBERS) + len(DATES) + len(BY_CODE)
