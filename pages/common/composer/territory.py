"""The first step of a plan that exists: its names and days, its communes, its map."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit as st

from data_model.finding import Finding
from data_model.french import typo
from data_model.places import communes_asked, stored_communes
from data_model.plan import Plan
from data_model.store import reading
from data_model.territory import Commune
from data_model.workspace import active_engine
from loaders.entry.composer_communes import TypedCommune, commune_findings
from loaders.entry.composer_outlines import Outline
from loaders.entry.composer_plan import TypedPlan, edited_plan, names_findings
from pages.common.composer.communes_table import communes_table, pasted_communes
from pages.common.composer.composed import Composed
from pages.common.composer.held import as_typed_before
from pages.common.composer.known_places import known_communes, typed_of
from pages.common.composer.outlines_file import outlines_file, say_without_outline
from pages.common.composer.recording import recorded_edit, say_findings
from pages.common.composer.steps import NEW
from pages.common.settings.dates import LATEST, OLDEST

KEY: Final = "composer_membres"
TITLE, SHORT, FIRST, LAST = "Intitulé du plan", "Sigle", "Premier jour", "Dernier jour"


def territory_form(composed: Composed) -> None:
    """The plan's names and days, then who belongs to it."""
    key = f"{KEY}_{composed.code}_{composed.known_until}"
    with reading(active_engine()) as session:
        members, stored = communes_asked(session, composed.code), stored_communes(session)
    left, right = st.columns([1, 1.5], gap="large")
    with left:
        st.header("Le plan", anchor=False)
        typed = _names(composed, key)
    with right:
        st.header("Ses communes", anchor=False)
        communes = communes_table([typed_of(one) for one in members], key=key) if members else []
        folded = st.expander("Ajouter des communes, ou leurs contours", on_change="rerun", key=key)
        outlines: dict[str, Outline] = {}
        is_sound = True
        unsettled: Sequence[Finding] = ()
        if folded.open:
            with folded:
                pasted = pasted_communes(key)
                unsettled = pasted.findings
                communes += _others(pasted.communes, communes)
                read = outlines_file(communes, key=key)
                outlines, is_sound = dict(read.by_code), not read.findings
        drawn = [code for code, one in stored.items() if one.outline_geojson]
        say_without_outline(communes, [*drawn, *outlines])
    if st.button("Enregistrer le territoire", type="primary", disabled=not is_sound):
        if unsettled:
            say_findings(unsettled)
        else:
            _record(composed, typed, communes, outlines=outlines, stored=stored)
    st.button(
        "Composer un autre plan", icon=":material/add:", type="tertiary", on_click=_begin_another
    )


def _begin_another() -> None:
    st.query_params[NEW] = "oui"


def _others(typed: Sequence[TypedCommune], known: list[TypedCommune]) -> list[TypedCommune]:
    codes = {one.code_insee for one in known}
    return [one for one in typed if one.code_insee not in codes]


def _names(composed: Composed, key: str) -> TypedPlan:
    plan, seen = composed.plan, composed.view.situation
    stored = {TITLE: plan.title, SHORT: plan.short_title, FIRST: seen.plan_start}
    shown = as_typed_before(f"{KEY}_{plan.code}", key, {**stored, LAST: seen.plan_end})
    title = st.text_area(TITLE, shown[TITLE], key=f"{key}_{TITLE}", max_chars=300)
    short = st.text_input(SHORT, shown[SHORT], key=f"{key}_{SHORT}", max_chars=60)
    left, right = st.columns(2)
    days = [
        place.date_input(
            label,
            shown[label],
            format="DD/MM/YYYY",
            min_value=OLDEST,
            max_value=LATEST,
            key=f"{key}_{label}",
        )
        for place, label in ((left, FIRST), (right, LAST))
    ]
    starts_on, ends_on = (one if isinstance(one, date) else None for one in days)
    st.caption(typo(f"Code : {plan.code}. Il ne change pas : les classeurs émis le portent."))
    return TypedPlan(
        title=" ".join(title.split()),
        short_title=" ".join(short.split()),
        code=plan.code,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def _record(
    composed: Composed,
    typed: TypedPlan,
    communes: list[TypedCommune],
    *,
    outlines: dict[str, Outline],
    stored: dict[str, Commune],
) -> None:
    if findings := [*names_findings(typed), *commune_findings(communes)]:
        say_findings(findings)
        return
    draft = edited_plan(
        Plan.model_validate(composed.plan.model_dump()),
        typed,
        communes,
        outlines=outlines,
        known=known_communes(),
        stored=stored,
    )
    if recorded_edit(draft, previewed_at=composed.known_until, said="Territoire enregistré."):
        st.rerun()
