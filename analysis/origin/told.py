"""What was told, taken apart: everything said of a milestone, or by a respondent."""

from analysis.origin.calendar import calendar_lines, milestone_parts, milestone_sentence
from analysis.origin.figure import Figure, respondent_names
from analysis.origin.part import PartState
from analysis.origin.respondent import respondent_parts
from analysis.origin.words import MILESTONE_FORMULA, RESPONDENT_FORMULA
from analysis.rows import rows_of
from analysis.schedule.occurrence import OccurrenceState
from analysis.snapshot import Snapshot
from data_model.french import NOT_KNOWN, day, plain, plural, quarter_label, typo


def milestone_figure(snapshot: Snapshot, state: OccurrenceState) -> Figure:
    """Where a milestone stands, with everything said of it."""
    return Figure(
        made=milestone_sentence(state),
        formula=typo(MILESTONE_FORMULA),
        parts=tuple(milestone_parts(snapshot, state)),
        lines=tuple(calendar_lines(snapshot, state)),
        action_code=state.action_code,
    )


def respondent_figure(snapshot: Snapshot, respondent: str, period_code: str) -> Figure:
    """Everything a respondent told for one period."""
    parts = respondent_parts(snapshot, respondent, period_code)
    name = respondent_names(snapshot)[respondent]
    known = sum(part.is_known for part in parts)
    blank = sum(part.state is PartState.BLANK for part in parts)
    awaited = sum(part.state is PartState.AWAITED for part in parts)
    told = plural(known, "valeur reçue", "valeurs reçues") if known else "aucune valeur reçue"
    more = [f"{plural(blank, 'non répondue', 'non répondues')}"] if blank else []
    more += [f"{plural(awaited, 'attendue', 'attendues')}"] if awaited else []
    return Figure(
        made=typo(f"{name}, {quarter_label(period_code)} : {', '.join([told, *more])}"),
        formula=typo(RESPONDENT_FORMULA),
        parts=tuple(parts),
        lines=tuple(_return_lines(snapshot, respondent, period_code)),
    )


def _return_lines(snapshot: Snapshot, respondent: str, period_code: str) -> list[str]:
    lines = []
    for row in rows_of(snapshot.returns):
        if row.respondent_code != respondent or row.period_code != period_code:
            continue
        state = "" if row.is_active else ", annulé"
        nothing = ", « Rien à signaler »" if row.nothing_to_report else ""
        file = plain(row.file_name) or NOT_KNOWN
        lines.append(
            typo(
                f"Retour n° {row.number}, reçu le {day(row.received_on)} : {file}{nothing}{state}."
            )
        )
    return lines
