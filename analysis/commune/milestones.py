"""The milestones a respondent is in charge of: those behind, and those of the coming days."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from analysis.rows import rows_of
from analysis.schedule.occurrence import OccurrenceState
from analysis.snapshot import Snapshot
from data_model.french import day, plain, plural, typo
from data_model.vocabulary import RespondentKind

AHEAD_DAYS = 90
COLUMNS = ["Jalon", "Prévu le", "Situation"]


def charged_with(
    snapshot: Snapshot, states: Sequence[OccurrenceState], respondent_code: str
) -> list[OccurrenceState]:
    """The occurrences a respondent answers for; the territory, those that name nobody too."""
    kinds = {row.respondent_code: row.kind for row in rows_of(snapshot.respondents)}
    is_territory = kinds[respondent_code] == RespondentKind.TERRITORY
    return [
        state
        for state in states
        if state.respondent_code == respondent_code or (is_territory and not state.respondent_code)
    ]


def coming(states: Sequence[OccurrenceState], as_of: date) -> list[OccurrenceState]:
    """Not done, and announced for a past day or for one of the next 90, by date."""
    limit = as_of + timedelta(days=AHEAD_DAYS)
    found = [
        (finish, state)
        for state in states
        if state.actual is None and (finish := finish_of(state)) is not None and finish <= limit
    ]
    return [state for _, state in sorted(found, key=lambda pair: pair[0])]


def finish_of(state: OccurrenceState) -> date | None:
    """The day announced last, else that of the calendar in force."""
    if state.forecast is not None and state.forecast.span is not None:
        return state.forecast.span[1]
    return state.end


def milestones_table(states: Sequence[OccurrenceState]) -> pd.DataFrame:
    """Columns: Jalon, Prévu le, Situation (str). Rows: those of `states`."""
    return pd.DataFrame(
        [
            (
                plain(typo(f"{s.occurrence_code} {s.label[:1].upper()}{s.label[1:]}")),
                day(finish_of(s)),
                s.reading.words,
            )
            for s in states
        ],
        columns=COLUMNS,
        dtype=object,
    )


def milestone_choices(states: Sequence[OccurrenceState]) -> dict[str, str]:
    """Occurrence code → « 2.2-J3-C01 Vote », to name it in a list."""
    return {
        s.occurrence_code: typo(f"{s.occurrence_code} {s.label[:1].upper()}{s.label[1:]}")
        for s in states
    }


def milestones_sentence(mine: Sequence[OccurrenceState], shown: Sequence[OccurrenceState]) -> str:
    """« 1 jalon à sa charge, 1 atteint ; 0 à venir sous 90 jours. »"""
    if not mine:
        return "Aucun jalon n’est à sa charge."
    done = sum(state.actual is not None for state in mine)
    coming_words = (
        plural(len(shown), "à traiter sous 90 jours", "à traiter sous 90 jours")
        if shown
        else "aucun à traiter sous 90 jours"
    )
    charged = plural(len(mine), "jalon à sa charge", "jalons à sa charge")
    return typo(f"{charged}, {plural(done, 'atteint')} ; {coming_words}.")
