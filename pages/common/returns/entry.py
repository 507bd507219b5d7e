"""« Saisir »: a return typed here by who has no Excel at hand, checked like a file."""

import streamlit as st

from analysis.returns.collection_table import asked_of, owing, owing_title
from analysis.returns.open_periods import asked_years, begun_quarters
from data_model.french import day, quarter_label, typo
from data_model.period import parse_period
from loaders.entry.hand_entry import is_empty, read_entry
from loaders.recognition.expected_period import expected_period
from loaders.template.template import NOTHING_LABELS
from pages.common.entry.desk import EntryDesk, desk_of
from pages.common.entry.reading import EntryBasis, entry_basis, entry_previewed
from pages.common.entry.saving import entry_bar
from pages.common.entry.tables import entry_tables
from pages.common.plan_view import PlanView
from pages.common.returns.effect import effect_panel
from pages.common.returns.file_panel import file_panel
from pages.common.returns.previewed import Previewed
from pages.common.saving import author
from pages.common.view import present_view

WHAT_FOR = (
    "Saisissez ici un retour reçu sans classeur ; rien n’est enregistré tant que vous n’avez pas "
    "confirmé."
)
HOW_TO = (
    "Écrivez comme dans le classeur : « 1 250 », « néant », « T2 2026 » ; « effacer » retire une "
    "valeur déjà donnée, une case vide ne change rien. Votre saisie reste ici pendant que vous "
    "changez d’écran ; **recharger la page, ou la fermer, perd ce qui n’est pas enregistré.**"
)
NOTHING_HELP = (
    "Les flux de la période comptent alors 0, et les cumuls et les stocks restent à leur dernière "
    "valeur."
)
YEAR_HELP = "Une année ne reçoit que ce qui est demandé une fois par an."
COMPLETE_HELP = (
    "Cochez quand tout ce que le répondant avait à dire est saisi : le retour est alors reçu, à "
    "temps ou en retard. Sans cela les valeurs comptent, et le retour reste « partiel »."
)


def entry_heading(view: PlanView) -> tuple[str, str]:
    """Which returns of the last quarter due are still to come: those that may be typed here."""
    due = view.situation.last_period
    if due is None:
        return "Aucun trimestre n’est encore arrivé à échéance", WHAT_FOR
    return owing_title(owing(view.board, due.code), view.board, due.code), WHAT_FOR


def entry_view(view: PlanView) -> None:
    """Whose return, its three tables, what they would change, then the button that records."""
    if view is not present_view(view):
        st.info(
            typo(
                f"Vous regardez le plan tel que connu le {day(view.situation.as_of)} : choisissez "
                "aujourd’hui dans « Vu au » pour saisir un retour."
            )
        )
        return
    chosen = _whose(view)
    if chosen is None:
        return
    known = entry_basis(view, *chosen)
    desk = desk_of(view.situation.plan_code, known)
    st.header("1. Saisir", anchor=False)
    st.caption(typo(HOW_TO))
    desk.take(entry_tables(desk, known))
    one = _previewed(view, desk, known)
    if is_empty(one.draft):
        st.caption(typo("Rien n’est encore saisi pour ce retour."))
    else:
        file_panel(one, desk.decisions)
        effect_panel(view, [one])
    entry_bar(one, desk, today=view.situation.as_of)


def _whose(view: PlanView) -> tuple[str, str] | None:
    """The respondent and the period; the quarter awaited is proposed."""
    quarters = begun_quarters(view.snapshot)
    if not quarters:
        st.info(
            typo(
                "Aucun trimestre n’est encore ouvert : saisissez les dates du plan et les "
                "attributions dans « Réglages du plan »."
            )
        )
        return None
    awaited = expected_period(quarters, view.situation.as_of)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        period = st.selectbox(
            "Période",
            [*quarters, *asked_years(view.snapshot)],
            index=quarters.index(awaited.code) if awaited else 0,
            format_func=quarter_label,
            key="saisir_trimestre",
            help=YEAR_HELP,
            width=160,
        )
        names = asked_of(view.snapshot, period)
        who = st.selectbox(
            "Répondant",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Choisissez un répondant",
            key="saisir_repondant",
            width=300,
        )
    if not names:
        st.info(typo(f"Aucun répondant n’est sollicité pour {quarter_label(period)}."))
    return (who, period) if who is not None else None


def _previewed(view: PlanView, desk: EntryDesk, known: EntryBasis) -> Previewed:
    """The ticks, then the entry read with them."""
    with st.container(horizontal=True, vertical_alignment="center", gap="large"):
        nothing = st.checkbox(
            NOTHING_LABELS[parse_period(known.basis.period_code).kind.value],
            key=desk.widget("rien"),
            help=typo(NOTHING_HELP),
        )
        is_complete = st.checkbox(
            "Retour complet", key=desk.widget("complet"), help=typo(COMPLETE_HELP)
        )
        sender = st.text_input(
            "Saisi par",
            author(),
            max_chars=60,
            key=desk.widget("par"),
            placeholder="Saisi par (nom ou initiales)",
            label_visibility="collapsed",
            width=260,
        )
    decided = desk.decisions
    draft = read_entry(
        desk.typed,
        known.index,
        known.basis,
        nothing=nothing,
        is_complete=is_complete,
        sender=sender.strip(),
        as_of=view.situation.as_of,
        answers=decided.answers.get(desk.key, {}),
        left_out=decided.left_out.get(desk.key, frozenset()),
    )
    return entry_previewed(
        draft, known, key=desk.key, decisions=decided, first_seen=desk.first_seen
    )
