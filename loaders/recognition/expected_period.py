"""Is this the quarter that is awaited? An older one may be a correction, or an old workbook."""

from collections.abc import Iterable
from datetime import date

from data_model.finding import Answers, Finding, Option, Severity
from data_model.french import day
from data_model.period import Period, parse_period
from data_model.vocabulary import PeriodKind

CODE = "PERIODE_DIFFERENTE"


def expected_period(periods: Iterable[str], as_of: date) -> Period | None:
    """The newest quarter that is over, None before the first."""
    over = [one for one in map(parse_period, periods) if one.last_day < as_of]
    return max(over, key=lambda one: one.last_day, default=None)


def period_findings(
    period: Period, periods: Iterable[str], *, as_of: date, answers: Answers
) -> list[Finding]:
    """A period to come is blocked; one that runs, or that is older than the awaited one, asked."""
    if period.first_day > as_of:
        message = f"{period.label} n’a pas commencé le {day(as_of)}."
        hint = "Corrigez la période dans la feuille Notice, ou repartez du classeur fourni."
        return [_finding(Severity.ERROR, period, message, hint)]
    if period.last_day >= as_of:
        message = f"{period.label} n’est pas terminé\u00a0: est-ce la bonne période\u202f?"
        return [_asked(period, message, answers)]
    expected = expected_period(periods, as_of)
    is_older = expected is not None and period.last_day < expected.first_day
    if expected is None or not is_older or period.kind is not PeriodKind.QUARTER:
        return []
    message = (
        f"Ce classeur porte sur {period.label}, et le trimestre attendu est {expected.label}"
        "\u00a0: est-ce la bonne période\u202f?"
    )
    return [_asked(period, message, answers)]


def _asked(period: Period, message: str, answers: Answers) -> Finding:
    options = (Option(key=period.code, label=f"Oui, {period.label}"),)
    hint = "Confirmez, ou corrigez la période dans la feuille Notice et déposez-le à nouveau."
    return _finding(Severity.QUESTION, period, message, hint, options).settled(answers)[0]


def _finding(
    severity: Severity,
    period: Period,
    message: str,
    hint: str,
    options: tuple[Option, ...] = (),
) -> Finding:
    return Finding(
        severity=severity,
        code=CODE,
        value=period.label,
        message=message,
        hint=hint,
        options=options,
    )
