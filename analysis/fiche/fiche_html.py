"""A fiche action as one document that holds everything it needs, made to be printed on A4."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis.attention.headline_metric import HeadlineMetric
from analysis.printed_html import STYLE, document, figures, listed, section, table, words

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
    weather: str = ""
    texts_then: str = ""


def fiche_html(sheet: FicheSheet) -> str:
    """The whole document: French, its own style sheet, no address to fetch."""
    place = "<br>".join(f"<strong>{words(head)}</strong> {words(t)}" for head, t in sheet.place)
    lists = "".join(section(head, listed(texts)) for head, texts in sheet.lists)
    paragraphs = "".join(f"<p>{words(p)}</p>" for p in sheet.description.split("\n\n"))
    parts = [
        f'<p class="muted">{words(sheet.plan)}</p>',
        f"<h1>{words(sheet.title)}</h1>",
        f"<p>{words(sheet.action_title)}</p>",
        f'<p class="muted">{words(sheet.scope)}</p>',
        f"<p>{words(sheet.banner)}</p>" if sheet.banner else "",
        f'<p class="place">{place}</p>' if place else "",
        figures(sheet.metrics),
        f"<p>{words(sheet.weather)}</p>" if sheet.weather else "",
        f'<p class="muted">{words(sheet.texts_then)}</p>' if sheet.texts_then else "",
        section("Description", paragraphs),
        f'<div class="columns">{lists}</div>',
        section("Jalons", table(sheet.milestones, "Aucun jalon.")),
        section("Indicateurs", table(sheet.indicators, "Aucun indicateur imprimé.")),
        section("Modifications depuis le chargement", table(sheet.history, "Aucune.")),
    ]
    body = "\n".join(part for part in parts if part)
    return document(sheet.title, body, style=STYLE + MORE_STYLE)
