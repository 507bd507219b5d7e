"""« Note du lundi » as one document that holds everything it needs, made to be printed on A4."""

import re
from collections.abc import Iterable
from html import escape
from typing import Final

import pandas as pd

from analysis.attention.headline_metric import HeadlineMetric
from analysis.attention.note import Note
from analysis.rows import rows_of
from data_model.french import plural, typo
from data_model.vocabulary import Level

BOLD: Final = re.compile(r"(?<!\\)\*\*(.+?)(?<!\\)\*\*")
ESCAPED: Final = re.compile(r"\\([^\w\s])")
STYLE: Final = """
@page { size: A4 portrait; margin: 9mm 13mm; }
body { font: 8.5pt/1.22 "IBM Plex Sans", "Source Sans 3", Arial, sans-serif; color: #0e1a24;
  max-width: 184mm; margin: 0 auto; padding: 4mm; }
@media print { body { padding: 0; } }
h1 { font-size: 15pt; margin: 0 0 1mm; line-height: 1.2; }
h2 { font-size: 10.5pt; margin: 2mm 0 0.3mm; break-after: avoid; }
p { margin: 0 0 1mm; }
ul { margin: 0; padding-left: 5mm; }
.muted { color: #505c66; }
.figures { display: flex; gap: 4mm; margin: 2mm 0 0; padding: 0; list-style: none; }
.figures li { flex: 1; border-top: 1.5pt solid #0b4f71; padding-top: 1mm; }
.figures strong { display: block; font-size: 15pt; line-height: 1.2; }
table { border-collapse: collapse; width: 100%; font-size: 7.75pt; }
th, td { text-align: left; vertical-align: top; padding: 0.3mm 2mm 0.3mm 0;
  border-bottom: 0.5pt solid #c9cfd4; }
thead th { color: #505c66; font-weight: 600; }
tbody th { font-weight: 600; white-space: nowrap; }
.points td:nth-child(3) { white-space: nowrap; }
tr { break-inside: avoid; }
"""


def note_html(note: Note) -> str:
    """The whole document: French, its own style sheet, no address to fetch."""
    more = f" ({plural(note.more_points, 'autre')} à l’écran)" if note.more_points else ""
    parts = [
        f'<p class="muted">{escape(note.plan)}</p>',
        f"<h1>{escape(note.title)}</h1>",
        f'<p class="muted">{escape(note.scope)}</p>',
        f"<p><strong>{_words(note.banner)}</strong></p>" if note.banner else "",
        f'<ul class="figures">{"".join(map(_figure, note.metrics))}</ul>',
        _section(
            f"Ce qui demande votre attention{more}",
            _table(note.points, note.nothing, kind="points"),
        ),
        _section("Situation des axes", _table(note.axes, "Aucun axe.")),
        _section(note.upcoming_title, _table(note.upcoming, "Aucun jalon prévu.")),
        _section(note.since_title, _list(note.since)),
        _section(note.missing_title, f"<p>{escape(note.missing)}</p>"),
    ]
    body = "\n".join(part for part in parts if part)
    return (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>Note du lundi, {escape(note.plan)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _section(title: str, content: str) -> str:
    return f"<section>\n<h2>{escape(typo(title))}</h2>\n{content}\n</section>"


def _figure(metric: HeadlineMetric) -> str:
    beside = " ".join(words for words in (metric.delta, metric.beside) if words)
    known = metric.level is not Level.NONE
    said = f"{metric.level.sign} {metric.level.label} : {beside}" if known else beside
    lines = [escape(typo(line)) for line in (said, metric.rests_on) if line]
    value = f"<strong>{escape(metric.value)}</strong>"
    return f"<li>{escape(metric.label)}{value}{'<br>'.join(lines)}</li>"


def _table(frame: pd.DataFrame, nothing: str, *, kind: str = "plain") -> str:
    if frame.empty:
        return f"<p>{escape(nothing)}</p>"
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in frame.columns)
    rows = "\n".join(f"<tr>{_cells(row)}</tr>" for row in rows_of(frame))
    body = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>"
    return f'<table class="{kind}">\n{body}\n</table>'


def _cells(row: Iterable[str]) -> str:
    first, *others = row
    said = [
        f'<th scope="row">{escape(first)}</th>',
        *(f"<td>{escape(one)}</td>" for one in others),
    ]
    return "".join(said)


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{_words(line)}</li>' for line in lines)}</ul>"


def _words(markdown: str) -> str:
    """A sentence of the screens as HTML: its bold kept, the signs kept from Markdown given back."""
    return ESCAPED.sub(r"\1", BOLD.sub(r"<strong>\1</strong>", escape(markdown, quote=False)))
