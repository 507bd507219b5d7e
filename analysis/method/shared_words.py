"""The words shared with other tools, as tables for a screen."""

import pandas as pd

from data_model.french import typo
from data_model.shared_vocabulary import SOURCES, SharedList, shared_terms

NO_EQUIVALENT = "sans équivalent"


def shared_words_table(of: SharedList) -> pd.DataFrame:
    """One list in words: Mot (a goal with its number), Ici where it maps, Sens (str, French)."""
    terms = shared_terms(of)
    if of is SharedList.GOALS:
        rows = [{"Numéro": one.code, "Intitulé": typo(one.label)} for one in terms]
    else:
        rows = [
            {
                "Mot": typo(one.label),
                "Ici": typo(one.our_word) or NO_EQUIVALENT,
                "Sens": typo(one.meaning),
            }
            for one in terms
        ]
    return pd.DataFrame(rows, dtype=object)


def shared_source_words(of: SharedList) -> str:
    """Where the words of a list come from."""
    return typo(f"Source : {SOURCES[of]}.")
