"""The parts of a document made to be printed: its shell, its sections, tables and lists."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

import pandas as pd

from analysis.rows import rows_of
from data_model.french import typo

ASIDE: Final = re.compile(r":(?:gray\[:small|small\[:gray)\[(.*?)(?<!\\)\]\]")
COLOURED: Final = re.compile(r":[a-z]+(?:-badge)?\[(.*?)(?<!\\)\]")
BOLD: Final = re.compile(r"(?<!\\)\*\*(.+?)(?<!\\)\*\*")
STRUCK: Final = re.compile(r"(?<!\\)~~(.+?)(?<!\\)~~")
ITALIC: Final = re.compile(r"^_(.*)_$")
CODE: Final = re.compile(r"`([^`]*)`")
ESCAPED: Final = re.compile(r"\\([^\w\s])")


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


def table(frame: pd.DataFrame, nothing: str) -> str:
    """A frame of texts, its first column as row headings; `nothing` where it has no row."""
    if frame.empty:
        return f"<p>{escape(nothing)}</p>"
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in frame.columns)
    rows = "\n".join(f"<tr>{_cells([str(cell) for cell in row])}</tr>" for row in rows_of(frame))
    body = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>"
    return f"<table>\n{body}\n</table>"


def _cells(row: Sequence[str]) -> str:
    first, *others = row
    return f'<th scope="row">{words(first)}</th>' + "".join(f"<td>{words(o)}</td>" for o in others)


def listed(lines: Iterable[str]) -> str:
    """A list of sentences."""
    return f"<ul>{''.join(f'<li>{words(line)}</li>' for line in lines)}</ul>"


def words(markdown: str) -> str:
    """A text of the screens as HTML: its emphasis kept, the signs kept from Markdown given back."""
    text = escape(markdown, quote=False)
    text = COLOURED.sub(r"\1", ASIDE.sub(r"<small>\1</small>", text))
    text = STRUCK.sub(r"<s>\1</s>", text)
    text = ITALIC.sub(r"<em>\1</em>", CODE.sub(r"\1", BOLD.sub(r"<strong>\1</strong>", text)))
    return ESCAPED.sub(r"\1", text.replace("  \n", "<br>"))
