"""The data dictionary says every field of the store in French, and nothing else."""

import csv
import io
import re

from analysis.method.data_dictionary import (
    COLUMNS,
    NAMED_UNITS,
    data_dictionary,
    dictionary_csv,
    fields_of,
    history_words,
    table_choices,
)
from analysis.method.table_words import TABLE_WORDS
from analysis.rows import rows_of
from data_model.french import typo
from data_model.tables import metadata
from data_model.vocabulary import Nature

ENGLISH = re.compile(r"\b(the|of|and|with|an|by|which|whether|its|from|is)\b", re.IGNORECASE)


def test_every_field_of_every_table_is_there_once_and_none_lacks_its_french_words() -> None:
    stored = {(name, column.name) for name, t in metadata.tables.items() for column in t.columns}
    frame = data_dictionary()
    shown = list(zip(frame["Table"], frame["Champ"], strict=True))
    assert set(shown) == stored
    assert len(shown) == len(stored)
    assert [
        row for row in shown if not frame.set_index(["Table", "Champ"])["Description"][row]
    ] == []


def test_no_word_of_it_is_english() -> None:
    for row in rows_of(data_dictionary()):
        said = f"{row.Contenu} {row.Description} {row.Type}"
        assert not ENGLISH.search(said), said


def test_every_table_has_its_french_words() -> None:
    assert set(TABLE_WORDS) == set(metadata.tables)
    assert all(words == typo(words) for words in data_dictionary()["Contenu"])


def test_type_unit_requirement_values_and_key_are_those_of_the_table() -> None:
    fields = {row.Champ: row for row in rows_of(fields_of("target"))}
    assert fields["value_e4"].Unité == "dix-millièmes de l’unité"
    assert fields["upper_e4"].Obligatoire == "non"
    assert fields["due_on"].Type == "date"
    assert fields["due_on"].Clé == "clé"
    assert fields["indicator_code"].Clé == "clé, renvoie à indicator"
    amounts = {row.Champ: row for row in rows_of(fields_of("voted_amount"))}
    assert amounts["amount_cents"].Unité == "centimes d’euro"
    assert amounts["is_removed"].Type == "oui ou non"


def test_a_closed_list_gives_every_word_with_its_code() -> None:
    (nature,) = (
        row
        for row in data_dictionary().to_dict("records")
        if (row["Table"], row["Champ"]) == ("indicator_rule", "nature")
    )
    assert nature["Valeurs admises"] == ", ".join(f"{n.label} ({n.value})" for n in Nature)


def test_units_named_by_field_are_of_fields_that_exist() -> None:
    assert set(NAMED_UNITS) <= set(data_dictionary()["Champ"])


def test_the_file_opens_in_a_french_spreadsheet() -> None:
    content = dictionary_csv()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == COLUMNS
    assert len(rows) == len(data_dictionary()) + 1


def test_a_table_says_whether_its_rows_may_change() -> None:
    assert "Jamais modifiée" in history_words("observation")
    assert "Modifiable" in history_words("indicator")
    assert set(table_choices()) == set(metadata.tables)


def test_it_is_made_once_in_a_process() -> None:
    assert data_dictionary() is data_dictionary()
    assert dictionary_csv() is dictionary_csv()
