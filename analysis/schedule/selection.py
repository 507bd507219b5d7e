"""Which milestones are looked at: of an axis, an action, a respondent, in one state."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.rows import rows_of
from analysis.schedule.occurrence import OccurrenceState
from analysis.schedule.slippage import OPEN_LATE, SlippageKind
from analysis.snapshot import Snapshot
from data_model.level_words import USUAL, LevelWord
from data_model.vocabulary import Labelled, RespondentKind


class ShownState(Labelled):
    """Where a milestone stands, in the words of the filter."""

    LATE = "retard", "Glisse"
    SILENT = "sans-nouvelle", "Sans nouvelle"
    UNCONFIRMED = "a-confirmer", "À confirmer"
    DONE = "fait", "Fait"
    TO_COME = "a-venir", "À venir"
    UNDATED = "sans-date", "Sans date"


WHOLE: Final = "Tout le plan"


@dataclass(frozen=True, kw_only=True)
class Selection:
    """What narrows the calendar down; None or empty keeps everything.

    `axis` is an axis' code, empty « Transversal ».
    """

    axis: str | None = None
    action: str = ""
    respondent: str = ""
    state: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether more than the axis is asked for."""
        return bool(self.action or self.respondent or self.state)


def unfiltered_words(selection: Selection, word: LevelWord = USUAL.axis) -> str:
    """Said beside the figures that follow the axis alone; empty where nothing else is asked."""
    if not selection.is_narrow:
        return ""
    whole = WHOLE.lower() if selection.axis is None else word.whole
    return f"Ces chiffres portent sur {whole}, sans les autres filtres."


def shown_state(state: OccurrenceState) -> ShownState:
    """The one state of a milestone: done first, then what asks for attention."""
    if state.actual is not None:
        return ShownState.DONE
    if state.in_force is None:
        return ShownState.UNDATED
    if state.reading.kind in OPEN_LATE and (state.reading.days or 0) > 0:
        return ShownState.LATE
    if state.reading.kind is SlippageKind.NO_NEWS:
        return ShownState.SILENT
    if state.reading.kind is SlippageKind.UNCONFIRMED:
        return ShownState.UNCONFIRMED
    return ShownState.TO_COME


def in_selection(
    states: Iterable[OccurrenceState], selection: Selection, *, territory: str
) -> list[OccurrenceState]:
    """The milestones asked for; nobody named is the territory's own."""
    return [
        state
        for state in states
        if (selection.axis is None or (state.axis_code or "") == selection.axis)
        and selection.action in ("", state.action_code)
        and selection.respondent in ("", state.respondent_code or territory)
        and selection.state in ("", shown_state(state).value)
    ]


def territory_code(snapshot: Snapshot) -> str:
    """The respondent that is responsible where nobody is named, empty without any."""
    return next(
        (
            str(row.respondent_code)
            for row in rows_of(snapshot.respondents)
            if row.kind == RespondentKind.TERRITORY
        ),
        "",
    )


def lead_choices(snapshot: Snapshot, states: Sequence[OccurrenceState]) -> dict[str, str]:
    """Code → name of the respondents that are responsible for a milestone."""
    territory = territory_code(snapshot)
    leads = {state.respondent_code or territory for state in states}
    return {
        row.respondent_code: str(row.name)
        for row in rows_of(snapshot.respondents)
        if row.respondent_code in leads
    }
