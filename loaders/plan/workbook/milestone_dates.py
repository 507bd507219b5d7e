"""The days of a milestone beside its words: what one says and the other does not, or denies."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from data_model import french
from data_model.finding import Answers, Finding, Option, Severity
from data_model.interval import DateError, parse_interval
from loaders.plan.text_table import Row
from loaders.plan.workbook.row_completion import NO_DATE
from loaders.plan.workbook.sheet_row import SheetRow
from loaders.values.reading import quoted

COMPLETED, OTHERWISE = "DATE_COMPLETEE", "DATE_CONTRAIRE_AUX_MOTS"
SAID: Final = ("as_written", "start", "end")
AS_DAYS, AS_WORDS = "days", "words"
Span = tuple[date, date]


def settle_dates(
    rows: Iterable[SheetRow], stored: Iterable[Row], answers: Answers
) -> list[Finding]:
    """Complete a start or an end that the words say; ask where days and words disagree.

    A milestone that is stored with the very same words and days has been settled before.
    """
    known = {row["code"]: row for row in stored}
    findings: list[Finding] = []
    for row in rows:
        before = known.get(row.text("code"), {})
        is_new = any(row.text(key) != before.get(key, "") for key in SAID)
        if is_new and not row.refused & {"start", "end"}:
            findings += _settled(row, answers)
    return findings


def _settled(row: SheetRow, answers: Answers) -> Iterator[Finding]:
    given = [key for key in ("start", "end") if row.text(key) and key in row.cells]
    words = _span(row.text("as_written"))
    if not given:
        return
    if words is None:
        if given == ["start"] and "end" not in row.cells and not row.text("end"):
            why = "« Fin » est vide : le jalon n’a pas de date de fin."
            hint = "Indiquez Fin, ou répétez Début pour un seul jour."
            yield row.finding(Severity.INFO, NO_DATE, why, key="start", hint=hint)
        return
    days = [date.fromisoformat(row.text(key)) if row.text(key) else None for key in SAID[1:]]
    start, end = days[0] or words[0], days[1] or words[1]
    if start > words[1] or end < words[0]:
        yield from _asked(row, words, answers)
        return
    for key, day in (("start", words[0]), ("end", words[1])):
        if not row.text(key) and key not in row.cells:
            row.texts[key] = day.isoformat()
            label = row.spec.column(key).label
            yield row.finding(
                Severity.INFO,
                COMPLETED,
                f"{quoted(label)} est vide : {french.day(day)} est repris des mots "
                f"{quoted(row.text('as_written'))}.",
                key=key,
                hint=f"Indiquez {label} si ce n’est pas ce jour.",
            )


def _asked(row: SheetRow, words: Span, answers: Answers) -> Iterator[Finding]:
    days = [date.fromisoformat(row.text(key)) for key in SAID[1:] if row.text(key)]
    question = row.finding(
        Severity.QUESTION,
        OTHERWISE,
        f"les mots {quoted(row.text('as_written'))} disent {french.interval(*words)}, et les dates "
        f"{french.interval(days[0], days[-1])}. Que faut-il lire ?",
        key="as_written",
        hint="Répondez, ou corrigez les mots ou les dates.",
        options=(
            Option(key=AS_DAYS, label=f"Les dates : {french.interval(days[0], days[-1])}"),
            Option(key=AS_WORDS, label=f"Les mots : {french.interval(*words)}"),
        ),
    )
    finding, chosen = question.settled(answers)
    if chosen == AS_WORDS:
        row.texts |= {"start": words[0].isoformat(), "end": words[1].isoformat()}
    yield finding


def _span(text: str) -> Span | None:
    """The days that the words of a milestone say, None where they say none."""
    try:
        found = parse_interval(text)
    except DateError:
        return None
    return (found.start, found.end) if found.start and found.end else None
