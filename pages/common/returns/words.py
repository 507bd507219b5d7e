"""The comments and faits marquants of one return, as its sender wrote them."""

import pandas as pd
import streamlit as st

from data_model.french import plain, plural

ALT = "Commentaires et faits marquants de ce retour"


def kept_words_panel(words: pd.DataFrame) -> None:
    """`kept_words` of a return, folded; nothing where it has none."""
    if words.empty:
        return
    with st.expander(f"{plural(len(words), 'texte gardé', 'textes gardés')} avec les valeurs"):
        st.table(words.map(plain), border="horizontal", hide_index=True, alt=ALT)
