"""One file, or one entry, as read, and what recording it would change."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.returns.undo_preview import UndoPreview
from data_model.change_kind import ChangeCounts
from data_model.draft import FileStatus, ReturnDraft
from data_model.french import plain, quarter_label


@dataclass(frozen=True, kw_only=True)
class Restored:
    """The return to bring back instead of recording its file again, and what would come back."""

    number: int
    stored: Mapping[int, ReturnDraft]
    active: frozenset[int]
    preview: UndoPreview


@dataclass(frozen=True, kw_only=True)
class Previewed:
    """One file as read, and what recording it would change.

    `base` is the address of the database it was checked against.
    `is_renewed` says that its respondent's returns changed since it was first previewed.
    """

    draft: ReturnDraft
    respondent: str
    changes: ChangeCounts | None
    table: pd.DataFrame | None
    previewed_at: int
    base: str
    is_renewed: bool = False
    restored: Restored | None = None

    @property
    def name(self) -> str:
        """Whose return it is, or the file's name."""
        if not self.respondent:
            return plain(self.draft.file_name)
        return f"{self.respondent}, {quarter_label(self.draft.period_code)}"

    @property
    def can_be_taken(self) -> bool:
        """Whether a person may have it recorded as it stands."""
        is_waiting = self.draft.status in (FileStatus.READY, FileStatus.TO_CHECK)
        return is_waiting and self.draft.can_be_recorded
