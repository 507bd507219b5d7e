"""What was said of each occurrence by the respondent who is responsible for it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from analysis.plan_frames import day_or_none
from analysis.rows import rows_of
from analysis.schedule.slippage import Span
from analysis.scope import text_or_none
from analysis.snapshot import Snapshot
from data_model.vocabulary import MilestoneField, RespondentKind

SAID = (
    "field",
    "occurrence_code",
    "respondent_code",
    "period_code",
    "last_day",
    "start_date",
    "end_date",
    "return_number",
    "sheet",
    "cell",
)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One forecast or completion; `span` is None where only words were given."""

    field: MilestoneField
    span: Span | None
    period_code: str
    period_end: date
    received: date
    return_number: int
    sheet: str
    cell: str


def event_key(occurrence_code: str, event_code: object, cycle: int) -> tuple[str, int]:
    """What an occurrence really is: its shared event in that cycle, or itself."""
    event = text_or_none(event_code)
    return (event, int(cycle)) if event else (occurrence_code, 0)


def statements_by_occurrence(snapshot: Snapshot) -> dict[str, tuple[Statement, ...]]:
    """Every statement that counts, in the order of periods, then of recording.

    A statement by another respondent than the responsible one (the territory by default) is a
    question elsewhere and does not count; one report of a shared event serves all its occurrences.
    Source: domain.md §1, §2.
    """
    territory = {
        row.respondent_code
        for row in rows_of(snapshot.respondents)
        if row.kind == RespondentKind.TERRITORY
    }
    keys: dict[str, tuple[str, int]] = {}
    responsible: dict[str, set[str]] = {}
    for row in rows_of(snapshot.occurrences):
        keys[row.occurrence_code] = event_key(row.occurrence_code, row.event_code, row.cycle)
        named = text_or_none(row.respondent_code)
        responsible[row.occurrence_code] = {named} if named else territory
    received = dict(
        zip(
            snapshot.returns["number"].tolist(),
            snapshot.returns["received_on"].tolist(),
            strict=True,
        )
    )
    said: defaultdict[tuple[str, int], list[Statement]] = defaultdict(list)
    history = snapshot.milestone_history
    for field, code, who, period, last_day, start, end, number, sheet, cell in zip(
        *(history[name].tolist() for name in SAID), strict=True
    ):
        if who not in responsible.get(code, ()):
            continue
        first, last = day_or_none(start), day_or_none(end)
        said[keys[code]].append(
            Statement(
                field=MilestoneField(field),
                span=(first or last, last) if last else None,
                period_code=period,
                period_end=last_day,
                received=received[number],
                return_number=number,
                sheet=sheet,
                cell=cell,
            )
        )
    for statements in said.values():
        statements.sort(key=lambda said: (said.period_end, said.return_number))
    return {code: tuple(said.get(key, ())) for code, key in keys.items()}
