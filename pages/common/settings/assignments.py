"""« Attributions » of the settings: who is asked for what."""

import streamlit as st

from analysis.origin.figure import respondent_names
from analysis.settings_tables import assignments_table
from data_model.french import plain, quarter_label, typo
from data_model.period import quarter_of
from data_model.vocabulary import AssignedKind, Rhythm
from loaders.entry.settings_entry import assignments_entry
from pages.common.plan_view import PlanView
from pages.common.settings.editor import TALL, editor, record_button
from pages.common.to_compose import (
    NO_RESPONDENT,
    NOTHING_TO_ASK,
    ONE_RESPONDENT,
    to_compose,
)


def assignments_form(view: PlanView) -> None:
    """Who is asked for what."""
    seen = view.snapshot
    people = respondent_names(seen)
    if not people:
        to_compose(NO_RESPONDENT, step="territoire", label="Ajouter des communes")
        return
    row = st.container(horizontal=True, vertical_alignment="bottom")
    kind = AssignedKind(
        row.selectbox(
            "Ce qui est demandé",
            [member.value for member in AssignedKind],
            format_func=lambda code: AssignedKind(code).label,
        )
    )
    first = row.text_input(
        "Demandé à partir du trimestre",
        quarter_label(quarter_of(view.situation.plan_start or view.situation.as_of).code),
        help=typo("Pour les cases nouvellement cochées ; par exemple T4 2026."),
    )
    rhythm = Rhythm(
        row.selectbox(
            "Rythme",
            [Rhythm.EACH_QUARTER.value, Rhythm.YEAR.value],
            format_func=lambda code: Rhythm(code).label,
        )
    )
    table = assignments_table(seen, kind)
    if table.empty:
        st.caption(typo(NOTHING_TO_ASK))
        return
    edited = editor(
        view,
        f"attributions_{kind}",
        table,
        alt="Qui est sollicité pour quoi, un objet par ligne et un répondant par colonne",
        locked=["Objet"],
        columns={"Objet": st.column_config.TextColumn(width=300, pinned=True)},
        height=TALL,
    )
    record_button(
        "Enregistrer les attributions",
        view,
        lambda: assignments_entry(
            view.situation.plan_code,
            kind,
            edited,
            names=people,
            known=seen.assignments,
            first_period=first,
            rhythm=rhythm,
        ),
    )
    if len(people) == 1:
        name = plain(next(iter(people.values())))
        to_compose(
            ONE_RESPONDENT.format(name=name), step="territoire", label="Ajouter des communes"
        )
