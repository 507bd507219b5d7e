"""The dropped file as it stands now, read and previewed again only where something moved."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar, cast

import streamlit as st

from data_model.as_of import newest_act
from data_model.plan_draft import PlanDraft
from data_model.store import StoreError, reading
from loaders.checks.check import ReadFile
from loaders.plan.plan_file import is_part_of_a_plan, read_plan_file
from loaders.plan.text_table import Row
from loaders.plan.workbook.plan_workbook import NOTHING_STORED
from pages.common.base_seen import address_of
from pages.common.own_plan.dropped import dropped_file, plan_reception
from pages.common.own_plan.identity_form import given_identity
from pages.common.own_plan.previewed import SeenPlan, previewed
from pages.common.own_plan.target import target_of

READ, SEEN = "plan_read", "plan_seen"
T = TypeVar("T")


def seen_plan(shown: str = "") -> SeenPlan | None:
    """The dropped file as it stands against the base now; None without a file.

    A workbook without its sheet « Plan » is of the plan `shown`.
    """
    file = dropped_file()
    if file is None:
        return None
    draft = _kept(READ, _said_of(file), lambda: _read(file))
    code = draft.plan_code or (shown if is_part_of_a_plan(file.workbook) else "")
    if not code:
        return SeenPlan(file=file, draft=draft)
    try:
        target = target_of(code)
        with reading(target.engine) as session:
            now = (code, address_of(target.engine), newest_act(session, code))
            return _kept(
                SEEN,
                (*_said_of(file), *now),
                lambda: previewed(
                    session, file, draft, code=code, target=target, read=partial(_read, file)
                ),
            )
    except StoreError as error:
        return SeenPlan(file=file, draft=draft, refused=str(error))


def _said_of(file: ReadFile) -> tuple[object, ...]:
    """What changes how a file is read: its bytes, the answers, the plan it was said to be of."""
    return file.sha256, plan_reception().n_decisions, given_identity(file)


def _read(file: ReadFile, stored: Mapping[str, Sequence[Row]] = NOTHING_STORED) -> PlanDraft:
    answers = plan_reception().answers.get(file.sha256, {})
    return read_plan_file(
        file.workbook, stored=stored, answers=answers, identity=given_identity(file)
    )


def _kept(name: str, token: tuple[object, ...], make: Callable[[], T]) -> T:
    """What `make` gives, made anew where the token is another one."""
    held = st.session_state.get(name)
    if held is None or held[0] != token:
        held = st.session_state[name] = (token, make())
    return cast(T, held[1])
