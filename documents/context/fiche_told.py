"""What a fiche's page says of an action, as words to print: figures, météo, dates, changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.attention.headline_metric import HeadlineMetric
from analysis.fiche.fiche import Fiche, fiche_title, row_of, texts_then_words
from analysis.fiche.history import action_history_frame
from analysis.fiche.metrics import (
    budget_metric,
    completion_metric,
    indicators_metric,
    slippage_metric,
)
from analysis.fiche.tables import action_results, indicators_table, milestones_table, strip_frame
from analysis.fiche.weather import weather_of, weather_sentence
from analysis.results.said import GivenValue
from analysis.rows import rows_of
from data_model.french import day, typo
from data_model.shown_words import shown_words
from data_model.vocabulary import Level, ResultStatus
from documents.context.indicators import LEVELS
from documents.context.seen import PlanSeen
from documents.context.words_table import WordsTable, words_table

HISTORY_COLUMNS = ("Date", "Ce qui a changé", "Avant", "Après", "Motif et auteur")
INDICATOR_COLUMNS = ("Indicateur", "Valeur", "Cible", "Statut")


@dataclass(frozen=True, kw_only=True)
class FicheFigure:
    """One of the figures at the top, with what it rests on."""

    label: str
    value: str
    words: str
    level: Level


@dataclass(frozen=True, kw_only=True)
class FicheTold:
    """The page's finding and figures, its tables, and what was said or changed since."""

    finding: str
    figures: tuple[FicheFigure, ...]
    weather: str
    texts_then: str
    milestones: WordsTable
    indicators: WordsTable
    history: WordsTable


def fiche_told(seen: PlanSeen, fiche: Fiche, newest: Mapping[str, list[GivenValue]]) -> FicheTold:
    """What is told of one action; `newest` are the `action_values` of the plan."""
    code = str(fiche.action.action_code)
    done = row_of(seen.completion("action"), "code", code)
    slippage = row_of(seen.action_slippage, "action_code", code)
    results = action_results(seen.results, code)
    declared = weather_of(seen.snapshot.weather, code)
    metrics = (
        completion_metric(done),
        budget_metric(row_of(seen.budget.by_action, "action_code", code)),
        slippage_metric(slippage),
        indicators_metric(results),
    )
    strip = strip_frame(seen.states, code)
    table = indicators_table(seen.snapshot, results, dict(newest))
    shown = table.assign(Statut=[_status_words(one) for one in table["status"]])
    return FicheTold(
        finding=fiche_title(fiche, slippage),
        figures=tuple(_figure(one) for one in metrics),
        weather=""
        if declared is None
        else shown_words(weather_sentence(declared, Level(done.level))),
        texts_then=texts_then_words(fiche, seen.situation.as_of) if fiche.later_edits else "",
        milestones=words_table(milestones_table(seen.snapshot, seen.states, strip)),
        indicators=words_table(shown[list(INDICATOR_COLUMNS)]),
        history=_history(seen, code),
    )


def _figure(metric: HeadlineMetric) -> FicheFigure:
    beside = metric.compared
    if metric.level is not Level.NONE:
        beside = f"{metric.level.sign} {metric.level.label} : {beside}"
    return FicheFigure(
        label=metric.label,
        value=metric.value,
        words=typo("\n".join(words for words in (beside, metric.rests_on) if words)),
        level=metric.level,
    )


def _status_words(status: str) -> str:
    found = ResultStatus(status)
    return f"{LEVELS.get(found, Level.NONE).sign} {found.label}"


def _history(seen: PlanSeen, code: str) -> WordsTable:
    now = seen.situation
    with seen.read() as session:
        changes = action_history_frame(session, now.plan_code, code, cutoff=now.cutoff)
    rows: Sequence[tuple[str, ...]] = [
        (
            day(row.recorded_on),
            typo(row.what),
            typo(row.before),
            typo(row.after),
            typo(", ".join(one for one in (row.reason, row.recorded_by) if one)) or "–",
        )
        for row in rows_of(changes)
    ]
    return WordsTable(columns=HISTORY_COLUMNS, rows=tuple(rows))
