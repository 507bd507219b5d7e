"""The first step of a plan that does not exist yet: its names, its days, its territory."""

from datetime import date
from typing import Final

import streamlit as st

from data_model.french import plain, typo
from data_model.places import stored_communes
from data_model.plan_draft import PlanDraft, record_plan
from data_model.store import reading
from data_model.territory import Commune
from data_model.workspace import DEMONSTRATION, active_engine, active_name
from loaders.entry.composer_plan import (
    COMPOSED,
    TypedPlan,
    new_plan,
    new_plan_findings,
    proposed_code,
)
from pages.common.composer.known_places import known_communes
from pages.common.composer.recording import say_findings, say_refusal
from pages.common.composer.steps import NAME
from pages.common.composer.whose import Whose, whose_plan
from pages.common.saving import act, author
from pages.common.settings.dates import LATEST, OLDEST
from pages.common.view import CHOSEN_PLAN, known_plans

IN_ONES_OWN_BASE: Final = typo(
    "La démonstration garde sa propre base. Ouvrez la vôtre par « Commencer avec mon plan », au "
    "bas du menu, puis revenez ici."
)
NEXT: Final = (
    "Une fois le plan créé, les étapes suivantes s’ouvrent : niveaux, actions, indicateurs, "
    "cibles, jalons et budget. Chacune s’enregistre à part, et tout se modifie ensuite."
)


def new_plan_page() -> None:
    """The page of a plan that does not exist yet; not in the demonstration's own base."""
    st.title(typo("Composez un plan : d’abord, à qui est-il ?"), anchor=False)
    if active_name() == DEMONSTRATION:
        st.markdown(IN_ONES_OWN_BASE)
        return
    st.caption(typo("Rien n’est enregistré avant « Créer le plan »."))
    new_plan_form()


def new_plan_form() -> None:
    """What is asked before anything else can be, and the button that creates the plan."""
    left, right = st.columns([1, 1.25], gap="large")
    with left:
        st.header("Le plan", anchor=False)
        plan = _names()
    with right:
        st.header("Son territoire", anchor=False)
        whose = whose_plan()
    st.caption(typo(NEXT))
    if st.button("Créer le plan", type="primary", icon=":material/check:"):
        _create(plan, whose)


def _names() -> TypedPlan:
    title = st.text_area("Intitulé du plan", key="composer_intitule", max_chars=300, height=80)
    left, right = st.columns(2)
    short = left.text_input(
        "Sigle", key="composer_sigle", max_chars=60, help="Le nom court montré dans le menu."
    )
    proposed = proposed_code(short, {plan.code for plan in known_plans()})
    code = right.text_input(
        "Code",
        key="composer_code",
        max_chars=40,
        placeholder=proposed,
        help="Il nomme le plan dans les adresses et les fichiers. Vide : celui qui est proposé.",
    )
    starts_on = left.date_input(
        "Premier jour",
        None,
        format="DD/MM/YYYY",
        min_value=OLDEST,
        max_value=LATEST,
        key="composer_debut",
    )
    ends_on = right.date_input(
        "Dernier jour",
        None,
        format="DD/MM/YYYY",
        min_value=OLDEST,
        max_value=LATEST,
        key="composer_fin",
    )
    return TypedPlan(
        title=" ".join(title.split()),
        short_title=" ".join(short.split()),
        code=code.strip() or proposed,
        starts_on=starts_on if isinstance(starts_on, date) else None,
        ends_on=ends_on if isinstance(ends_on, date) else None,
    )


def _create(plan: TypedPlan, whose: Whose) -> None:
    taken = {known.code for known in known_plans()}
    findings = [
        *new_plan_findings(plan, whose.territory, whose.communes, taken=taken),
        *whose.unsettled,
    ]
    if findings or not whose.is_sound:
        say_findings(findings)
        if not whose.is_sound:
            st.error("Corrigez le fichier des contours, ou retirez-le.")
        return
    draft = new_plan(
        plan,
        whose.territory,
        whose.communes,
        outlines=whose.outlines,
        known=known_communes(),
        stored=_stored(),
    )
    if act(
        lambda session: record_plan(session, draft, by=author(), reason=COMPOSED),
        "composer",
        done=lambda _: typo(f"Le plan {plain(plan.short_title)} est créé : {_asked(draft)}."),
    ):
        st.query_params.from_dict({CHOSEN_PLAN: plan.code, NAME: "niveaux"})
        st.rerun()
    say_refusal()


def _asked(draft: PlanDraft) -> str:
    return f"{len(draft.texts) - 1} communes et leur territoire pourront y répondre"


def _stored() -> dict[str, Commune]:
    with reading(active_engine()) as session:
        return stored_communes(session)
