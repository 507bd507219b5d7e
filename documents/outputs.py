"""Every file that can be made of a plan on one day: its name, its kind, its bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data_model.vocabulary import Labelled
from documents.context.committee import Show, context_of, head_of, meeting_of
from documents.context.commune import commune_pages, commune_sheets
from documents.context.fiche import fiche_sheets
from documents.context.minutes import minutes
from documents.context.open_data import open_tables
from documents.context.seen import PlanSeen
from documents.context.since import since_sentences
from documents.context.told import told_slides
from documents.context.work import work_of_plan
from documents.deck.deck import committee_deck
from documents.naming import file_name
from documents.package.package import package_files, package_zip
from documents.report.fiches import fiches_pdf
from documents.report.letters import letters_pdf
from documents.report.minutes import minutes_pdf
from documents.report.report import report_pdf
from documents.workbook.workbook import committee_workbook

PDF: Final = "application/pdf"
OFFICE: Final = "application/vnd.openxmlformats-officedocument"


class Output(Labelled):
    """What can be made, and how it is called."""

    DECK = "deck", "diaporama"
    REPORT = "report", "rapport"
    MINUTES = "minutes", "releve"
    FICHE = "fiche", "fiches"
    LETTERS = "letters", "courriers"
    WORKBOOK = "workbook", "classeur"
    PACKAGE = "package", "donnees"


@dataclass(frozen=True, kw_only=True)
class MadeFile:
    """A file ready to be given."""

    name: str
    mime: str
    content: bytes


def made(
    output: Output,
    seen: PlanSeen,
    *,
    show: Show | None = None,
    actions: Sequence[str] = (),
) -> MadeFile:
    """One output of a plan; `actions` are the fiches asked for, all of them by default.

    Raises: KeyError for an unknown action, ValueError for the minutes of no meeting.
    """
    return MadeFile(
        name=made_name(output, seen, show=show, actions=actions),
        mime=made_kind(output),
        content=_content(output, seen, show=show, actions=actions),
    )


def outputs_of(show: Show | None) -> tuple[Output, ...]:
    """What can be made: without a meeting there are no minutes."""
    return tuple(one for one in Output if one is not Output.MINUTES or show is not None)


def made_name(
    output: Output, seen: PlanSeen, *, show: Show | None = None, actions: Sequence[str] = ()
) -> str:
    """How the file will be called, known before it is made."""
    of = actions[0] if output is Output.FICHE and len(actions) == 1 else ""
    head = head_of(seen, meeting_of(show))
    return file_name(head, "fiche" if of else output.label, KINDS[output][0], of=of)


def made_kind(output: Output) -> str:
    """The MIME type of the file."""
    return KINDS[output][1]


def package_folder(seen: PlanSeen, *, show: Show | None = None) -> dict[str, bytes]:
    """The open data as files of a folder, by path."""
    return package_files(
        head_of(seen, meeting_of(show)),
        told_slides(seen, show),
        open_tables(seen),
        words=seen.situation.level_words,
    )


def _content(output: Output, seen: PlanSeen, *, show: Show | None, actions: Sequence[str]) -> bytes:
    head = head_of(seen, meeting_of(show))
    match output:
        case Output.FICHE:
            return fiches_pdf(fiche_sheets(seen, actions), head)
        case Output.LETTERS:
            communes = [one for one in commune_sheets(seen) if one.page.is_commune]
            return letters_pdf(communes, head, work=work_of_plan(seen))
        case Output.DECK:
            return committee_deck(head, told_slides(seen, show), commune_pages(seen))
        case Output.REPORT:
            return report_pdf(context_of(seen, show), since_sentences(seen))
        case Output.MINUTES:
            if show is None:
                raise ValueError("minutes without a meeting")
            return minutes_pdf(minutes(seen, show), head)
        case Output.WORKBOOK:
            return committee_workbook(context_of(seen, show))
        case Output.PACKAGE:
            words = seen.situation.level_words
            return package_zip(head, told_slides(seen, show), open_tables(seen), words=words)


KINDS: Final[dict[Output, tuple[str, str]]] = {
    Output.DECK: ("pptx", f"{OFFICE}.presentationml.presentation"),
    Output.REPORT: ("pdf", PDF),
    Output.MINUTES: ("pdf", PDF),
    Output.FICHE: ("pdf", PDF),
    Output.LETTERS: ("pdf", PDF),
    Output.WORKBOOK: ("xlsx", f"{OFFICE}.spreadsheetml.sheet"),
    Output.PACKAGE: ("zip", "application/zip"),
}
