"""A plan with its documents, each made once for all the tests that read it."""

from datetime import date
from functools import cached_property
from typing import Final

from documents.context.committee import CommitteeContext, context_of
from documents.context.commune import CommunePage, commune_pages
from documents.context.open_data import Rows, open_tables
from documents.context.seen import PlanSeen
from documents.context.since import since_sentences
from documents.deck.deck import committee_deck
from documents.outputs import Output, made
from documents.package.package import package_files
from documents.report.report import report_pdf
from documents.workbook.workbook import committee_workbook

PLAN: Final = "PLDESS-T7"
EARLIER: Final = date(2025, 11, 9)


class Told:
    """The documents of one plan on one day."""

    def __init__(self, seen: PlanSeen) -> None:
        self.seen = seen

    @cached_property
    def context(self) -> CommitteeContext:
        return context_of(self.seen)

    @cached_property
    def communes(self) -> tuple[CommunePage, ...]:
        return commune_pages(self.seen)

    @cached_property
    def tables(self) -> dict[str, Rows]:
        return open_tables(self.seen)

    @cached_property
    def since(self) -> tuple[str, ...]:
        return since_sentences(self.seen)

    @cached_property
    def deck(self) -> bytes:
        return committee_deck(self.context.head, self.context.slides, self.communes)

    @cached_property
    def report(self) -> bytes:
        return report_pdf(self.context, self.since)

    @cached_property
    def workbook(self) -> bytes:
        return committee_workbook(self.context)

    @cached_property
    def package(self) -> dict[str, bytes]:
        words = self.seen.situation.level_words
        return package_files(self.context.head, self.context.slides, self.tables, words=words)

    @cached_property
    def fiches(self) -> bytes:
        return made(Output.FICHE, self.seen).content

    @cached_property
    def letters(self) -> bytes:
        return made(Output.LETTERS, self.seen).content
