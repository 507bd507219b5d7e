"""What the person in charge says of a point: seen, in hand since a day, or nothing any more."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from sqlmodel import Session

from analysis.attention.seen import attention_marks, followed_points, last_visit
from analysis.rows import rows_of
from data_model.alert_ledger import follow_alert, unfollow_alert
from data_model.as_of import today
from data_model.french import plain, typo
from data_model.store import StoreError, reading, writing
from data_model.vocabulary import FollowState
from data_model.workspace import active_engine
from pages.common.base_seen import engine_seen
from pages.common.frame import kept_parameters
from pages.common.plan_view import PlanView
from pages.common.saving import RECEIPT, author
from pages.common.view import current_plan, is_past

OVERVIEW = "pages/vue_ensemble.py"
ASKED = "suivre"
SAID = "point_suivi"
FOLLOW = "Suivre"
UNSEEN = "app/static/invisible.png"


def followed(view: PlanView) -> tuple[pd.DataFrame, date]:
    """The points with what is new and marked, and the day since when they are new."""
    seen = view.situation
    with reading(active_engine()) as session:
        since = last_visit(session, seen, author())
        marks = attention_marks(session, seen)
    points = view.once(
        ("followed", since, tuple(marks.items())),
        lambda: followed_points(view.attention, view.on(since).attention, marks),
    )
    return points, since


def follow_links(view: PlanView) -> Callable[[Any], None]:
    """What ends each line: « Nouveau » or what was said of it, opening what can be said of it."""
    # What is said is known from today on: a past day only shows what was said then.
    shows_past = is_past(view)

    def link(point: Any) -> None:
        said = f":blue[{point.state}]" if point.is_new else point.short_mark
        if shows_past:
            st.markdown(f":small[{said}]", wrap=False)
            return
        st.page_link(
            OVERVIEW,
            label=f":small[{said or FOLLOW}]{_spoken(point)}",
            help=point.mark or typo(f"Suivre : {plain(point.object)}"),
            query_params=kept_parameters(**{ASKED: point.key}),
        )

    return link


def _spoken(point: Any) -> str:
    """Which point the link is about, for who hears the page: the words of an unseen picture."""
    return f"![ : {plain(f'{point.object}, {point.measure_words}')}]({UNSEEN})"


def follow_asked(view: PlanView, points: pd.DataFrame) -> None:
    """Open what can be said of the point named in the address, once."""
    key = st.query_params.pop(ASKED, "")
    point = next((row for row in rows_of(points) if row.key == key), None)
    if point is not None and view.situation.as_of == today(current_plan()):
        st.session_state.pop(SAID, None)
        _follow_dialog(view, point)


@st.dialog("Suivre ce point")
def _follow_dialog(view: PlanView, point: Any) -> None:
    if st.session_state.pop(SAID, False):
        st.rerun()
    st.markdown(f"**{plain(point.object)}**, {point.measure_words}  \n{plain(point.detail)}")
    if point.mark:
        st.caption(point.mark)
    now = view.situation.as_of
    since = st.date_input("Depuis le", now, max_value=now, format="DD/MM/YYYY", key="en_cours_le")
    with st.container(horizontal=True):
        st.button(
            "Marquer en cours",
            type="primary",
            key="marquer_en_cours",
            on_click=lambda: _save(lambda session: _follow(session, view, point, since=since)),
        )
        st.button(
            "Marquer vu",
            key="marquer_vu",
            on_click=lambda: _save(lambda session: _follow(session, view, point, since=None)),
        )
        st.button(
            "Retirer la marque",
            key="retirer_marque",
            disabled=not point.is_marked,
            on_click=lambda: _save(lambda session: _unfollow(session, view, point)),
        )


def _unfollow(session: Session, view: PlanView, point: Any) -> None:
    unfollow_alert(session, view.situation.plan_code, alert_key=point.key, by=author())


def _follow(session: Session, view: PlanView, point: Any, *, since: date | None) -> None:
    follow_alert(
        session,
        view.situation.plan_code,
        alert_key=point.key,
        state=FollowState.SEEN if since is None else FollowState.IN_HAND,
        level=point.level,
        since=since,
        by=author(),
    )


def _save(write: Callable[[Session], None]) -> None:
    try:
        with writing(engine_seen()) as session:
            write(session)
    except StoreError as error:
        st.session_state[RECEIPT] = ("error", [str(error)])
    st.session_state[SAID] = True
