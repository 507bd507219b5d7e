"""One respondent's page: what it sent, its values, its milestones, what is awaited of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.commune.commune_html import NONE_BEGUN, NONE_ENDED
from analysis.commune.milestones import (
    charged_with,
    coming,
    milestones_sentence,
    milestones_table,
)
from analysis.commune.quarter_values import Place, QuarterValue, quarter_values
from analysis.commune.returns import (
    commune_finding,
    expected_table,
    received_quarters,
    returns_table,
)
from analysis.commune.values_table import values_table
from analysis.indicator.commune_findings import commune_returns_sentence
from analysis.rows import rows_of
from data_model.french import quarter_label, typo
from data_model.shown_words import shown_words
from data_model.vocabulary import RespondentKind
from documents.context.seen import PlanSeen
from documents.context.words_table import WordsTable, words_table

VALUE = "Valeur"
NO_RETURN, NO_VALUE = NONE_BEGUN, NONE_ENDED


@dataclass(frozen=True, kw_only=True)
class CommunePage:
    """What the committee is told of one commune, or of the territory."""

    code: str
    name: str
    is_commune: bool
    finding: str
    returns_words: str
    values: WordsTable
    highlights: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CommuneSheet:
    """What its mayor is told besides: its returns, what is awaited, its milestones."""

    page: CommunePage
    returns: WordsTable
    expected: WordsTable
    milestones_words: str
    milestones: WordsTable


def commune_pages(seen: PlanSeen) -> tuple[CommunePage, ...]:
    """One a respondent, communes by name, then the territory."""
    values = quarter_values(seen.snapshot)
    return tuple(_page(seen, row, values) for row in rows_of(seen.snapshot.respondents))


def commune_sheets(seen: PlanSeen) -> tuple[CommuneSheet, ...]:
    """The same with what a letter needs besides."""
    return tuple(_sheet(seen, page) for page in commune_pages(seen))


def _page(seen: PlanSeen, person: Any, values: Mapping[Place, QuarterValue]) -> CommunePage:
    code, known, board = person.respondent_code, seen.snapshot, seen.board
    told = values_table(known, values, code, received=received_quarters(board, code))
    return CommunePage(
        code=code,
        name=typo(person.name),
        is_commune=person.kind == RespondentKind.COMMUNE,
        finding=shown_words(commune_finding(board, code, person.name, snapshot=known)),
        returns_words=shown_words(commune_returns_sentence(board, code)),
        values=words_table(told).with_when(VALUE),
        highlights=tuple(_highlights(seen, code)),
    )


def _sheet(seen: PlanSeen, page: CommunePage) -> CommuneSheet:
    mine = charged_with(seen.snapshot, seen.occurrences, page.code)
    ahead = coming(mine, seen.situation.as_of)
    return CommuneSheet(
        page=page,
        returns=words_table(returns_table(seen.board, page.code)),
        expected=words_table(expected_table(seen.snapshot, seen.board, page.code)),
        milestones_words=milestones_sentence(mine, ahead),
        milestones=words_table(milestones_table(ahead)),
    )


def _highlights(seen: PlanSeen, code: str) -> Iterator[str]:
    sent = seen.highlights
    for row in rows_of(sent[sent["respondent_code"] == code]):
        if row.is_kept:
            title = seen.titles.get(row.action_code, row.action_code)
            yield typo(f"{quarter_label(row.period_code)}, {title} : {row.text}")
