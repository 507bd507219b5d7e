"""The dropped plan beside the base it would go to: its preview, in rows and sentences."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, cast

import streamlit as st
from sqlmodel import Session

from analysis.level_words import drafted_level_words, level_words
from analysis.plan_file.naming import Naming
from analysis.plan_file.preview_rows import PreviewRow, absent_rows, preview_rows
from data_model.as_of import newest_act, today
from data_model.finding import Finding
from data_model.level_words import LevelWords
from data_model.plan import Plan
from data_model.plan_draft import PlanDraft
from data_model.plan_preview import PlanPreview, plan_preview
from data_model.store import StoreError, reading
from data_model.territory import Commune
from loaders.checks.check import ReadFile
from loaders.plan.nature_cells import with_nature_cells
from loaders.plan.plan_file import is_part_of_a_plan, read_plan_file
from loaders.plan.stored_rows import stored_places, stored_rows
from loaders.plan.text_table import Row
from loaders.plan.workbook.plan_workbook import NOTHING_STORED
from loaders.plan.workbook.row_texts import REQUIRED
from pages.common.base_seen import address_of
from pages.common.own_plan.dropped import dropped_file, plan_reception
from pages.common.own_plan.identity_form import given_identity
from pages.common.own_plan.target import Target, target_of

READ, SEEN = "plan_read", "plan_seen"
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class SeenPlan:
    """One dropped file, where it would go, and what recording it would do.

    Without `target` and `preview` the file names no plan, or no base can take it.
    """

    file: ReadFile
    draft: PlanDraft
    target: Target | None = None
    preview: PlanPreview | None = None
    levels: LevelWords | None = None
    rows: tuple[PreviewRow, ...] = ()
    absent: tuple[PreviewRow, ...] = ()
    refused: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those of the file, and what the base has against it."""
        return self.preview.findings if self.preview else self.draft.findings

    @property
    def base(self) -> str:
        """The address of the base it was previewed against."""
        return address_of(self.target.engine) if self.target else ""

    @property
    def can_be_recorded(self) -> bool:
        """Nothing blocks, every question has its answer, and a base can take it."""
        is_said = not self.draft.n_unanswered
        return bool(is_said and self.preview and self.preview.can_be_recorded and not self.refused)

    @property
    def ended(self) -> list[str]:
        """What putting an end to what is absent would end: « Action 2.2 Bourse foncière »."""
        if self.preview is None or self.levels is None:
            return []
        naming = Naming(names=self.preview.names, levels=self.levels)
        return list(dict.fromkeys(naming.thing(row) for row in self.preview.endings.ended))

    @property
    def short_title(self) -> str:
        """The plan's short name, or its code."""
        named = [row.short_title for row in self.draft.shared if isinstance(row, Plan)]
        return next(iter(named), self.draft.plan_code)


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
                lambda: _previewed(session, file, code, target, draft),
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


def _may_be_named_there(draft: PlanDraft) -> bool:
    """Whether a place that the file leaves without a name may be one that the base knows."""
    has_communes = any(isinstance(row, Commune) for row in draft.shared)
    return not has_communes or any(one.code == REQUIRED for one in draft.findings)


def _previewed(
    session: Session, file: ReadFile, code: str, target: Target, draft: PlanDraft
) -> SeenPlan:
    plan = session.get(Plan, code)
    places = stored_places(session)
    if plan is not None:
        draft = _read(file, stored_rows(session, code) | places)
    elif _may_be_named_there(draft):
        draft = _read(file, places)
    if not draft.plan_code:
        return SeenPlan(file=file, draft=draft)
    preview = plan_preview(session, draft, day=today(plan))
    preview = replace(preview, findings=with_nature_cells(preview.findings, file.workbook))
    levels = drafted_level_words(draft) or level_words(session, code)
    return SeenPlan(
        file=file,
        draft=draft,
        target=target,
        preview=preview,
        levels=levels,
        rows=tuple(preview_rows(preview, levels)),
        absent=tuple(absent_rows(preview, levels)),
        refused=target.refused,
    )
