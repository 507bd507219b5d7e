"""The texts of a fiche as one table: what its page says in lists, for a file to hold."""

from collections.abc import Iterator, Sequence
from typing import Final

import pandas as pd

from analysis.fiche.fiche import Fiche, description_words, fiche_lists, means_lines, title_words

COLUMNS: Final = ["Rubrique", "Texte"]
MEANS: Final = "Moyens et calendrier imprimés"
NOTES: Final = "Notes sur la source"
HIGHLIGHTS: Final = "Faits marquants"


def texts_table(fiche: Fiche, highlights: Sequence[str]) -> pd.DataFrame:
    """Everything that the page says of an action in words, in its order.

    Takes the `highlight_lines` of the action. Columns: Rubrique, Texte (str, Markdown). Rows: one
    a text, one a line of a list.
    """
    return pd.DataFrame([*_rows(fiche, highlights)], columns=COLUMNS, dtype=object)


def _rows(fiche: Fiche, highlights: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield "Intitulé", title_words(fiche)
    if fiche.ending:
        yield "Fin de l’action", fiche.ending
    if described := description_words(fiche):
        yield "Description", described
    yield from ((HIGHLIGHTS, line) for line in highlights)
    yield from (("Place dans le plan", f"{head} {words}") for head, words in fiche.place)
    for heading, texts in fiche_lists(fiche):
        yield from ((heading, text) for text in texts)
    yield from ((MEANS, line) for line in means_lines(fiche))
    yield from ((NOTES, note) for note in fiche.notes)
