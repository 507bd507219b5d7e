"""The form of each step, in the order of the steps."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from data_model.french import typo
from loaders.entry.composer_tables import STEP_TABLES, TABLES
from pages.common.composer.asking import asking_form, budget_asking_form
from pages.common.composer.composed import Composed
from pages.common.composer.library import library_form
from pages.common.composer.table_form import table_form
from pages.common.composer.territory import territory_form

CODES: Final = "Un code laissé vide est donné à l’enregistrement."


def levels_form(composed: Composed) -> None:
    """The axes, the objectives under them, and the plan's own words for both."""
    words = composed.view.situation.level_words
    axes, objectives, names = STEP_TABLES["niveaux"]
    st.header(words.axis.plural.capitalize(), anchor=False)
    st.caption(typo(f"Une ligne par partie du plan. {CODES}"))
    table_form(composed, axes)
    if composed.stored[axes.name]:
        st.header(words.objective.plural.capitalize(), anchor=False)
        table_form(composed, objectives)
    folded = st.expander(
        typo("Dire autrement « axe » et « objectif » : orientation, levier, exigence…"),
        on_change="rerun",
        key="composer_mots",
    )
    if folded.open:
        with folded:
            table_form(composed, names)


def actions_form(composed: Composed) -> None:
    """The actions, one a line."""
    st.caption(
        typo(
            f"Une ligne par fiche action. {CODES} La description et les autres rubriques se "
            "remplissent ensuite dans « Fiche action »."
        )
    )
    table_form(composed, TABLES["actions"])


def indicators_form(composed: Composed) -> None:
    """The library, then the indicators, one a line."""
    library_form(composed)
    st.caption(
        typo(
            f"Sans action : un indicateur du plan entier. {CODES} La nature ne change plus après "
            "une première valeur."
        )
    )
    table_form(composed, TABLES["indicators"])
    asking_form(composed)


def aims_form(composed: Composed) -> None:
    """The targets, one a line."""
    if not composed.stored["indicators"]:
        st.markdown("Une cible vise un indicateur : ajoutez d’abord un indicateur.")
        return
    st.caption(
        typo(
            "Une ligne par échéance ; un indicateur peut en avoir plusieurs. Base : « cumulé à la "
            "date », « par an » ou « niveau » dit à quoi la valeur se compare."
        )
    )
    table_form(composed, TABLES["targets"])


def milestones_form(composed: Composed) -> None:
    """The milestones in words, and the cycles in which they come back."""
    milestones, cycles = STEP_TABLES["jalons"]
    if not composed.stored["actions"]:
        st.markdown("Un jalon appartient à une action : ajoutez d’abord une action.")
        return
    st.caption(
        typo(
            "Écrivez la date avec vos mots : « Février 2027 », « T3 2027 », « fin 2027 », "
            "« à définir ». Les jours compris s’affichent à l’enregistrement."
        )
    )
    table_form(composed, milestones)
    st.header("Actions qui se renouvellent", anchor=False)
    st.caption("Leurs jalons reviennent à chaque cycle, jusqu’au dernier jour du plan.")
    table_form(composed, cycles)


def amounts_form(composed: Composed) -> None:
    """The voted amounts, one an action."""
    if not composed.stored["actions"]:
        st.markdown("Un montant appartient à une action : ajoutez d’abord une action.")
        return
    st.caption(
        typo(
            "Une ligne par action. Un montant vide est « non dit » : il ne compte jamais pour 0. "
            "La base dit ce que le montant couvre."
        )
    )
    table_form(composed, TABLES["voted_budget"])
    budget_asking_form(composed)
    asking_form(composed)


STEP_FORMS: Final[dict[str, Callable[[Composed], None]]] = {
    "territoire": territory_form,
    "niveaux": levels_form,
    "actions": actions_form,
    "indicateurs": indicators_form,
    "cibles": aims_form,
    "jalons": milestones_form,
    "budget": amounts_form,
}
