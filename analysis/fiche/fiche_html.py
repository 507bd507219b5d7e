"""A fiche action as one document that holds everything it needs, made to be printed on A4."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import pandas as pd

from analysis.attention.headline_metric import HeadlineMetric
from analysis.attention.note_html import STYLE
from analysis.rows import rows_of
from data_model.french import typo
from data_model.vocabulary import Level

ASIDE: Final = re.compile(r":gray\[:small\[(.*?)\]\]")
BADGE: Final = re.compile(r":[a-z]+-badge\[(.*?)\]")
BOLD: Final = re.compile(r"(?<!\\)\*\*(.+?)(?<!\\)\*\*")
ITALIC: Final = re.compile(r"^_(.*)_$")
CODE: Final = re.compile(r"`([^`]*)`")
ESCAPED: Final = re.compile(r"\\([^\w\s])")
MORE_STYLE: Final = """
.place { margin: 2mm 0; }
.columns { columns: 2; column-gap: 8mm; }
.columns section { break-inside: avoid; }
small { color: #505c66; }
td, th { padding-right: 3mm; }
tbody th { white-space: normal; }
"""


@dataclass(frozen=True, kw_only=True)
class FicheSheet:
    """What the document says, as the page says it; texts may hold the screens' Markdown."""

    plan: str
    title: str
    action_title: str
    scope: str
    banner: str
    place: Sequence[tuple[str, str]]
    metrics: Sequence[HeadlineMetric]
    description: str
    lists: Sequence[tuple[str, Sequence[str]]]
    milestones: pd.DataFrame
    indicators: pd.DataFrame
    history: pd.DataFrame


def fiche_html(sheet: FicheSheet) -> str:
    """The whole document: French, its own style sheet, no address to fetch."""
    place = "<br>".join(f"<strong>{_words(head)}</strong> {_words(t)}" for head, t in sheet.place)
    lists = "".join(_section(head, _list(texts)) for head, texts in sheet.lists)
    paragraphs = "".join(f"<p>{_words(p)}</p>" for p in sheet.description.split("\n\n"))
    parts = [
        f'<p class="muted">{_words(sheet.plan)}</p>',
        f"<h1>{_words(sheet.title)}</h1>",
        f"<p>{_words(sheet.action_title)}</p>",
        f'<p class="muted">{_words(sheet.scope)}</p>',
        f"<p>{_words(sheet.banner)}</p>" if sheet.banner else "",
        f'<p class="place">{place}</p>' if place else "",
        f'<ul class="figures">{"".join(map(_figure, sheet.metrics))}</ul>',
        _section("Description", paragraphs),
        f'<div class="columns">{lists}</div>',
        _section("Jalons", _table(sheet.milestones, "Aucun jalon.")),
        _section("Indicateurs", _table(sheet.indicators, "Aucun indicateur imprimé.")),
        _section("Modifications depuis le chargement", _table(sheet.history, "Aucune.")),
    ]
    body = "\n".join(part for part in parts if part)
    return (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{_words(sheet.title)}</title>\n<style>{STYLE}{MORE_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _section(title: str, content: str) -> str:
    return f"<section>\n<h2>{escape(typo(title))}</h2>\n{content}\n</section>"


def _figure(metric: HeadlineMetric) -> str:
    beside = " ".join(words for words in (metric.delta, metric.beside) if words)
    level = metric.level.label if metric.level is not Level.NONE else ""
    said = f"{level} : {beside}" if level else beside
    lines = [escape(typo(line)) for line in (said, metric.rests_on) if line]
    value = f"<strong>{escape(metric.value)}</strong>"
    return f"<li>{escape(metric.label)}{value}{'<br>'.join(lines)}</li>"


def _table(frame: pd.DataFrame, nothing: str) -> str:
    if frame.empty:
        return f"<p>{escape(nothing)}</p>"
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in frame.columns)
    rows = "\n".join(f"<tr>{_cells([str(cell) for cell in row])}</tr>" for row in rows_of(frame))
    body = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>"
    return f"<table>\n{body}\n</table>"


def _cells(row: Sequence[str]) -> str:
    first, *others = row
    return f'<th scope="row">{_words(first)}</th>' + "".join(
        f"<td>{_words(o)}</td>" for o in others
    )


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{_words(line)}</li>' for line in lines)}</ul>"


def _words(markdown: str) -> str:
    """A text of the screens as HTML: its emphasis kept, the signs kept from Markdown given back."""
    text = escape(markdown, quote=False)
    text = BADGE.sub(r"\1", ASIDE.sub(r"<small>\1</small>", text))
    text = ITALIC.sub(r"<em>\1</em>", CODE.sub(r"\1", BOLD.sub(r"<strong>\1</strong>", text)))
    return ESCAPED.sub(r"\1", text.replace("  \n", "<br>"))
