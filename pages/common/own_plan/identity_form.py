"""A workbook of another template does not say whose plan it is: asked of the person, once."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

import streamlit as st

from data_model.finding import Finding
from loaders.checks.check import ReadFile
from loaders.transitions.identity import PlanIdentity, is_identity_fault, known_territories
from loaders.transitions.layout import is_transitions_template

IDENTITY: Final = "plan_identite"
KEY: Final = "plan_identite_{}"
TITLE: Final = "De quel plan s’agit-il\u202f?"
# Nine digits, and the spaces between them.
LONGEST_SIREN: Final = 14
EXPLAINED: Final = (
    "Ce classeur est le modèle de plan de Territoires en Transitions. Il ne dit ni le nom du plan "
    "ni son territoire."
)
CODE_HELP: Final = (
    "Court et définitif, par exemple PCAET-2026. Le code d’un plan déjà chargé le met à jour."
)


def given_identity(file: ReadFile) -> PlanIdentity | None:
    """What the person said of this file's plan; None before, or of another file."""
    sha256, identity = st.session_state.get(IDENTITY, ("", None))
    return identity if sha256 == file.sha256 and isinstance(identity, PlanIdentity) else None


def identity_form(file: ReadFile, findings: Sequence[Finding]) -> None:
    """The form that asks for it, where the file is of that template; nothing for any other.

    It stays open until what was given is right.
    """
    if not is_transitions_template(file.workbook):
        return
    territories = known_territories()
    is_asked = given_identity(file) is None or any(map(is_identity_fault, findings))
    with st.expander(TITLE, expanded=is_asked), st.form(KEY.format("form"), border=False):
        st.markdown(EXPLAINED)
        st.text_input(
            "Intitulé du plan",
            value=PurePosixPath(file.name).stem,
            max_chars=300,
            key=KEY.format("title"),
        )
        with st.container(horizontal=True):
            st.text_input("Code du plan", max_chars=40, key=KEY.format("code"), help=CODE_HELP)
            st.text_input("Sigle (facultatif)", max_chars=60, key=KEY.format("short"))
        st.selectbox(
            "Territoire",
            list(territories),
            index=None,
            format_func=territories.__getitem__,
            placeholder="Choisir, ou indiquer un autre territoire dessous",
            key=KEY.format("known"),
        )
        with st.container(horizontal=True):
            st.text_input(
                "SIREN d’un autre territoire", max_chars=LONGEST_SIREN, key=KEY.format("siren")
            )
            st.text_input("Nom de cet autre territoire", max_chars=200, key=KEY.format("name"))
        st.form_submit_button("Lire ce plan", type="primary", on_click=_keep, args=(file.sha256,))


def _keep(sha256: str) -> None:
    known = st.session_state.get(KEY.format("known")) or ""
    identity = PlanIdentity(
        code=_typed("code"),
        title=_typed("title"),
        short_title=_typed("short"),
        territory_siren=known or "".join(_typed("siren").split()),
        territory_name="" if known else _typed("name"),
    )
    st.session_state[IDENTITY] = (sha256, identity)


def _typed(name: str) -> str:
    return str(st.session_state.get(KEY.format(name)) or "").strip()
