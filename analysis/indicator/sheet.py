"""An indicator's identity card: what is asked, of whom, how it adds up, how it is judged."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.origin.words import FORMULAS
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.french import is_known, joined, percent, plain, plural, typo
from data_model.vocabulary import (
    AssignedKind,
    Direction,
    Nature,
    RespondentKind,
    ResultStatus,
    Rhythm,
    TargetBasis,
)

QUARTERS = {"1": "T1", "2": "T2", "3": "T3", "4": "T4"}
NOBODY = "Personne n’est encore sollicité."
RULES: Mapping[TargetBasis, str] = {
    TargetBasis.TO_DATE: (
        "avancement = (valeur − départ) ÷ (cible − départ) ; attendu = la part de la cible à "
        "atteindre à ce jour ; santé = avancement ÷ attendu"
    ),
    TargetBasis.PER_YEAR: (
        "avancement = valeur de l’année ÷ cible ; attendu = trimestres demandés échus ÷ trimestres "
        "demandés de l’année ; santé = avancement ÷ attendu"
    ),
    TargetBasis.LEVEL: (
        "avancement = (valeur − départ) ÷ (cible − départ) ; attendu = la part du chemin à avoir "
        "faite à ce jour ; santé = avancement ÷ attendu"
    ),
}
WITHOUT_START = (
    "sans valeur de départ, la valeur se compare à la cible de cette date ; santé = {quotient}"
)
UPKEEP = "maintien : la valeur doit rester à la cible, à la tolérance près"
IN_POINTS = "la médiane se compare à la cible, en points d’écart"
CEILING = (
    "plafond : la valeur, estimée comme si tous avaient répondu, se compare à la part du plafond "
    "échue à ce jour"
)
BETWEEN = "fourchette : la valeur doit rester entre les deux bornes"


def sheet_lines(
    snapshot: Snapshot, result: Any, *, measure_label: str = ""
) -> list[tuple[str, str]]:
    """(heading, words) of the card, users' and plan's words made plain for Markdown."""
    indicator = next(
        row for row in rows_of(snapshot.indicators) if row.indicator_code == result.indicator_code
    )
    nature = Nature(result.nature)
    lines = [
        ("Question", plain(indicator.question or "")),
        (_printed_head(indicator), plain(indicator.printed_label or "")),
        ("Source", source_words(snapshot, result.indicator_code)),
        ("Nature", FORMULAS[nature]),
        ("Unité", plain(str(indicator.unit or ""))),
        ("Ventilation demandée", plain(indicator.breakdown_label or "")),
        ("Mesure commune", plain(measure_label)),
        *status_lines(result, _start_of(snapshot, result.indicator_code)),
    ]
    return [(head, typo(words)) for head, words in lines if words]


def _printed_head(indicator: Any) -> str:
    line = indicator.printed_line
    return f"Libellé imprimé, ligne {int(line)}" if is_known(line) else "Libellé du plan"


def assigned_rows(snapshot: Snapshot, indicator_code: str) -> list[Any]:
    """Who an indicator is asked of and when: its rows of the assignments."""
    return [
        row
        for row in rows_of(snapshot.assignments)
        if row.kind == AssignedKind.INDICATOR and row.object_code == indicator_code
    ]


def source_words(snapshot: Snapshot, indicator_code: str) -> str:
    """« Retours de 8 communes et du territoire, chaque trimestre », from the assignments."""
    asked = assigned_rows(snapshot, indicator_code)
    if not asked:
        return NOBODY
    people = {row.respondent_code: row for row in rows_of(snapshot.respondents)}
    known = [people[code] for code in dict.fromkeys(row.respondent_code for row in asked)]
    communes = [plain(row.name) for row in known if row.kind == RespondentKind.COMMUNE]
    others = [plain(row.name) for row in known if row.kind != RespondentKind.COMMUNE]
    who = [plural(len(communes), "commune")] if len(communes) > 1 else communes
    rhythms = list(dict.fromkeys(_rhythm(row) for row in asked))
    return typo(f"Retours : {joined([*who, *others])}. Demandé {joined(rhythms)}.")


def _rhythm(row: Any) -> str:
    if row.rhythm != Rhythm.NAMED_QUARTERS:
        return Rhythm(row.rhythm).label
    named = [QUARTERS[one] for one in str(row.named_quarters).replace(" ", "").split(",")]
    return f"au {joined(named)} de chaque année"


def status_lines(result: Any, start_e4: int | None) -> list[tuple[str, str]]:
    """The status with what produced it, its rule, and the values that entered the rule.

    `start_e4` is the starting value of its target (10⁻⁴), None where none was entered.
    """
    status = ResultStatus(result.status)
    lines = [("Statut", f"{status.label}. {result.reason}")]
    if not is_known(result.basis):
        return lines
    known: Sequence[tuple[str, Any]] = (
        ("avancement", result.p),
        ("attendu", result.e),
        ("santé", result.h),
        ("complétude", result.completeness),
    )
    held = [f"{word} {percent(share, decimals=1)}" for word, share in known if is_known(share)]
    if result.is_carried and not result.at_least and held:
        held.append("les valeurs reportées étant déjà dans le total")
    rule = _rule(result, start_e4)
    lines.append(("Règle du statut", f"{rule[:1].upper()}{rule[1:]}."))
    return [*lines, ("Valeurs de la règle", ", ".join(held).capitalize())]


def _start_of(snapshot: Snapshot, indicator_code: str) -> int | None:
    rows = [row for row in rows_of(snapshot.targets) if row.indicator_code == indicator_code]
    return whole(rows[-1].base_e4) if rows else None


def _rule(result: Any, start_e4: int | None) -> str:
    nature = Nature(result.nature)
    if nature is Nature.SCALE:
        return IN_POINTS
    if result.direction == Direction.RANGE:
        return BETWEEN
    if result.direction == Direction.DOWN and nature in {Nature.FLOW, Nature.CUMULATIVE}:
        return CEILING
    if result.basis == TargetBasis.LEVEL and start_e4 is None:
        is_down = result.direction == Direction.DOWN
        return WITHOUT_START.format(quotient="cible ÷ valeur" if is_down else "valeur ÷ cible")
    if result.basis == TargetBasis.LEVEL and start_e4 == whole(result.target_value_e4):
        return UPKEEP
    return RULES[TargetBasis(result.basis)]


def indicator_choices(indicators: pd.DataFrame) -> dict[str, str]:
    """Indicator codes and « 2.3-I1 · Lauréats présents », in the order of their actions."""
    return {
        row.indicator_code: typo(f"{row.indicator_code} · {row.label}")
        for row in rows_of(indicators)
    }


def scope_words(result: Any, actions: Mapping[str, str]) -> str:
    """« Action 2.3 Formation des lauréats. », or that the indicator is the plan's own."""
    if not result.action_code:
        return "Indicateur propre au plan."
    return typo(f"Action {plain(actions[result.action_code])}.")
