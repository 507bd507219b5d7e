"""Who has not sent everything of a quarter, and the message to remind one of them."""

import streamlit as st

from analysis.returns.collection_table import (
    missing_labels,
    missing_table,
    owing,
    owing_title,
    quarter_table,
)
from analysis.returns.open_periods import begun_quarters
from data_model.french import quarter_label, typo
from loaders.issuing.letters import Letter
from pages.common.plan_view import PlanView
from pages.common.returns.frames import missing_cells
from pages.common.returns.issuing import reminder_letter
from pages.common.tables import shown_table

TEXT_HEIGHT = 230


def reminders(view: PlanView) -> None:
    """One quarter, respondent by respondent, then the reminder to one of those awaited."""
    quarters, last = begun_quarters(view.snapshot), view.situation.last_period
    period = st.selectbox(
        "Trimestre à relancer",
        quarters,
        index=quarters.index(last.code) if last else 0,
        format_func=quarter_label,
        key="suivi_trimestre",
        width=220,
    )
    if period is None:
        return
    waiting = owing(view.board, period)
    st.header(owing_title(waiting, view.board, period), anchor=False)
    st.table(
        quarter_table(view.board, view.snapshot, period),
        border="horizontal",
        hide_index=True,
        alt=f"Les retours du {quarter_label(period)}, répondant par répondant",
    )
    if waiting:
        _reminder(view, waiting, period)


def _reminder(view: PlanView, waiting: dict[str, str], period: str) -> None:
    who = st.selectbox(
        "Répondant à relancer",
        list(waiting),
        format_func=waiting.__getitem__,
        key="suivi_repondant",
        width=320,
    )
    if who is None:
        return
    missing = missing_cells(view)
    letter = reminder_letter(view, who, period, missing_labels(missing, who, period))
    left, right = st.columns([1, 1.15], gap="large")
    with left:
        st.markdown(f"**Ce qui manque à {waiting[who]}**")
        table = missing_table(missing, who, period)
        if table.empty:
            st.caption("Toutes les cases sont remplies ; seul le retour complet est attendu.")
        else:
            shown_table(table, "Ce qui manque")
    with right:
        _letter(letter, key=f"relance_{who}_{period}_{_seen_on(view)}")


def _letter(letter: Letter, *, key: str) -> None:
    st.text_area(
        typo(f"Message prêt à copier (objet : {letter.subject})"),
        letter.text,
        height=TEXT_HEIGHT,
        key=key,
    )
    if letter.to:
        st.link_button("Ouvrir dans la messagerie", letter.mailto, icon=":material/mail:")
        return
    st.caption(
        typo("Aucun courriel n’est saisi pour ce répondant : ajoutez-le dans « Réglages du plan ».")
    )


def _seen_on(view: PlanView) -> str:
    """What a reminder's text depends on, so that an older one is not shown again."""
    return f"{view.situation.as_of.isoformat()}_{view.situation.cutoff}"
