"""What a meeting leaves in writing: who came, what it looked at, what it decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from analysis.committee.decision import Standing
from analysis.committee.held import held_committees
from analysis.committee.show import CommitteeShow, frames_with_decisions, meeting_cutoff
from analysis.rows import rows_of
from data_model.french import day, joined, typo
from documents.context.seen import PlanSeen
from documents.context.words_table import WordsTable

WITHOUT_DATE: Final = "sans date"
OWN: Final = ("N°", "Décision", "Qui", "Pour le", "Situation", "Enregistré")
EARLIER: Final = ("Comité du", *OWN[1:])
STANDINGS: Final = list(Standing)


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """A meeting in words; what nobody said is empty.

    `silent` names the respondents of whom no participant is written.
    """

    participants: WordsTable
    silent: str
    agenda: tuple[str, ...]
    decisions: WordsTable
    earlier: WordsTable


def minutes(seen: PlanSeen, show: CommitteeShow) -> Minutes:
    """The minutes of a meeting, the plan being seen on the day of its figures."""
    record = show.committee.record
    told = frames_with_decisions(seen, show.committee)
    with seen.read() as session:
        code = seen.situation.plan_code
        held = held_committees(session, code, cutoff=meeting_cutoff(session, code, show.committee))
    days = {one.number: one.record.held_on for one in held}
    names = {row.respondent_code: row.name for row in rows_of(seen.snapshot.respondents)}
    came = {code: words.strip() for code, words in record.participants.items() if words.strip()}
    # Someone may have come of a respondent that the plan did not hold on that day.
    every = {**names, **{code: code for code in came if code not in names}}
    present = tuple((typo(name), typo(came[code])) for code, name in every.items() if code in came)
    return Minutes(
        participants=WordsTable(columns=("Répondant", "Participants"), rows=present),
        silent=typo(joined([name for code, name in names.items() if code not in came])),
        agenda=tuple(typo(line.strip()) for line in record.agenda.splitlines() if line.strip()),
        decisions=WordsTable(columns=OWN, rows=tuple(_own(told.asked))),
        earlier=WordsTable(columns=EARLIER, rows=tuple(_earlier(told.earlier, days))),
    )


def _own(decisions: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    for row in rows_of(decisions):
        yield (str(row.number), *_said(row))


def _earlier(decisions: pd.DataFrame, days: dict[int, date]) -> Iterator[tuple[str, ...]]:
    """Those behind first, as on the slide."""
    for row in sorted(rows_of(decisions), key=lambda row: STANDINGS.index(row.standing)):
        yield (day(days[row.committee_number]), *_said(row))


def _said(row: Any) -> tuple[str, ...]:
    return (
        typo(row.what),
        typo(row.who) or "–",
        day(row.due_on) if row.due_on else WITHOUT_DATE,
        row.standing.label,
        day(row.recorded_on),
    )
