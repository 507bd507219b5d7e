"""What the budget says, in French: its title, its figures, what to watch, what has no basis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from analysis.attention.headline_metric import HeadlineMetric
from analysis.budget.money import NO_BUDGET
from analysis.rows import rows_of
from data_model.french import NBSP, coverage, euros, is_known, joined, percent, plural, typo
from data_model.vocabulary import BudgetBasis, Level

WATCHED_SHOWN: Final = 6
NAMED: Final = 4
MEANING_PLANNED: Final = (
    "Un montant voté « par an » compte une fois par année du plan, un montant total une seule "
    "fois. Une ligne dont la base n’est pas précisée n’y entre pas."
)
MEANING_LEFT: Final = (
    "Prévu moins engagé, sur les lignes qui ont les deux. Un dépassement réduit le reste des "
    "autres lignes."
)


@dataclass(frozen=True, kw_only=True)
class Overrun:
    """What an action commits beyond its planned amount, over the plan or one exercise."""

    action_code: str
    cents: int
    exercise: int | None = None

    @property
    def words(self) -> str:
        """« dépassement de 6 200 € en 2026 »."""
        when = "" if self.exercise is None else f" en {self.exercise}"
        return f"dépassement de {euros(self.cents)}{when}"


def overruns(lines: pd.DataFrame, of_year: pd.DataFrame, *, until: date | None) -> list[Overrun]:
    """The largest first: over the plan, else in the exercise of S; from two `budget_lines_frame`.

    An amount voted « par an » may be passed one year and not over the plan.
    """
    found: dict[str, Overrun] = {}
    for frame, year in ((lines, None), (of_year, until.year if until else None)):
        for row in rows_of(frame):
            if is_known(row.overrun_cents) and row.overrun_cents > 0:
                over = Overrun(
                    action_code=row.action_code, cents=int(row.overrun_cents), exercise=year
                )
                found.setdefault(row.action_code, over)
    return sorted(found.values(), key=lambda over: -over.cents)


def budget_title(plan: pd.DataFrame, over: Sequence[Overrun], titles: Mapping[str, str]) -> str:
    """The finding; from `budget_by_axis` of the plan, the overruns and short titles."""
    row: Any = next(rows_of(plan))
    if is_known(row.rate_committed):
        least = "Au moins " if row.is_at_least else ""
        head = f"{least}{percent(row.rate_committed)} du budget est engagé"
    elif is_known(row.committed_cents):
        head = f"{euros(row.committed_cents)} engagés, base des montants à préciser"
    elif is_known(row.planned_cents):
        return "Aucun montant engagé n’a encore été reçu"
    else:
        return typo(f"Budget voté de {euros(row.voted_cents)} : base des montants à préciser")
    if not over:
        return typo(f"{head} ; aucune enveloppe n’est dépassée")
    if len(over) > 1:
        return typo(f"{head} ; {len(over)} actions dépassent leur enveloppe")
    code = over[0].action_code
    return typo(f"{head} ; {over[0].words} : {titles.get(code, code)}")


def budget_scope(plan: pd.DataFrame) -> str:
    """What the page covers: the voted total, never compared by itself."""
    row: Any = next(rows_of(plan))
    return typo(f"Budget du plan tel que voté : {euros(row.voted_cents)}.")


def budget_metrics(
    plan: pd.DataFrame, lines: pd.DataFrame, over: Sequence[Overrun]
) -> list[HeadlineMetric]:
    """Prévu, engagé, mandaté, reste à engager, each with the lines it rests on."""
    row: Any = next(rows_of(plan))
    beyond = sum(one.cents for one in over)
    least = "au moins, " if row.is_at_least and is_known(row.committed_cents) else ""
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
            rests_on=typo(f"{least}{_told(lines, 'committed_cents')}{_outside(row, 'committed')}"),
        ),
        HeadlineMetric(
            label="Mandaté",
            value=euros(row.paid_cents),
            level=Level.OK if is_known(row.rate_paid) else Level.NONE,
            delta=percent(row.rate_paid, decimals=1) if is_known(row.rate_paid) else "",
            beside="du prévu" if is_known(row.rate_paid) else "",
            rests_on=typo(f"{least}{_told(lines, 'paid_cents')}{_outside(row, 'paid')}"),
        ),
        HeadlineMetric(
            label="Reste à engager",
            value=euros(row.remaining_to_commit),
            level=Level.ALERT if beyond else Level.NONE,
            delta=euros(-beyond) if beyond else "",
            beside="à couvrir" if beyond else "",
            rests_on=typo(row.coverage),
            meaning=typo(MEANING_LEFT),
        ),
    ]


def _outside(row: Any, field: str) -> str:
    """« 4 500 € hors taux » : the part on lines without a planned amount."""
    cents = getattr(row, f"outside_{field}_cents")
    return f" ; {euros(cents)} hors taux" if cents and is_known(row.rate_committed) else ""


def _told(lines: pd.DataFrame, column: str) -> str:
    return coverage(sum(is_known(value) for value in lines[column]), len(lines), "ligne")


def watched_lines_frame(
    lines: pd.DataFrame, over: Sequence[Overrun], titles: Mapping[str, str]
) -> pd.DataFrame:
    """The lines to look at: overruns, other alerts, then the most committed ones.

    Columns: Action, Engagé, Part (of the planned), Reste (str, French), level (Level), word (str).
    Rows: one an action, six at most.
    """
    beyond = {one.action_code: one for one in over}
    kept = [
        row
        for row in rows_of(lines)
        if row.action_code in beyond or (is_known(row.committed_cents) and row.committed_cents > 0)
    ]
    kept.sort(
        key=lambda row: (
            row.action_code not in beyond,
            row.level != Level.ALERT,
            -(row.rate_committed if is_known(row.rate_committed) else -1.0),
        )
    )
    rows = [
        {
            "Action": typo(f"{row.action_code} {titles.get(row.action_code, '')}"),
            "Engagé": euros(row.committed_cents),
            "Part": _share(row),
            "Reste": euros(row.remaining_to_commit),
            "level": Level.ALERT if row.action_code in beyond else row.level,
            "word": _word(row, beyond.get(row.action_code)),
        }
        for row in kept[:WATCHED_SHOWN]
    ]
    return pd.DataFrame(rows, dtype=object)


def _share(row: Any) -> str:
    if is_known(row.rate_committed):
        return percent(row.rate_committed)
    # The reason in full stands among the notes.
    return str(row.reason).partition(f"{NBSP}:")[0]


def _word(row: Any, over: Overrun | None) -> str:
    if over is not None:
        when = "" if over.exercise is None else f" en {over.exercise}"
        return f"{euros(over.cents, signed=True)}{when}"
    if row.level == Level.ALERT:
        return str(row.words[:1].upper() + row.words[1:])
    return "Base à préciser" if row.level == Level.NONE else Level.OK.label


def budget_notes(lines: pd.DataFrame, plan: pd.DataFrame, *, has_span: bool) -> list[str]:
    """What has no basis or no budget, which figures leave it out, and why planned is not the
    voted total; in sentences."""
    notes = []
    row: Any = next(rows_of(plan))
    if row.outside_committed_cents and is_known(row.rate_committed):
        notes.append(
            f"Taux, restes et barres par axe : {_compared(row.lines)} un montant prévu. "
            "Engagé, mandaté et financeurs : toutes les lignes, dont "
            f"{euros(row.outside_committed_cents)} engagés sans montant prévu."
        )
    held = list(rows_of(lines))
    free = [line.action_code for line in held if line.voted_cents == 0]
    unclear = [line for line in held if line.voted_cents != 0 and line.basis == BudgetBasis.UNKNOWN]
    if unclear:
        cents = sum(int(line.voted_cents) for line in unclear if is_known(line.voted_cents))
        notes.append(
            f"Base du montant à préciser : {_named([line.action_code for line in unclear])}, "
            f"{euros(cents)} au total, dans aucun taux."
        )
    yearly = any(line.basis == BudgetBasis.PER_YEAR for line in held)
    if yearly and not has_span:
        notes.append("Montants « par an » : dates du plan à saisir pour en faire un total.")
    if free:
        notes.append(f"{NO_BUDGET.capitalize()} : {_named(free)}.")
    if yearly and has_span:
        notes.append(
            "Le prévu compte les montants « par an » chaque année du plan, d’où l’écart au voté."
        )
    return [typo(note) for note in notes]


def _compared(lines: int) -> str:
    return "la ligne qui a" if lines == 1 else f"les {plural(lines, 'ligne')} qui ont"


def _named(codes: list[str]) -> str:
    if len(codes) <= NAMED:
        return f"{'action' if len(codes) < 2 else 'actions'} {joined(codes)}"
    return plural(len(codes), "action")
