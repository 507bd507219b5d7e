"""A dropped plan beside the base it would go to: what recording it would do, in rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from analysis.level_words import drafted_level_words, level_words
from analysis.plan_file.naming import Naming
from analysis.plan_file.preview_rows import PreviewRow, absent_rows, preview_rows
from data_model.as_of import today
from data_model.finding import Finding
from data_model.level_words import LevelWords
from data_model.plan import Plan
from data_model.plan_draft import PlanDraft
from data_model.plan_preview import PlanPreview, plan_preview
from data_model.territory import Commune, Territory
from loaders.checks.check import ReadFile
from loaders.plan.nature_cells import with_nature_cells
from loaders.plan.stored_rows import stored_places, stored_rows
from loaders.plan.text_table import Row
from loaders.plan.workbook.row_texts import REQUIRED
from pages.common.base_seen import address_of
from pages.common.own_plan.target import Target

Reading = Callable[[Mapping[str, Sequence[Row]]], PlanDraft]
"""How the file is read, knowing what a base holds."""


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


def previewed(
    session: Session, file: ReadFile, draft: PlanDraft, *, code: str, target: Target, read: Reading
) -> SeenPlan:
    """The file against the base of `target`, as the plan `code`.

    `draft` is the file read by itself: it is read again where the base knows more.
    """
    plan = session.get(Plan, code)
    places = stored_places(session)
    if plan is not None:
        draft = read(stored_rows(session, code) | places)
    elif _is_of_this_base(draft, places):
        draft = read(places)
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


def _is_of_this_base(draft: PlanDraft, places: Mapping[str, Sequence[Row]]) -> bool:
    """Whether the base may know the file's territory, or a place that it leaves without a name."""
    has_communes = any(isinstance(row, Commune) for row in draft.shared)
    known = {row["siren"] for row in places["territory"]}
    is_known = any(isinstance(row, Territory) and row.siren in known for row in draft.shared)
    return is_known or not has_communes or any(one.code == REQUIRED for one in draft.findings)
