"""What the budget says, in French: its title, its figures, what to watch, what has no basis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

import pandas as pd

from analysis.attention.headline_metric import HeadlineMetric
from analysis.budget.grouping import Grouping
from analysis.budget.money import NO_BUDGET, VotedAmount, is_to_specify, to_specify_words
from analysis.budget.table import comparison_note
from analysis.rows import rows_of, whole
from data_model.french import (
    NBSP,
    coverage,
    day,
    euros,
    is_known,
    joined,
    percent,
    plain,
    plural,
    typo,
)
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


MEANING_TO_PAY: Final = "Engagé moins mandaté, sur les lignes qui ont les deux."


@dataclass(frozen=True, kw_only=True)
class Overrun:
    """What an action commits beyond its planned amount, over the plan or one exercise."""

    action_code: str
    cents: int
    exercise: int | None = None


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


def budget_title(
    plan: pd.DataFrame,
    over: Sequence[Overrun],
    titles: Mapping[str, str],
    *,
    elapsed: Fraction | None = None,
) -> str:
    """The finding; from `budget_by_axis` of the plan, the overruns, short titles, the time gone."""
    row: Any = next(rows_of(plan))
    if is_known(row.rate_committed):
        least = "Au moins " if row.is_at_least else ""
        head = f"{least}{percent(row.rate_committed)} du budget est engagé"
        if elapsed is not None:
            least = least.lower()
            head = f"{percent(float(elapsed))} du temps écoulé, "
            head += f"{least}{percent(row.rate_committed)} engagé"
    elif is_known(row.committed_cents):
        head = f"{euros(row.committed_cents)} engagés, base des montants à préciser"
    elif row.unplaced_cents and not is_known(row.planned_cents):
        return typo(to_specify_words(row.unplaced_cents))
    elif is_known(row.voted_cents) and row.voted_cents > 0:
        return typo(f"{euros(row.voted_cents)} votés, aucun montant engagé communiqué")
    elif is_known(row.planned_cents) and row.planned_cents > 0:
        return typo(f"{euros(row.planned_cents)} prévus, aucun montant engagé communiqué")
    else:
        return "Aucun montant voté ni engagé n’est connu"
    if not over:
        return typo(f"{head} ; aucune enveloppe n’est dépassée")
    if len(over) > 1:
        return typo(f"{head} ; {len(over)} actions dépassent leur enveloppe")
    code = over[0].action_code
    year = "" if over[0].exercise is None else f" en {over[0].exercise}"
    cents = euros(over[0].cents, signed=True)
    return typo(f"{head} ; {titles.get(code, code)} : {cents}{year}")


def budget_scope(plan: pd.DataFrame, *, is_whole: bool = True) -> str:
    """What the page covers: the voted total, of the plan or of a part of it."""
    row: Any = next(rows_of(plan))
    of = "du plan " if is_whole else ""
    if not is_known(row.voted_cents):
        return typo(f"Budget {of}: aucun montant voté.")
    return typo(f"Budget {of}tel que voté : {euros(row.voted_cents)}.")


def budget_metrics(
    plan: pd.DataFrame, lines: pd.DataFrame, over: Sequence[Overrun]
) -> list[HeadlineMetric]:
    """Prévu, engagé, mandaté, what remains of each, with the lines they rest on."""
    row: Any = next(rows_of(plan))
    beyond = sum(one.cents for one in over)
    both = sum(is_known(cents) for cents in lines["remaining_to_pay"])
    return [
        HeadlineMetric(
            label="Prévu",
            value=euros(row.planned_cents),
            rests_on=typo(_planned_words(row)),
            meaning=typo(MEANING_PLANNED),
        ),
        _spent("Engagé", row, "committed", lines=lines),
        _spent("Mandaté", row, "paid", lines=lines),
        HeadlineMetric(
            label="Reste à engager",
            value=euros(row.remaining_to_commit),
            level=Level.ALERT if beyond else Level.NONE,
            delta=euros(-beyond) if beyond else "",
            beside="à couvrir" if beyond else "",
            rests_on=typo(row.coverage),
            meaning=typo(MEANING_LEFT),
        ),
        HeadlineMetric(
            label="Reste à mandater",
            value=euros(row.remaining_to_pay),
            rests_on=coverage(both, len(lines), "ligne"),
            meaning=typo(MEANING_TO_PAY),
        ),
    ]


def _planned_words(row: Any) -> str:
    """What the planned amount rests on, and what is voted beside it without a place."""
    beside = to_specify_words(row.unplaced_cents) if row.unplaced_cents else ""
    return " ; ".join(filter(None, [row.coverage if row.lines else "", beside])) or row.coverage


def _spent(label: str, row: Any, field: str, *, lines: pd.DataFrame) -> HeadlineMetric:
    cents, rate = getattr(row, f"{field}_cents"), getattr(row, f"rate_{field}")
    least = "au moins, " if row.is_at_least and is_known(cents) else ""
    return HeadlineMetric(
        label=label,
        value=euros(cents),
        level=Level.OK if is_known(rate) else Level.NONE,
        delta=percent(rate, decimals=1) if is_known(rate) else "",
        beside="du prévu" if is_known(rate) else "",
        rests_on=typo(
            f"{least}{_told(lines, f'{field}_cents')}{_outside(row, field, is_short=True)}"
        ),
        meaning=_outside(row, field, is_short=False),
    )


def elapsed_words(elapsed: Fraction | None, *, until: date | None, has_span: bool) -> str:
    """« 69 % du temps écoulé au 30 septembre 2026 », or what is needed to say it."""
    if elapsed is not None:
        return typo(f"temps écoulé : {percent(float(elapsed))} au {day(until)}")
    if not has_span:
        return "temps écoulé\u00a0: sans objet, dates du plan à saisir"
    return "temps écoulé\u00a0: sans objet, aucun trimestre échu"


def _outside(row: Any, field: str, *, is_short: bool) -> str:
    """Where it applies, the part on lines without a planned amount."""
    cents = getattr(row, f"outside_{field}_cents")
    if not cents or not is_known(row.rate_committed):
        return ""
    if is_short:
        return f", dont {euros(cents)} hors taux"
    return typo(f"Dont {euros(cents)} sur des lignes sans montant prévu, hors du taux.")


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
            "Action": plain(typo(f"{row.action_code} {titles.get(row.action_code, '')}")),
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


def budget_notes(
    lines: pd.DataFrame, plan: pd.DataFrame, *, has_span: bool, by: Grouping = Grouping.AXIS
) -> list[str]:
    """What is compared by a grouping, what has no basis or no budget, which figures leave it out,
    and why planned is not the voted total; in sentences."""
    notes = [note] if (note := comparison_note(next(rows_of(plan)), by)) else []
    held = list(rows_of(lines))
    free = [line.action_code for line in held if whole(line.voted_cents) == 0]
    unclear = [
        line
        for line in held
        if is_to_specify(VotedAmount(basis=line.basis, amount_cents=whole(line.voted_cents)))
    ]
    blank = [line.action_code for line in held if not is_known(line.voted_cents)]
    if unclear:
        cents = sum(int(line.voted_cents) for line in unclear)
        notes.append(
            f"Base du montant à préciser : {_named([line.action_code for line in unclear])}, "
            f"{euros(cents)} au total, dans aucun taux."
        )
    yearly = any(line.basis == BudgetBasis.PER_YEAR for line in held)
    if yearly and not has_span:
        notes.append("Montants « par an » : dates du plan à saisir pour en faire un total.")
    if blank:
        notes.append(f"Aucun montant imprimé : {_named(blank)}.")
    if free:
        notes.append(f"{NO_BUDGET.capitalize()} : {_named(free)}.")
    if yearly and has_span:
        notes.append(
            "Le prévu compte les montants « par an » chaque année du plan, d’où l’écart au voté."
        )
    return [typo(note) for note in notes]


def _named(codes: list[str]) -> str:
    if len(codes) <= NAMED:
        return f"{'action' if len(codes) < 2 else 'actions'} {joined(codes)}"
    return plural(len(codes), "action")
