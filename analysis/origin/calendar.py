"""What was said of a milestone, and which milestones make up the work done of some actions."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from analysis.origin.part import Part, PartState, in_order, milestone_key
from analysis.plan_frames import day_or_none
from analysis.rows import rows_of
from analysis.schedule.milestone_statement import Statement
from analysis.schedule.occurrence import OccurrenceState, once_per_event, reported_actions
from analysis.snapshot import Snapshot
from data_model.french import NOT_KNOWN, day, interval, number, plain, typo
from data_model.vocabulary import MilestoneField

DONE, DUE, AHEAD, UNDATED = "fait", "échu, non fait", "à venir", "sans date"
Told = dict[tuple[int, str, str, str, str], Any]


def milestone_parts(snapshot: Snapshot, state: OccurrenceState) -> list[Part]:
    """Every statement on one occurrence, newest first, with what became of it."""
    told = _told(snapshot)
    parts = [_statement_part(snapshot, state, said, told) for said in state.statements]
    return in_order(parts)


def work_parts(
    snapshot: Snapshot, states: Sequence[OccurrenceState], actions: Collection[str]
) -> list[Part]:
    """The milestones over which the work done of some actions is counted, with their weight.

    Those that enter are done by S; together they weigh what `completion_frame` says is done. An
    action of which nothing was said, an undated milestone and a shared event already counted stay
    out. Source: domain.md §4, Réalisation.
    """
    reported = reported_actions(states)
    told = _told(snapshot)
    counted = once_per_event(
        state for state in states if state.action_code in actions and state.action_code in reported
    )
    return [_work_part(snapshot, state, told) for state in counted]


def _work_part(snapshot: Snapshot, state: OccurrenceState, told: Told) -> Part:
    said = state.done if state.is_done_at_situation else None
    row = _row(told, state.occurrence_code, said) if said else None
    return Part(
        key=milestone_key(state.occurrence_code, MilestoneField.DONE.value),
        respondent_code=row.respondent_code if row else "",
        period_code=said.period_code if said else "",
        state=PartState.IN_FORCE if said else PartState.NOT_DONE,
        about=typo(f"{state.action_code} {state.label[:1].upper()}{state.label[1:]}"),
        weight=state.weight,
        words=f"{work_words(state)} ({number(float(state.weight))} j)",
        from_period=said.period_code if said else "",
        return_number=said.return_number if said else None,
        sheet=said.sheet if said else "",
        cell=said.cell if said else "",
        raw_text=row.raw_text if row else "",
        enters=said is not None,
    )


def work_words(state: OccurrenceState) -> str:
    """« fait le 12 mars 2026 », « échu, non fait » or « à venir »."""
    if state.is_done_at_situation:
        return f"{DONE} le {day(state.actual)}"
    if state.is_due:
        return f"{DUE}, prévu {_on(state.end)}"
    return f"{AHEAD}, prévu {_on(state.end)}" if state.end else UNDATED


def _on(end: date | None) -> str:
    return f"pour le {day(end)}"


def _statement_part(
    snapshot: Snapshot, state: OccurrenceState, said: Statement, told: Told
) -> Part:
    row = _row(told, state.occurrence_code, said)
    stands = said in (state.done, state.forecast if state.done is None else None)
    return Part(
        key=milestone_key(row.occurrence_code if row else state.occurrence_code, said.field.value),
        respondent_code=row.respondent_code if row else "",
        period_code=said.period_code,
        state=PartState.IN_FORCE if stands else PartState.REPLACED,
        about=said.field.label,
        words=interval(*said.span) if said.span else NOT_KNOWN,
        from_period=said.period_code,
        return_number=said.return_number,
        sheet=said.sheet,
        cell=said.cell,
        raw_text=row.raw_text if row else "",
        enters=stands,
    )


def _told(snapshot: Snapshot) -> Told:
    return {
        (row.return_number, row.field, row.sheet, row.cell, row.occurrence_code): row
        for row in rows_of(snapshot.milestone_history)
    }


def _row(told: Told, occurrence_code: str, said: Statement) -> Any:
    """The row of a statement: its own occurrence's, else that of the event it shares."""
    place = (said.return_number, said.field.value, said.sheet, said.cell)
    own = told.get((*place, occurrence_code))
    return own or next((row for key, row in told.items() if key[:4] == place), None)


def calendar_lines(snapshot: Snapshot, state: OccurrenceState) -> list[str]:
    """The plan's own dates of a milestone: as printed, then each calendar with its reason."""
    written = next(
        row.as_written
        for row in rows_of(snapshot.occurrences)
        if row.occurrence_code == state.occurrence_code
    )
    lines = [f"Imprimé dans le plan : « {plain(written)} »."] if written else []
    for row in rows_of(snapshot.baselines):
        if row.occurrence_code != state.occurrence_code:
            continue
        span = interval(day_or_none(row.start_date), day_or_none(row.end_date))
        if not int(row.number):
            lines.append(f"Calendrier initial : {span}.")
            continue
        reason = f" {plain(row.reason)}" if row.reason else ""
        lines.append(f"Recalé le {day(row.recorded_on)} : {span}.{reason}")
    if state.event_code:
        lines.append("Événement commun à plusieurs actions : un seul relevé sert pour toutes.")
    return [typo(line) for line in lines]


def milestone_sentence(state: OccurrenceState) -> str:
    """« 118 jours de retard : prévu le 26 novembre 2026, pour une fin le 31 juillet 2026 »."""
    reading = state.reading
    words = reading.words[:1].upper() + reading.words[1:]
    if state.in_force is None:
        return typo(f"{words}")
    wanted = f"fin de référence le {day(state.end)}"
    if state.actual is not None:
        return typo(f"{words} : réalisé le {day(state.actual)}, {wanted}")
    if state.forecast is not None and state.forecast.span is not None:
        return typo(f"{words} : prévu le {day(state.forecast.span[1])}, {wanted}")
    return typo(f"{words} : {wanted}")
