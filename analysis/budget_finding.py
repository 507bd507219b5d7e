"""What the budget says, in French: its title, its figures, what to watch, what has no basis."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from analysis.headline_metric import HeadlineMetric
from analysis.money import NO_BUDGET
from analysis.rows import rows_of
from data_model.french import coverage, euros, is_known, joined, number, percent, plural, typo
from data_model.vocabulary import BudgetBasis, Level

WATCHED_SHOWN: Final = 6
NAMED: Final = 4
UNSPLIT: Final = "Non réparti"
NOT_SAID: Final = "Non précisé"
CROSS_CUTTING: Final = "Transversal"
MEANING_PLANNED: Final = (
    "Un montant voté « par an » compte une fois par année du plan, un montant total une seule "
    "fois. Une ligne dont la base n’est pas précisée n’y entre pas."
)
MEANING_LEFT: Final = (
    "Prévu moins engagé, sur les lignes qui ont les deux. Un dépassement réduit le reste des "
    "autres lignes."
)


def budget_title(plan: pd.DataFrame, lines: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """The finding; from `budget_by_axis` of the plan, `budget_lines_frame` and short titles."""
    row: Any = next(rows_of(plan))
    over = _overruns(lines)
    if is_known(row.rate_committed):
        least = "Au moins " if row.is_at_least else ""
        head = f"{least}{percent(row.rate_committed)} du budget est engagé"
    elif is_known(row.committed_cents):
        head = f"{euros(row.committed_cents)} engagés, base des montants à préciser"
    elif is_known(row.planned_cents):
        return typo("Aucun montant engagé n’a encore été reçu")
    else:
        return typo(f"Budget voté de {euros(row.voted_cents)} : base des montants à préciser")
    if not over:
        return typo(f"{head} ; aucune enveloppe n’est dépassée")
    if len(over) > 1:
        return typo(f"{head} ; {len(over)} actions dépassent leur enveloppe")
    code, cents = over[0]
    return typo(f"{head} ; dépassement de {euros(cents)} : {titles.get(code, code)}")


def _overruns(lines: pd.DataFrame) -> list[tuple[str, int]]:
    return [
        (row.action_code, int(row.overrun_cents))
        for row in rows_of(lines)
        if is_known(row.overrun_cents) and row.overrun_cents > 0
    ]


def budget_scope(plan: pd.DataFrame) -> str:
    """What the page covers: the voted total, never compared by itself."""
    row: Any = next(rows_of(plan))
    return typo(f"Budget du plan tel que voté : {euros(row.voted_cents)}.")


def budget_metrics(plan: pd.DataFrame, lines: pd.DataFrame) -> list[HeadlineMetric]:
    """Prévu, engagé, mandaté, reste à engager, each with the lines it rests on."""
    row: Any = next(rows_of(plan))
    over = sum(cents for _, cents in _overruns(lines))
    least = "au moins, " if row.is_at_least else ""
    return [
        HeadlineMetric(
            label="Prévu",
            value=euros(row.planned_cents),
            rests_on=typo(row.coverage),
            meaning=typo(MEANING_PLANNED),
        ),
        HeadlineMetric(
            label="Engagé",
            value=euros(row.committed_cents),
            level=Level.OK if is_known(row.rate_committed) else Level.NONE,
            delta=percent(row.rate_committed, decimals=1) if is_known(row.rate_committed) else "",
            beside="du prévu" if is_known(row.rate_committed) else "",
            rests_on=typo(f"{least}{_told(lines, 'committed_cents')}"),
        ),
        HeadlineMetric(
            label="Mandaté",
            value=euros(row.paid_cents),
            level=Level.OK if is_known(row.rate_paid) else Level.NONE,
            delta=percent(row.rate_paid, decimals=1) if is_known(row.rate_paid) else "",
            beside="du prévu" if is_known(row.rate_paid) else "",
            rests_on=typo(f"{least}{_told(lines, 'paid_cents')}"),
        ),
        HeadlineMetric(
            label="Reste à engager",
            value=euros(row.remaining_to_commit),
            level=Level.ALERT if over else Level.NONE,
            delta=euros(-over) if over else "",
            beside="de dépassement à couvrir" if over else "",
            rests_on=_told(lines, "remaining_to_commit"),
            meaning=typo(MEANING_LEFT),
        ),
    ]


def _told(lines: pd.DataFrame, column: str) -> str:
    return coverage(sum(is_known(value) for value in lines[column]), len(lines), "ligne")


def watched_lines_frame(lines: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """The lines to look at: alerts, then questions, then the most committed ones.

    Columns: Action, Prévu, Engagé, Part engagée, Reste (str, French), level (Level), word (str).
    Rows: one an action, six at most.
    """
    kept = [
        row
        for row in rows_of(lines)
        if row.words or (is_known(row.committed_cents) and row.committed_cents > 0)
    ]
    kept.sort(
        key=lambda row: (
            row.level != Level.ALERT,
            not row.words,
            -(row.rate_committed if is_known(row.rate_committed) else -1.0),
        )
    )
    rows = [
        {
            "Action": typo(f"{row.action_code} {titles.get(row.action_code, '')}"),
            "Prévu": euros(row.planned_cents),
            "Engagé": euros(row.committed_cents),
            "Part engagée": _share(row),
            "Reste": euros(row.remaining_to_commit),
            "level": row.level,
            "word": _word(row),
        }
        for row in kept[:WATCHED_SHOWN]
    ]
    return pd.DataFrame(rows, dtype=object)


def _share(row: Any) -> str:
    return percent(row.rate_committed) if is_known(row.rate_committed) else "sans objet"


def _word(row: Any) -> str:
    if row.words:
        return str(row.words[:1].upper() + row.words[1:])
    return Level(row.level).label if row.level != Level.NONE else "Base à préciser"


def budget_notes(lines: pd.DataFrame, plan: pd.DataFrame, *, has_span: bool) -> list[str]:
    """What has no basis or no budget, and why planned is not the voted total; in sentences."""
    notes = []
    row: Any = next(rows_of(plan))
    held = list(rows_of(lines))
    free = [line.action_code for line in held if line.voted_cents == 0]
    unclear = [line for line in held if line.voted_cents != 0 and line.basis == BudgetBasis.UNKNOWN]
    if unclear:
        cents = sum(int(line.voted_cents) for line in unclear if is_known(line.voted_cents))
        notes.append(
            f"Base du montant à préciser : {_named([line.action_code for line in unclear])}, "
            f"{euros(cents)} au total, dans aucun taux."
        )
    if not has_span and any(line.basis == BudgetBasis.PER_YEAR for line in held):
        notes.append("Montants « par an » : dates du plan à saisir pour en faire un total.")
    if free:
        notes.append(f"{NO_BUDGET.capitalize()} : {_named(free)}.")
    if is_known(row.planned_cents) and row.planned_cents != row.voted_cents:
        notes.append(
            "Le prévu diffère du budget voté : les montants « par an » y comptent chaque année."
        )
    return [typo(note) for note in notes]


def _named(codes: list[str]) -> str:
    if len(codes) <= NAMED:
        return f"{'action' if len(codes) < 2 else 'actions'} {joined(codes)}"
    return plural(len(codes), "action")


def axis_budget_table(budget: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """The bars by axis as a table; from `budget_by_axis` and `axis_names_frame`."""
    known = {row.code or "": row.name for row in rows_of(names)}
    rows = [
        {
            "Axe": known.get(row.code or "", CROSS_CUTTING)
            if is_known(row.code)
            else CROSS_CUTTING,
            "Voté": euros(row.voted_cents),
            **_amounts(row),
            "Lignes comparées": row.coverage,
        }
        for row in rows_of(budget)
    ]
    return pd.DataFrame(rows, dtype=object)


def year_budget_table(budget: pd.DataFrame) -> pd.DataFrame:
    """The bars by exercise as a table; from `budget_by_year`."""
    rows = [
        {"Année": str(row.exercise) if is_known(row.exercise) else UNSPLIT, **_amounts(row)}
        for row in rows_of(budget)
        if is_known(row.exercise) or is_known(row.planned_cents)
    ]
    return pd.DataFrame(rows, dtype=object)


def funder_budget_table(budget: pd.DataFrame) -> pd.DataFrame:
    """The bars by funder as a table; from `budget_by_funder`."""
    rows = [
        {
            "Financeur": row.funder or NOT_SAID,
            "Engagé": euros(row.committed_cents),
            "Mandaté": euros(row.paid_cents),
            "Actions": number(row.actions),
        }
        for row in rows_of(budget)
    ]
    return pd.DataFrame(rows, dtype=object)


def _amounts(row: Any) -> dict[str, str]:
    zero = is_known(row.voted_cents) and row.voted_cents == 0
    return {
        "Prévu": euros(row.planned_cents),
        "Engagé": euros(row.committed_cents),
        "Mandaté": euros(row.paid_cents),
        "Part engagée": percent(row.rate_committed)
        if is_known(row.rate_committed)
        else NO_BUDGET
        if zero
        else str(row.reason),
        "Reste": euros(row.remaining_to_commit),
    }
