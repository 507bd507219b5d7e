"""The parts of « Depuis le… »: the table of a group, where its lines lead, a link to share."""

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from analysis.changes.kind import ChangeGroup
from analysis.changes.table import changed_actions, changed_things, changes_table, group_labels
from analysis.origin.choice import INDICATOR
from data_model.french import plural, typo
from pages.common.chooser import Choice
from pages.common.downloads import keep_table
from pages.common.frame import kept_parameters
from pages.common.held_filters import SHARED
from pages.common.origin_link import origin_menu
from pages.common.plan_view import PlanView
from pages.common.since_day import SINCE
from pages.common.view import CHOSEN_DAY, CHOSEN_PLAN

OTHERS = "autres_changements"
VIEW = "vue"
KEPT_TOO = (VIEW, *SHARED)
ROWS_IN_SIGHT = 8


def share_menu(view: PlanView, compared: PlanView) -> None:
    """The address of this very comparison: both days, the plan, the filters and the table."""
    asked = {
        CHOSEN_PLAN: view.situation.plan_code,
        CHOSEN_DAY: view.situation.as_of.isoformat(),
        SINCE: compared.situation.as_of.isoformat(),
    }
    asked |= {name: st.query_params[name] for name in KEPT_TOO if name in st.query_params}
    with st.popover("Lien vers cette comparaison", icon=":material/link:", type="tertiary"):
        st.caption(typo("Il montre les mêmes jours à qui l’ouvre, aujourd’hui ou plus tard."))
        st.code(f"{str(st.context.url).partition('?')[0]}?{urlencode(asked)}", language=None)


def changes_part(changes: pd.DataFrame, respondents: Mapping[str, str]) -> None:
    """One group of changes at a time, its table, and links to what its lines are about."""
    labels = group_labels(changes)
    choice = Choice(
        page="depuis", name=VIEW, label="Changements", choices=labels, first=next(iter(labels))
    )
    group = ChangeGroup(choice.value())
    with st.container(horizontal=True, vertical_alignment="center"):
        choice.segments()
        _links(changes, group)
    table = changes_table(changes, group, respondents)
    # The page's files hold every group, and what is folded too.
    keep_table(table, labels[group])
    for other in (one for one in labels if one != group):
        keep_table(partial(changes_table, changes, ChangeGroup(other), respondents), labels[other])
    _table(table[:ROWS_IN_SIGHT], labels[group])
    if len(table) <= ROWS_IN_SIGHT:
        return
    others = st.expander(
        f"et {plural(len(table) - ROWS_IN_SIGHT, 'autre')}",
        type="compact",
        key=f"{OTHERS}_{group}",
        on_change="rerun",
    )
    if others.open:
        with others:
            _table(table[ROWS_IN_SIGHT:], labels[group])


def _table(rows: pd.DataFrame, alt: str) -> None:
    st.table(rows, border="horizontal", hide_index=True, alt=alt)


def _links(changes: pd.DataFrame, group: ChangeGroup) -> None:
    if group is ChangeGroup.INDICATORS:
        origin_menu(INDICATOR, changed_things(changes, group), key="depuis")
        return
    actions = changed_actions(changes, group)
    if actions:
        with st.popover("Ouvrir une fiche", icon=":material/article:", type="tertiary"):
            for code in actions:
                st.page_link(
                    "pages/fiche_action.py",
                    label=f"Fiche {code}",
                    query_params=kept_parameters(action=code),
                )
