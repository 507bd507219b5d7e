"""A respondent's page as one A4 document that holds everything it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis.printed_html import STYLE, document, listed, section, table, words

NO_HIGHLIGHT: Final = "Aucun fait marquant n’a encore été transmis."
NONE_BEGUN: Final = "Aucun trimestre demandé n’est encore commencé."
NONE_ENDED: Final = "Aucun trimestre demandé n’est encore échu."
MORE_STYLE: Final = """
small { color: #505c66; }
td, th { padding-right: 3mm; }
tbody th { white-space: normal; }
section { break-inside: avoid-page; }
.pair { display: flex; gap: 8mm; }
.pair section { flex: 1; }
.pair section:first-child { flex: 1.9; }
"""


@dataclass(frozen=True, kw_only=True)
class CommuneSheet:
    """What the document says, as the page says it; texts may hold the screens' Markdown."""

    plan: str
    title: str
    scope: str
    banner: str
    lines: Sequence[str]
    returns: pd.DataFrame
    expected: pd.DataFrame
    values: pd.DataFrame
    notes: Sequence[str]
    budget: pd.DataFrame
    milestones_words: str
    milestones: pd.DataFrame
    highlights: Sequence[str]


def commune_html(sheet: CommuneSheet) -> str:
    """The whole document: French, its own style sheet, no address to fetch."""
    notes = "".join(f'<p class="muted">{words(note)}</p>' for note in sheet.notes if note)
    milestones = f"<p>{words(sheet.milestones_words)}</p>"
    if not sheet.milestones.empty:
        milestones += table(sheet.milestones, "")
    parts = [
        f'<p class="muted">{words(sheet.plan)}</p>',
        f"<h1>{words(sheet.title)}</h1>",
        f'<p class="muted">{words(sheet.scope)}</p>',
        f"<p>{words(sheet.banner)}</p>" if sheet.banner else "",
        *(f"<p>{words(line)}</p>" for line in sheet.lines),
        '<div class="pair">',
        section("Retours", table(sheet.returns, NONE_BEGUN)),
        section("Ce qui est attendu", table(sheet.expected, "Rien n’est attendu à ce jour.")),
        "</div>",
        section(
            "Dernières valeurs",
            table(sheet.values, NONE_ENDED) + notes,
        ),
        section("Budget", table(sheet.budget, "Aucune ligne de budget n’est demandée.")),
        section("Jalons", milestones),
        section(
            "Faits marquants",
            listed(sheet.highlights) if sheet.highlights else f"<p>{words(NO_HIGHLIGHT)}</p>",
        ),
    ]
    return document(
        sheet.title, "\n".join(part for part in parts if part), style=STYLE + MORE_STYLE
    )
