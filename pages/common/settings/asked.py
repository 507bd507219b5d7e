"""« Réglages du plan », who answers: assignments, respondents, deadlines."""

import streamlit as st

from analysis.settings_tables import assignments_table, deadlines_table, respondents_table
from data_model.french import quarter_label, typo
from data_model.period import quarter_of
from data_model.respondent import Respondent
from data_model.vocabulary import AssignedKind, Rhythm
from loaders.entry.settings_entry import assignments_entry, deadlines_entry
from pages.common.plan_view import PlanView
from pages.common.saving import save_respondents
from pages.common.settings.editor import TALL, editor, record_button, save_button


def assignments_form(view: PlanView) -> None:
    """Who is asked for what."""
    seen = view.snapshot
    names = dict(zip(seen.respondents["respondent_code"], seen.respondents["name"], strict=True))
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
    edited = editor(
        view,
        f"attributions_{kind}",
        assignments_table(seen, kind),
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
            names=names,
            known=seen.assignments,
            first_period=first,
            rhythm=rhythm,
        ),
    )


def respondents_form(view: PlanView) -> None:
    """Respondents and their contacts."""
    seen, code = view.snapshot, view.situation.plan_code
    edited = editor(
        view,
        "repondants",
        respondents_table(seen),
        alt="Répondants et leurs contacts",
        locked=["Code"],
    )
    kinds = dict(zip(seen.respondents["respondent_code"], seen.respondents["kind"], strict=True))
    rows = [
        Respondent(
            plan_code=code,
            code=line["Code"],
            kind=kinds[line["Code"]],
            name=line["Nom"],
            contact_name=line["Contact"] or "",
            contact_email=line["Courriel"] or "",
        )
        for line in edited.to_dict("records")
    ]
    save_button("Enregistrer les contacts", lambda: save_respondents(code, rows))


def deadlines_form(view: PlanView) -> None:
    """The deadlines of the periods."""
    edited = editor(
        view,
        "echeances",
        deadlines_table(view.snapshot),
        alt="Échéance des retours de chaque trimestre",
        locked=["Période"],
        columns={"Échéance": st.column_config.DateColumn(format="DD/MM/YYYY")},
        height=TALL,
    )
    record_button(
        "Enregistrer les échéances",
        view,
        lambda: deadlines_entry(view.situation.plan_code, edited),
    )
