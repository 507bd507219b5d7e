"""The minutes of a meeting, on paper: who came, what was looked at, what was decided."""

from collections.abc import Iterator
from typing import Final

from data_model.french import day, typo
from documents.context.committee import Head
from documents.context.minutes import Minutes
from documents.context.words_table import WordsTable
from documents.report.blocks import Block, Listed, Paragraph, Printed, Section, Tabled, printed
from documents.report.typeset import pdf_of

# A day must hold on its line: its spaces do not break.
WIDTHS: Final = (3.4, 1.8, 2.4, 1.6, 2.4)
NUMBER_WIDTH, DAY_WIDTH = 0.5, 2.4
NO_PARTICIPANT: Final = "Aucun participant n’est renseigné."
NO_AGENDA: Final = "Aucun ordre du jour n’est renseigné."
NO_DECISION: Final = "Aucune décision n’est enregistrée pour ce comité."
NO_EARLIER: Final = "Aucun comité précédent n’a pris de décision."


def minutes_pdf(minutes: Minutes, head: Head) -> bytes:
    """The minutes of a meeting, as PDF/UA-1."""
    return pdf_of(printed_minutes(minutes, head))


def printed_minutes(minutes: Minutes, head: Head) -> Printed:
    """The content of the minutes."""
    return printed(
        head,
        f"{head.plan_title} : relevé de décisions",
        sections=[
            Section(heading="Participants", blocks=[*_participants(minutes)]),
            Section(heading="Ordre du jour", blocks=[_agenda(minutes)]),
            Section(
                heading="Décisions",
                blocks=[_decisions(minutes.decisions, NUMBER_WIDTH, nothing=NO_DECISION)],
            ),
            Section(
                heading="Suite des décisions précédentes",
                blocks=[
                    _decisions(minutes.earlier, DAY_WIDTH, nothing=NO_EARLIER),
                    Paragraph(text=_columns_words(head), style="muted"),
                ],
            ),
        ],
        has_cover=True,
    )


def _participants(minutes: Minutes) -> Iterator[Block]:
    came = minutes.participants
    yield Tabled(columns=came.columns, rows=came.rows, widths=[2, 5], nothing=NO_PARTICIPANT)
    if came.rows and minutes.silent:
        yield Paragraph(text=typo(f"Non renseigné : {minutes.silent}."), style="muted")


def _agenda(minutes: Minutes) -> Block:
    if not minutes.agenda:
        return Paragraph(text=NO_AGENDA)
    if len(minutes.agenda) == 1:
        return Paragraph(text=minutes.agenda[0])
    return Listed(items=minutes.agenda)


def _decisions(decisions: WordsTable, first: float, *, nothing: str) -> Tabled:
    return Tabled(
        columns=decisions.columns, rows=decisions.rows, widths=[first, *WIDTHS], nothing=nothing
    )


def _columns_words(head: Head) -> str:
    return typo(
        f"Situations au {day(head.as_of)} : une décision est en retard quand sa date est passée "
        "sans qu’elle soit faite ni abandonnée. Enregistré : le jour où elle a été écrite ainsi."
    )
