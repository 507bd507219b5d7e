"""« Déposer »: the drop zone, then the three steps from the files read to their confirmation."""

import streamlit as st

from analysis.returns.return_tables import drop_title, expected_sentence
from data_model.as_of import today
from data_model.french import typo
from pages.common.plan_view import PlanView
from pages.common.returns.confirm_bar import confirm_bar
from pages.common.returns.drop_reading import previews_of
from pages.common.returns.effect import effect_panel
from pages.common.returns.file_list import file_list, taken
from pages.common.returns.file_panel import file_panel
from pages.common.returns.guide import guide_panel
from pages.common.returns.previewed import Previewed
from pages.common.returns.reception import dropped_files, uploader_key
from pages.common.view import current_plan

NOTHING_WRITTEN = "Rien n’est enregistré tant que vous n’avez pas confirmé."
DROP_HERE = (
    "Glissez ici les retours des communes, ou cliquez sur le bouton "
    "(Excel, LibreOffice ou CSV, 10 Mo au plus par fichier)"
)
NO_RENAMING = "La commune et le trimestre sont lus dans le fichier : vous n’avez rien à renommer."


def drop_heading(view: PlanView) -> tuple[str, str]:
    """What was read of the files dropped."""
    return drop_title([one.draft for one in _previews()]), NOTHING_WRITTEN


def drop_view(view: PlanView) -> None:
    """The drop zone; below it what is awaited, or the files dropped."""
    plan, previews = current_plan(), _previews()
    st.file_uploader(DROP_HERE, accept_multiple_files=True, key=uploader_key())
    if not previews:
        _what_is_awaited(view)
        return
    left, right = st.columns([1, 2.3], gap="large")
    with left:
        looked_at = file_list(previews)
    with right:
        file_panel(looked_at)
        effect_panel(view, [looked_at])
    chosen = taken(previews)
    if chosen != [looked_at]:
        effect_panel(view, chosen, heading="Effet de ce qui sera intégré")
    if plan is not None:
        confirm_bar(previews, plan, received_default=today(plan))


def _previews() -> list[Previewed]:
    plan = current_plan()
    return previews_of(plan, dropped_files()) if plan else []


def _what_is_awaited(view: PlanView) -> None:
    seen = view.situation
    st.caption(typo(NO_RENAMING))
    for period in [*seen.periods, *seen.next_periods][:-3:-1]:
        st.markdown(
            expected_sentence(view.board, period.code, deadline=view.situation.deadline(period))
        )
    guide_panel()
