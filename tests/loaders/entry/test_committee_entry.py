"""A committee and its slides as typed on screen: understood, or said what is wrong."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from data_model.committee import (
    CommitteeRecord,
    choices_json,
    choices_of_json,
    record_json,
    record_of_json,
)
from data_model.vocabulary import CommitteeKind
from loaders.entry.committee_entry import LONGEST_TITLE, ChoiceEntry, choice_entry, record_entry

STEERING = CommitteeKind.STEERING
DAY = date(2026, 11, 26)


def test_a_committee_is_kept_as_typed() -> None:
    present = pd.DataFrame({"Répondant": ["Dugny", "Drancy"], "Présents": [" élue  à l’ESS", ""]})
    read = record_entry(
        STEERING,
        DAY,
        DAY,
        agenda=" Budget\n",
        present=present,
        codes={"Dugny": "93030", "Drancy": "93029"},
    )
    assert not read.findings
    expected = CommitteeRecord(
        kind=STEERING,
        held_on=DAY,
        as_of=DAY,
        agenda="Budget",
        participants={"93030": "élue à l’ESS"},
    )
    assert read.record == expected
    assert record_of_json(record_json(expected)) == expected


@pytest.mark.parametrize(
    ("held_on", "as_of", "words"),
    [
        (None, DAY, "La réunion"),
        (DAY, None, "Le jour des données"),
        (date(1999, 12, 31), DAY, "La réunion"),
        (date(2061, 1, 1), DAY, "La réunion"),
        (DAY, date(2026, 11, 27), "après la réunion"),
    ],
)
def test_days_that_do_not_hold_together_are_said(
    held_on: date | None, as_of: date | None, words: str
) -> None:
    read = record_entry(STEERING, held_on, as_of)
    assert read.record is None
    assert words in read.findings[0].message


def chosen(*lines: dict[str, Any]) -> ChoiceEntry:
    rows = [
        {"Ordre": place, "Montrer": True, "Votre titre": ""} | line
        for place, line in enumerate(lines, start=1)
    ]
    return choice_entry(pd.DataFrame(rows), [chr(ord("a") + place) for place in range(len(rows))])


def order(read: ChoiceEntry) -> str:
    assert not read.findings
    assert choices_of_json(choices_json(list(read.choices))) == list(read.choices)
    return "".join(choice.key for choice in read.choices)


@pytest.mark.parametrize(
    ("moved", "expected"),
    [({}, "abcd"), ({3: 1}, "dabc"), ({0: 4}, "bcda"), ({0: 99}, "bcda"), ({3: 1, 2: 2}, "dcab")],
)
def test_a_slide_given_a_place_goes_there_and_the_others_make_room(
    moved: dict[int, int], expected: str
) -> None:
    lines = [{"Ordre": moved.get(place, place + 1)} for place in range(4)]
    assert order(chosen(*lines)) == expected


def test_titles_and_hidden_slides_are_kept() -> None:
    read = chosen({"Votre titre": "  Un   titre "}, {"Montrer": False, "Votre titre": None})
    assert [(one.title, one.is_shown) for one in read.choices] == [("Un titre", True), ("", False)]


@pytest.mark.parametrize(
    ("length", "is_right"), [(LONGEST_TITLE, True), (LONGEST_TITLE + 1, False)]
)
def test_a_title_holds_on_the_screen(length: int, is_right: bool) -> None:
    assert (not chosen({"Votre titre": "x" * length}).findings) is is_right


def test_one_slide_at_least_is_shown() -> None:
    [finding] = chosen({"Montrer": False}, {"Montrer": False}).findings
    assert "Aucune diapositive" in finding.message
