"""« Émettre les classeurs »: one respondent's workbook, or the whole campaign."""

import streamlit as st

from analysis.returns.collection_table import asked_of, campaign_table
from analysis.returns.open_periods import issued_periods, running_period
from analysis.returns.return_tables import issue_title
from data_model.french import day, plural, quarter_label, typo
from data_model.period import parse_period
from pages.common.plan_view import PlanView
from pages.common.returns.issuing import (
    campaign_file,
    covering,
    issued_campaign,
    issued_workbook,
)
from pages.common.returns.not_open import no_quarter_open
from pages.common.tables import shown_table

TEXT_HEIGHT = 200
PERIOD = "emettre_trimestre"
SCOPE = "Chaque répondant reçoit un classeur déjà rempli de ce qui est connu."


def issue_heading(view: PlanView) -> tuple[str, str]:
    """How many workbooks are to be issued for the period that is chosen below."""
    periods = issued_periods(view.snapshot)
    if not periods:
        return "Aucun classeur à émettre pour le moment", SCOPE
    chosen = st.session_state.get(PERIOD)
    period = chosen if chosen in periods else running_period(view.snapshot)
    return issue_title(len(asked_of(view.snapshot, period)), period), SCOPE


def issue_view(view: PlanView) -> None:
    """The quarter, the campaign as an archive, then one respondent's workbook and message."""
    periods = issued_periods(view.snapshot)
    if not periods:
        no_quarter_open()
        return
    period = st.selectbox(
        "Période",
        periods,
        index=periods.index(running_period(view.snapshot)),
        format_func=quarter_label,
        key=PERIOD,
        width=220,
    )
    if period is None:
        return
    names = asked_of(view.snapshot, period)
    if not names:
        st.info(typo(f"Aucun répondant n’est sollicité pour {quarter_label(period)}."))
        return
    left, right = st.columns([1.3, 1], gap="large")
    with left:
        _campaign(view, names, period)
    with right:
        _one(view, names, period)


def _campaign(view: PlanView, names: dict[str, str], period: str) -> None:
    st.header(f"Toute la campagne {quarter_label(period)}", anchor=False)
    deadline = view.situation.deadline(parse_period(period))
    st.markdown(
        typo(
            f"{plural(len(names), 'classeur')}, chacun avec son message d’accompagnement prêt à "
            f"envoyer. Échéance : le {day(deadline)}."
        )
    )
    st.download_button(
        "Télécharger la campagne (archive)",
        lambda: issued_campaign(view, list(names), period),
        campaign_file(view, period),
        type="primary",
        on_click="ignore",
    )
    shown_table(
        campaign_table(view.snapshot, period),
        f"Ce qui est demandé à chacun pour {quarter_label(period)}",
    )


def _one(view: PlanView, names: dict[str, str], period: str) -> None:
    st.header("Un seul répondant", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = st.selectbox(
            "Répondant", list(names), format_func=names.__getitem__, key="emettre_repondant"
        )
        if who is None:
            return
        file_name, content = issued_workbook(view, who, period)
        st.download_button("Télécharger ce classeur", content, file_name, on_click="ignore")
    letter = covering(view, who, period)
    st.text_area(
        typo(f"Message d’accompagnement (objet : {letter.subject})"),
        letter.text,
        height=TEXT_HEIGHT,
        key=f"message_{who}_{period}",
    )
    if letter.to:
        st.link_button("Ouvrir dans la messagerie", letter.mailto, icon=":material/mail:")
        st.caption("La messagerie n’ajoute pas la pièce jointe : joignez le classeur téléchargé.")
