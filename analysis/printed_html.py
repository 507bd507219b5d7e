"""The parts of a document made to be printed: shell, sections, figures, tables and lists."""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Final

import pandas as pd

from analysis.attention.headline_metric import HeadlineMetric
from analysis.rows import rows_of
from data_model.french import typo
from data_model.shown_words import given_back, set_aside
from data_model.vocabulary import Level

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
ASIDE: Final = re.compile(r":(?:gray\[:small|small\[:gray)\[(.*?)\]\]")
COLOURED: Final = re.compile(r":[a-z]+(?:-badge)?\[(.*?)\]")
BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
STRUCK: Final = re.compile(r"~~(.+?)~~")
ITALIC: Final = re.compile(r"^_(.*)_$")
CODE: Final = re.compile(r"`([^`]*)`")


def words(markdown: str) -> str:
    """A text of the screens as HTML: its emphasis kept, the signs kept from Markdown given back."""
    text = set_aside(escape(markdown, quote=False))
    text = COLOURED.sub(r"\1", ASIDE.sub(r"<small>\1</small>", text))
    text = STRUCK.sub(r"<s>\1</s>", text)
    text = ITALIC.sub(r"<em>\1</em>", CODE.sub(r"\1", BOLD.sub(r"<strong>\1</strong>", text)))
    return given_back(text.replace("  \n", "<br>"))


def document(title: str, body: str, *, style: str) -> str:
    """The whole document: French, its own style sheet, no address to fetch."""
    return (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{words(title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def section(title: str, content: str) -> str:
    """A heading and what stands under it."""
    return f"<section>\n<h2>{escape(typo(title))}</h2>\n{content}\n</section>"


def table(
    frame: pd.DataFrame, nothing: str, *, said: Callable[[str], str] = words, kind: str = ""
) -> str:
    """A frame of texts, its first column as row headings; `nothing` where it has no row.

    `said` gives the HTML of a cell; `kind` the look of the table.
    """
    if frame.empty:
        return f"<p>{escape(nothing)}</p>"
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in frame.columns)
    rows = "\n".join(
        f"<tr>{_cells([said(str(cell)) for cell in row])}</tr>" for row in rows_of(frame)
    )
    body = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>"
    look = f' class="{kind}"' if kind else ""
    return f"<table{look}>\n{body}\n</table>"


def _cells(row: Sequence[str]) -> str:
    first, *others = row
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{one}</td>" for one in others)


def figures(metrics: Iterable[HeadlineMetric]) -> str:
    """The figures at the top, side by side, each with what it rests on."""
    return f'<ul class="figures">{"".join(map(_figure, metrics))}</ul>'


def _figure(metric: HeadlineMetric) -> str:
    beside = metric.compared
    known = metric.level is not Level.NONE
    said = f"{metric.level.sign} {metric.level.label} : {beside}" if known else beside
    lines = [escape(typo(line)) for line in (said, metric.rests_on) if line]
    value = f"<strong>{escape(metric.value)}</strong>"
    return f"<li>{escape(metric.label)}{value}{'<br>'.join(lines)}</li>"


def listed(lines: Iterable[str]) -> str:
    """A list of sentences."""
    return f"<ul>{''.join(f'<li>{words(line)}</li>' for line in lines)}</ul>"
