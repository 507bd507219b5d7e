"""Every code of the source is documented, and every documented one is of the source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_model.french import typo
from data_model.store import ROOT
from loaders.codes.finding_code import FindingCode
from loaders.codes.finding_codes import BY_CODE, FAMILIES, title_of

CODE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")
# Words in capitals that are no finding's code: of the environment, of SQLite and of file formats.
OTHER_WORDS = re.compile(r"SQLITE_.*|.*_(?:URL|VAR|PATH)|SYSTEMROOT|LANG|PATH|TEMP|TMPDIR")
ONE_WORD_CODES = {"DEPASSEMENT", "NEGATIF", "DOUBLON", "ILLISIBLE", "REFUSE", "SAISIE"}


def sources() -> Iterator[Path]:
    for pattern in ("loaders/**/*.py", "analysis/**/plausib*.py", "data_model/*.py"):
        for path in ROOT.glob(pattern):
            if not path.name.startswith("finding_code"):
                yield path


def codes_of(source: str) -> set[str]:
    """The strings of a source that have the shape of a code."""
    found = {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {
        word
        for word in found
        if CODE.fullmatch(word)
        and not OTHER_WORDS.fullmatch(word)
        and ("_" in word or word in ONE_WORD_CODES)
    }


def used_codes() -> set[str]:
    return {code for path in sources() for code in codes_of(path.read_text(encoding="utf-8"))}


def test_every_code_of_the_source_is_documented() -> None:
    assert sorted(used_codes() - BY_CODE.keys()) == []


def test_every_documented_code_is_of_the_source() -> None:
    assert sorted(BY_CODE.keys() - used_codes()) == []


def test_codes_are_found_however_they_are_passed() -> None:
    source = 'Finding(code="A_NEUF")\ntell("B_NEUF", 1)\nCODE = "C_NEUF"\nx = "DATABASE_URL"'
    assert codes_of(source) == {"A_NEUF", "B_NEUF", "C_NEUF"}


def test_no_code_is_documented_twice() -> None:
    assert len(BY_CODE) == sum(len(entries) for entries in FAMILIES.values())


@pytest.mark.parametrize("entry", BY_CODE.values(), ids=BY_CODE.keys())
def test_each_entry_is_in_french_typography_and_short(entry: FindingCode) -> None:
    for text in (entry.title, entry.meaning, entry.example, entry.action):
        assert text == typo(text).strip()
        assert 0 < len(text) <= 160
        assert "!" not in text.replace("`#REF!`", "").replace("`#DIV/0!`", "")
    assert len(entry.title) <= 60
    assert entry.meaning.endswith(".")
    assert entry.action.endswith(".")


def test_a_code_without_an_entry_still_reads_as_words() -> None:
    assert title_of("NOMBRE_AMBIGU") == "Nombre à deux lectures"
    assert title_of("TOUT_NOUVEAU") == "Tout nouveau"


def test_the_sources_looked_at_are_there() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in sources()} == {
        "loaders",
        "analysis",
        "data_model",
    }
