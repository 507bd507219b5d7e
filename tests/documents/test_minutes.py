"""The minutes of a meeting: complete, readable by a voice, and silent on what nobody said."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import page
import pytest
from pypdf import PdfReader

from data_model.committee import CommitteeRecord
from data_model.vocabulary import CommitteeKind
from documents.context.committee import Show, head_of, meeting_of, show_of
from documents.context.minutes import minutes
from documents.context.seen import PlanSeen
from documents.outputs import Output, made
from documents.report.minutes import (
    NO_AGENDA,
    NO_DECISION,
    NO_EARLIER,
    NO_PARTICIPANT,
    minutes_pdf,
)
from tests.documents.reopened import pdf_words, spaced

DECEMBER, JUNE, NOVEMBER = 1, 2, 3
BEFORE_ANY = date(2024, 1, 15)


def shown(seen: PlanSeen, number: int) -> tuple[PlanSeen, Show]:
    show = show_of(seen, number)
    assert show is not None
    return seen.on(show.as_of), show


@pytest.mark.parametrize("number", [DECEMBER, JUNE, NOVEMBER])
def test_the_minutes_conform_to_pdf_ua_1(seen: PlanSeen, number: int) -> None:
    then, show = shown(seen, number)
    content = made(Output.MINUTES, then, show=show).content
    found = page.validate_pdf_bytes(content, profile="ua1")
    assert found.is_compliant, [one.message for one in found.failures]
    root: Any = PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert root["/Lang"] == "fr-FR"


def test_they_say_who_came_what_was_decided_and_what_became_of_the_rest(seen: PlanSeen) -> None:
    then, show = shown(seen, JUNE)
    words = pdf_words(made(Output.MINUTES, then, show=show).content)
    for said in (
        "Comité territorial du 18 juin 2026",
        "Données arrêtées au 12 juin 2026",
        "Démonstration : les retours sont fictifs.",
        "Drancy élue à l’ESS, chargée de mission ESS",
        "Non renseigné : Dugny et Tremblay-en-France.",
        "Avancement du plan ; Trophées de l’ESS ; budget 2026",
        "direction ESS 15 octobre 2026 ouverte 19 juin 2026",
        "commune du Bourget sans date ouverte",
        "31 mars 2026 en retard 12 décembre 2025",
    ):
        assert said in words


def test_earlier_decisions_stand_as_known_at_the_meeting(seen: PlanSeen) -> None:
    then, show = shown(seen, JUNE)
    told = minutes(then, show)
    assert [row[-2] for row in told.earlier.rows] == ["en retard", "ouverte"]
    later, coming = shown(seen, NOVEMBER)
    by_then = minutes(later, coming).earlier.rows
    assert [row[-2] for row in by_then] == ["en retard", "en retard", "ouverte", "ouverte", "faite"]
    first = minutes(*shown(seen, DECEMBER))
    assert first.earlier.rows == ()
    assert len(first.decisions.rows) == 2


def test_what_nobody_said_is_said_to_be_missing(seen: PlanSeen) -> None:
    then, show = shown(seen, JUNE)
    empty = CommitteeRecord(kind=CommitteeKind.STEERING, held_on=BEFORE_ANY, as_of=BEFORE_ANY)
    unheld = replace(show, committee=replace(show.committee, number=99, record=empty))
    head = head_of(then, meeting_of(unheld))
    words = pdf_words(minutes_pdf(minutes(then, unheld), head))
    for said in (NO_PARTICIPANT, NO_AGENDA, NO_DECISION, NO_EARLIER):
        assert spaced(said) in words
    assert "Non renseigné" not in words


def test_a_participant_of_nobody_the_plan_knows_is_kept(seen: PlanSeen) -> None:
    then, show = shown(seen, JUNE)
    record = replace(show.committee.record, participants={"99999": "une voisine", "X": " "})
    told = minutes(then, replace(show, committee=replace(show.committee, record=record)))
    assert told.participants.rows == (("99999", "une voisine"),)
