"""A reminder says what is awaited, since when, and opens in the mail program."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.issuing.letters import (
    LONGEST_LINK,
    MOST_LISTED,
    Letter,
    address_of,
    missing_labels,
    reminder,
)
from tests.loaders.small_plan import INDEX, make_basis

BASIS = make_basis()
DUE = BASIS.deadline


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (date(2026, 10, 29), "est attendu le 31\u00a0octobre\u00a02026, dans 2\u00a0jours."),
        (date(2026, 10, 30), "dans 1\u00a0jour."),
        (DUE, "est attendu aujourd’hui."),
        (date(2026, 11, 1), "attendu le 31\u00a0octobre\u00a02026 (1\u00a0jour de retard)."),
        (date(2026, 12, 17), "(47\u00a0jours de retard)."),
    ],
)
def test_says_how_the_deadline_stands(as_of: date, said: str) -> None:
    assert said in reminder(INDEX, BASIS, as_of=as_of).text


def test_lists_what_is_asked_and_not_yet_said() -> None:
    known = make_basis(
        current={
            ("observation", "1.1-I1", ""): "120000/None/",
            ("observation", "1.1-I2", "SCIC"): "30000/None/",
            ("budget", "committed", "1.1", "2026", "", "operating"): "100",
            ("milestone", "done", "1.1-J1-C01"): "2026-09-03/2026-09-03",
        }
    )
    labels = missing_labels(INDEX, known)

    assert labels[0] == "1.1-I3 Taux de satisfaction"
    assert "budget de l’action 1.2 Locaux" in labels
    assert not [label for label in labels if "1.1-I1" in label or "1.1-J1" in label]
    assert len(labels) == 5 + 1 + 2
    assert "– 1.1-I3 Taux de satisfaction" in reminder(INDEX, known, as_of=DUE).text


@pytest.mark.parametrize(
    ("n", "said"), [(MOST_LISTED, ""), (MOST_LISTED + 1, "et 1\u00a0autre élément")]
)
def test_a_long_list_is_cut_and_says_so(n: int, said: str) -> None:
    missing = [f"indicateur {rank}" for rank in range(n)]
    text = reminder(INDEX, BASIS, as_of=DUE, missing=missing).text
    assert ("autre élément" in text) is bool(said)
    assert said in text


def test_without_anything_to_list_the_list_is_left_out() -> None:
    text = reminder(INDEX, BASIS, as_of=DUE, missing=(), sender_name="Léa").text
    assert "Il reste" not in text
    assert text.endswith("Bien cordialement,\nLéa")


def test_the_link_holds_address_subject_and_text() -> None:
    letter = reminder(INDEX, BASIS, as_of=DUE, missing=["a & b = 100 % ?"])
    parts = urlsplit(letter.mailto)
    query = parse_qs(parts.query)

    assert (parts.scheme, parts.path) == ("mailto", "ess@exemple.fr")
    assert query["subject"] == [letter.subject]
    assert query["body"] == [letter.text.replace("\n", "\r\n")]
    assert " " not in letter.mailto


@given(
    text=st.text(st.characters(codec="utf-8"), max_size=3_000),
    subject=st.text(st.characters(codec="utf-8"), max_size=80),
)
def test_a_link_is_never_too_long_and_a_cut_shows(text: str, subject: str) -> None:
    letter = Letter(to="a@exemple.fr", subject=subject, text=text)
    link = letter.mailto
    body = parse_qs(urlsplit(link).query, keep_blank_values=True)["body"][0]

    assert len(link) <= LONGEST_LINK
    full = text.replace("\n", "\r\n")
    assert body == full or (body.endswith("…") and full.startswith(body[:-3]))


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("ess@exemple.fr", "ess@exemple.fr"),
        ("Léa Martin <lea.martin@ville.exemple.fr>", "lea.martin@ville.exemple.fr"),
        ("01 00 00 00 00", ""),
        ("lea@", ""),
        ("a@exemple.fr, b@exemple.fr", "a@exemple.fr"),
        ("", ""),
    ],
)
def test_only_an_address_is_taken_for_one(contact: str, address: str) -> None:
    assert address_of(contact) == address
    assert reminder(INDEX, replace(BASIS, contact=contact), as_of=DUE).to == address
