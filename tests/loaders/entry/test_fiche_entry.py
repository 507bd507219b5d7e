"""An edited fiche: what changed of its texts, and what is refused."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_model.fiche_text import FichePart, TextChange
from loaders.entry.fiche_entry import LONGEST, LONGEST_LINE, MOST_LINES, lines_entry, own_entry

OWN = {
    FichePart.TITLE: "Une action",
    FichePart.SHORT_TITLE: "Action",
    FichePart.PRIORITY_LABEL: "",
    FichePart.DESCRIPTION: "Un.\nDeux.",
}
PEOPLE = pd.DataFrame(
    [("lead/1", "Porteurs", "EPT"), ("partner/1", "Partenaires", "Bailleurs")],
    columns=["Ligne", "Rôle", "Nom"],
    dtype=object,
)


def people(*rows: tuple[str | None, str | None, str | None]) -> tuple[list[TextChange], list[str]]:
    edited = pd.DataFrame(rows, columns=PEOPLE.columns, dtype=object)
    entry = lines_entry(PEOPLE, edited, words="Nom", part="Rôle")
    return list(entry.changes), [finding.message for finding in entry.findings]


def change(part: FichePart, position: int, before: str, after: str) -> TextChange:
    return TextChange(part=part, position=position, before=before, after=after)


KEPT = ("lead/1", "Porteurs", "EPT")
PARTNER = ("partner/1", "Partenaires", "Bailleurs")


def test_what_was_not_touched_is_no_change() -> None:
    assert own_entry(OWN, dict(OWN)).changes == ()
    assert people(KEPT, PARTNER) == ([], [])


def test_words_are_kept_and_their_layout_is_cleaned() -> None:
    edited = OWN | {FichePart.TITLE: " Une \u200b autre\taction ", FichePart.DESCRIPTION: "Un. \n "}
    assert own_entry(OWN, edited).changes == (
        change(FichePart.TITLE, 0, "Une action", "Une autre action"),
        change(FichePart.DESCRIPTION, 0, "Un.\nDeux.", "Un."),
    )


def test_a_line_is_changed_removed_added_or_moved_to_another_list() -> None:
    moved, _ = people(KEPT, ("partner/1", "Financeurs", "Bailleurs"))
    assert moved == [
        change(FichePart.PARTNER, 1, "Bailleurs", ""),
        change(FichePart.FUNDER, 0, "", "Bailleurs"),
    ]
    assert people(KEPT) == ([change(FichePart.PARTNER, 1, "Bailleurs", "")], [])
    assert people(KEPT, ("partner/1", "Partenaires", " ")) == people(KEPT)
    added, _ = people(KEPT, PARTNER, (None, "Public", "Habitants"), (None, None, None))
    assert added == [change(FichePart.AUDIENCE, 0, "", "Habitants")]


def test_a_line_without_its_list_is_refused() -> None:
    changes, sentences = people(KEPT, PARTNER, (None, None, "Habitants"))
    assert changes == []
    assert sentences == ["«\u00a0Habitants\u00a0» n’a pas de rôle."]


@pytest.mark.parametrize("part", list(LONGEST))
def test_a_text_may_be_as_long_as_its_limit_and_no_longer(part: FichePart) -> None:
    for more, refused in ((-1, 0), (0, 0), (1, 1)):
        entry = own_entry(OWN, OWN | {part: "a" * (LONGEST[part] + more)})
        assert (len(entry.changes), len(entry.findings)) == (1, refused)


@pytest.mark.parametrize(("more", "refused"), [(0, 0), (1, 1)])
def test_a_line_and_a_list_have_their_limits(more: int, refused: int) -> None:
    _, long = people(KEPT, (None, "Public", "a" * (LONGEST_LINE + more)))
    assert len(long) == refused
    _, many = people(*[(None, "Public", f"n° {n}") for n in range(MOST_LINES + more)])
    assert len(many) == refused


def test_an_empty_title_and_signs_of_layout_in_the_short_one_are_refused() -> None:
    [empty] = own_entry(OWN, OWN | {FichePart.TITLE: " "}).findings
    assert "est vide" in empty.message
    [signs] = own_entry(OWN, OWN | {FichePart.SHORT_TITLE: "<b>*x*"}).findings
    assert signs.message == "L’intitulé court contient «\u00a0< > *\u00a0»."
    assert own_entry(OWN, OWN | {FichePart.TITLE: "<b>*x*"}).findings == ()


@given(st.text(max_size=40))
def test_any_words_make_one_line_without_control_signs(words: str) -> None:
    for one in people(KEPT, PARTNER, (None, "Public", words))[0]:
        assert one.after == " ".join(one.after.split())
        assert "\x00" not in one.after
