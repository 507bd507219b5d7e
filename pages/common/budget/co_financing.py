"""Co-financing on the budget page: what it comes to, where it was recorded, and its entry."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import streamlit as st

from analysis.budget.budget_seen import BudgetSeen
from analysis.budget.co_financing import co_financing_by_funder, leverage
from analysis.budget.co_financing_words import (
    co_financing_edit_table,
    co_financing_origins,
    co_financing_sentence,
    co_financing_table,
    co_financing_title,
    subject_choices,
)
from analysis.fiche.fiche import action_choices
from charts.budget_bars import co_financing_figure
from charts.theme import Palette
from data_model.french import typo
from loaders.entry.co_financing_entry import AMOUNTS, co_financing_entry
from pages.common.beside import halves
from pages.common.chart import draw
from pages.common.frame import source_line
from pages.common.plan_view import PlanView
from pages.common.settings.editor import editor, record_button
from pages.common.tables import shown_table
from pages.common.view import present_view

FUNDER_CHARACTERS: Final = 24


def co_financing_block(
    view: PlanView, budget: BudgetSeen, palette: Palette, *, is_partial: bool
) -> None:
    """The stages by funder, the leverage, and the table to edit them, opened on demand."""
    told, until = budget.co_financing, view.situation.situation_date
    st.header(co_financing_title(told), anchor=False)
    found = leverage(
        told,
        budget.said.at_situation,
        until=until.year if until else None,
        is_partial=is_partial,
    )
    st.markdown(co_financing_sentence(told, found))
    if budget.actions is not None:
        source_line("Les cofinancements du plan entier n’y entrent pas.")
    by_funder = co_financing_by_funder(told)
    if not by_funder.empty:
        chart, table = halves()
        with chart:
            draw(
                budget,
                "cofinancements",
                palette=palette,
                build=lambda: co_financing_figure(
                    by_funder, palette=palette, labels=FUNDER_CHARACTERS
                ),
                alt="Demandé, notifié et encaissé par financeur",
            )
            st.markdown(
                f":small[:color[■]{{foreground='{palette.done}'}} encaissé "
                f":color[■]{{foreground='{palette.committed}'}} notifié, pas encore encaissé "
                f":color[■]{{foreground='{palette.expected}'}} demandé, pas encore notifié]"
            )
        with table:
            shown_table(co_financing_table(by_funder), "Demandé, notifié et encaissé par financeur")
        with _opened("D’où viennent ces montants", "origine_cofinancements") as is_open:
            if is_open:
                shown_table(
                    co_financing_origins(told, view.calendar(None).titles),
                    "Chaque montant de cofinancement, sa date de saisie et son auteur",
                )
    with _opened("Saisir les cofinancements", "saisie_cofinancements") as is_open:
        if is_open:
            _entry(present_view(view))


@contextmanager
def _opened(label: str, key: str) -> Iterator[bool]:
    """A part that is made only once it is opened; whether it is."""
    part = st.expander(label, type="compact", key=key, on_change="rerun")
    with part:
        yield bool(part.open)


def _entry(now: PlanView) -> None:
    """The table to edit, always as it is today, whatever day is shown."""
    subjects = subject_choices(action_choices(now.snapshot))
    amount = st.column_config.NumberColumn(format="euro", min_value=0, step=0.01)
    edited = editor(
        now,
        "cofinancements",
        co_financing_edit_table(now.budget.co_financing, subjects),
        alt="Cofinancements, une ligne par financeur, exercice et objet",
        columns={
            "Financeur": st.column_config.TextColumn(required=True, max_chars=120, width="medium"),
            "Exercice": st.column_config.NumberColumn(
                required=True, min_value=2000, max_value=2060, step=1, format="%d", width="small"
            ),
            "Objet": st.column_config.SelectboxColumn(options=list(subjects.values())),
            **dict.fromkeys(AMOUNTS.values(), amount),
        },
        num_rows="dynamic",
        placeholder="",
    )
    st.caption(
        typo(
            "Une case vide reste « n.c. » ; un refus se saisit 0. Le montant d’une étape est "
            "celui de l’exercice, cumulé."
        )
    )
    code = now.situation.plan_code
    record_button(
        "Enregistrer les cofinancements",
        now,
        lambda: co_financing_entry(code, edited, subjects, now.budget.co_financing),
    )
