"""What the plan does not hold yet: a sentence on what to do, and the step where it is done."""

from typing import Final

import streamlit as st

from data_model.french import typo
from pages.common.frame import kept_parameters

NO_COMMUNE: Final = (
    "La carte et les courbes comparent ce que renvoient les communes. Ajoutez-les au territoire, "
    "puis choisissez dans les attributions ce qui leur est demandé."
)
NO_RESPONDENT: Final = (
    "Ce plan n’a aucun répondant : il n’y a personne à qui demander. Ajoutez les communes du "
    "territoire ; elles auront ici une colonne chacune."
)
ONE_RESPONDENT: Final = (
    "{name} est le seul répondant de ce plan. Une commune ajoutée au territoire a ici sa colonne."
)
NO_INDICATOR: Final = (
    "Ce plan n’a aucun indicateur : il n’y a rien à viser. Ajoutez ses indicateurs ; chacun peut "
    "alors avoir ses cibles."
)
NO_TARGET: Final = "Aucune cible pour l’instant : ajoutez une ligne, puis choisissez un indicateur."
NOTHING_TO_ASK: Final = "Ce plan n’a encore rien de ce type à demander."
NO_OUTLINE: Final = (
    "La carte attend les contours des communes : déposez un fichier GeoJSON à l’étape Territoire."
)


def to_compose(words: str, *, step: str, label: str) -> None:
    """The sentence, then the link to a step of « Composer le plan »."""
    st.markdown(typo(words))
    compose_link(step=step, label=label)


def compose_link(*, step: str, label: str) -> None:
    """The link to a step of « Composer le plan »."""
    st.page_link(
        "pages/composer.py",
        label=label,
        icon=":material/edit_note:",
        query_params=kept_parameters(etape=step),
    )


def no_communes() -> None:
    """What a plan without communes needs before its map can show anything."""
    st.markdown(typo(NO_COMMUNE))
    with st.container(horizontal=True):
        compose_link(step="territoire", label="Ajouter des communes")
        st.page_link(
            "pages/reglages.py",
            label="Choisir ce qui est demandé",
            icon=":material/tune:",
            query_params=kept_parameters(vue="attributions"),
        )
