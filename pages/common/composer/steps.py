"""The steps of a plan: which one the address asks for, what each holds, what comes next."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from data_model.french import plural, typo
from data_model.level_words import LevelWord
from loaders.entry.composer_tables import StoredRows
from pages.common.chooser import SEPARATOR, Choice

PAGE: Final = "composer"
NAME: Final = "etape"
# Of the address too: another plan is begun, whatever plan is looked at.
NEW: Final = "nouveau"
FIRST: Final = "territoire"
STEPS: Final = {
    FIRST: "Territoire",
    "niveaux": "Niveaux",
    "actions": "Actions",
    "indicateurs": "Indicateurs",
    "cibles": "Cibles",
    "jalons": "Jalons",
    "budget": "Budget",
}
AXES: Final = "axes"
HELD: Final = {
    FIRST: ("respondents", "répondant", "répondants"),
    "niveaux": (AXES, "", ""),
    "actions": ("actions", "", ""),
    "indicateurs": ("indicators", "", ""),
    "cibles": ("targets", "", ""),
    "jalons": ("milestones", "", ""),
    "budget": ("voted_budget", "montant", "montants"),
}
"""What a step is counted by: its table and, where it is not called like the step, its name."""


def step_choice(stored: StoredRows, axis: LevelWord) -> Choice:
    """The steps, each with what it holds; `axis` is the plan's word for what its actions serve."""
    return Choice(
        page=PAGE,
        name=NAME,
        label="Étapes",
        choices={step: _words(step, stored, axis) for step in STEPS},
        first=FIRST,
    )


def _words(step: str, stored: StoredRows, axis: LevelWord) -> str:
    table, one, several = HELD[step]
    if table == AXES:
        one, several = axis.singular, axis.plural
    # An amount left blank is not one.
    n = sum(row.get("amount_eur") != "" for row in stored[table])
    return f"{STEPS[step]}{SEPARATOR}{plural(n, one, several).strip() if one else n}"


def step_buttons(choice: Choice) -> None:
    """« Précédent » and « Suivant », by the name of the step they lead to."""
    steps: Sequence[str] = list(STEPS)
    place = steps.index(choice.shown)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        for step, way, icon in (
            (place - 1, "Précédent", "arrow_back"),
            (place + 1, "Suivant", "arrow_forward"),
        ):
            if not 0 <= step < len(steps):
                st.space("stretch")
                continue
            st.button(
                typo(f"{way} : {STEPS[steps[step]]}"),
                icon=f":material/{icon}:",
                key=f"{PAGE}_{way}",
                on_click=_go,
                args=(choice, steps[step]),
            )


def _go(choice: Choice, step: str) -> None:
    st.session_state[choice.key] = step
    choice.go(step)
