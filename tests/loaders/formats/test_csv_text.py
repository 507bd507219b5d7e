"""A table in text that does not say its encoding: no accent is lost in silence, and no row."""

import pytest

from loaders.formats.csv_text import decoded
from tests.loaders.made_workbooks import codes, read

WORDS = "Coopérative;été très chargé;Fête à Noël\r\nÉcole;binômes;reçu\r\n"
TABLE = "Code;Action;Valeur;Unité;Commentaire\r\n1.1;Fédérer;12;m;{}\r\n1.2;Locaux;13;m;fin\r\n"


@pytest.mark.parametrize(
    ("encoding", "unusual"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", ""),
        ("mac_roman", "Macintosh"),
        ("cp850", "MS-DOS"),
    ],
)
def test_the_words_are_read_whatever_the_encoding_and_an_unusual_one_is_named(
    encoding: str, unusual: str
) -> None:
    assert decoded(WORDS.encode(encoding)) == (WORDS, unusual)


def test_utf8_that_was_read_as_windows_and_saved_again_is_undone() -> None:
    twice = WORDS.encode().decode("cp1252").encode()
    assert decoded(twice) == (WORDS, "UTF-8 relu comme Windows")


def test_lines_of_two_encodings_are_each_read_in_their_own() -> None:
    assert decoded(WORDS.encode() + "resté\r\n".encode("cp1252")) == (
        WORDS + "resté\r\n",
        "deux codages mêlés",
    )


@pytest.mark.parametrize("words", ["", "1;2;3\n", "São Paulo;œuvre;l’été;«\u00a0oui\u00a0»"])
def test_what_is_sound_is_left_as_it_is(words: str) -> None:
    assert decoded(words.encode()) == (words, "")


def test_an_unusual_encoding_is_told_once_for_the_file() -> None:
    told = read(TABLE.format("été").encode("mac_roman"), "retour.csv")
    (finding,) = told.findings
    assert (finding.severity.value, finding.code) == ("info", "LECTURE_DEGRADEE")
    assert "Macintosh" in finding.message
    assert [c.value for c in told.sheets[0].cells if c.address == "E2"] == ["été"]


@pytest.mark.parametrize("after", ["", '1.3;Former;14;m;"fin"\r\n'])
def test_a_quotation_mark_never_closed_blocks_rather_than_swallow_the_rows(after: str) -> None:
    told = read((TABLE.format('"grand succès') + after).encode(), "retour.csv")
    assert (codes(told), told.sheets) == (["GUILLEMET_OUVERT"], ())
    assert "guillemet" in told.findings[0].message


def test_a_comment_of_two_lines_with_separators_is_one_cell() -> None:
    told = read(TABLE.format('"vu ;\nà revoir ; merci ; bien"').encode(), "retour.csv")
    assert (codes(told), told.sheets[0].n_rows) == ([], 3)


def test_a_vertical_bar_may_part_the_columns() -> None:
    told = read(TABLE.format("vu").replace(";", "|").encode(), "retour.csv")
    assert told.sheets[0].n_columns == 5
