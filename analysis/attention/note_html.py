"""« Note du lundi » as one document that holds everything it needs, made to be printed on A4."""

from html import escape

import pandas as pd

from analysis.attention.note import Note
from analysis.printed_html import STYLE, document, figures, listed, section, table, words
from data_model.french import plain, plural


def note_html(note: Note) -> str:
    """The whole document: French, its own style sheet, no address to fetch."""
    more = f" ({plural(note.more_points, 'autre')} à l’écran)" if note.more_points else ""
    parts = [
        f'<p class="muted">{escape(note.plan)}</p>',
        f"<h1>{escape(note.title)}</h1>",
        f'<p class="muted">{escape(note.scope)}</p>',
        f"<p><strong>{words(note.banner)}</strong></p>" if note.banner else "",
        figures(note.metrics),
        section(
            f"Ce qui demande votre attention{more}",
            _table(note.points, note.nothing, kind="points"),
        ),
        section(f"Situation des {note.word.plural}", _table(note.axes, f"{note.word.none}.")),
        section(note.upcoming_title, _table(note.upcoming, "Aucun jalon prévu.")),
        section(note.since_title, listed(note.since)),
        section(note.missing_title, f"<p>{escape(note.missing)}</p>"),
    ]
    body = "\n".join(part for part in parts if part)
    return document(f"Note du lundi, {plain(note.plan)}", body, style=STYLE)


def _table(frame: pd.DataFrame, nothing: str, *, kind: str = "") -> str:
    # What stands in its cells are words, nothing of them is Markdown.
    return table(frame, nothing, said=escape, kind=kind)
