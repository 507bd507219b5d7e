"""An indicator's figure taken apart: what it says, how it is made, the values behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analysis.fiche.tables import target_words, value_words
from analysis.origin.part import Part
from analysis.origin.values import indicator_parts, indicator_span
from analysis.origin.words import FORMULAS, indicator_made, missing_words
from analysis.results.actuals import Span
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.french import day, plural, typo
from data_model.vocabulary import Nature

AT_LEAST = "au moins "


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure: its sentence, more lines (Markdown), its formula, the values behind it."""

    made: str
    formula: str
    parts: tuple[Part, ...]
    lines: tuple[str, ...] = ()
    action_code: str = ""


def respondent_names(snapshot: Snapshot) -> dict[str, str]:
    """How each respondent is called."""
    return {row.respondent_code: row.name for row in rows_of(snapshot.respondents)}


def indicator_figure(snapshot: Snapshot, result: Any) -> Figure:
    """The figure of an indicator, from its row of `results_frame`."""
    seen = indicator_span(snapshot, result.indicator_code)
    parts = indicator_parts(snapshot, result.indicator_code)
    nature = Nature(result.nature)
    made = indicator_made(parts, nature)
    if nature is Nature.TEXT or not made:
        sentence = made.capitalize() if made else "Aucune valeur n’entre encore dans ce chiffre"
    else:
        sentence = f"{value_words(result, [])} = {made}"
    lines = [*missing_line(snapshot, parts, at_least=bool(result.at_least))]
    if seen.span is not None:
        lines.append(_span_line(seen.span, nature))
    lines += _result_lines(result)
    return Figure(
        made=typo(sentence[:1].upper() + sentence[1:]),
        formula=typo(FORMULAS[nature]),
        parts=tuple(parts),
        lines=tuple(lines),
        action_code=result.action_code or "",
    )


def missing_line(snapshot: Snapshot, parts: Sequence[Part], *, at_least: bool) -> list[str]:
    words = missing_words(parts, respondent_names(snapshot))
    if not words:
        return []
    head = "Au moins" if at_least else "Il manque" if _lacks(parts) else "À noter"
    return [typo(f"{head} : {words}.")]


def _lacks(parts: Sequence[Part]) -> bool:
    return any(not part.is_known for part in parts)


def _span_line(span: Span, nature: Nature) -> str:
    if nature in {Nature.CUMULATIVE, Nature.STOCK} and not span.from_zero:
        return typo(f"Situation au {day(span.last_day)}.")
    return typo(f"Compté du {day(span.first_day)} au {day(span.last_day)}.")


def _result_lines(result: Any) -> list[str]:
    lines = []
    diversity = whole(result.diversity)
    if diversity is not None:
        head = AT_LEAST if result.diversity_at_least else ""
        kinds = plural(diversity, "catégorie distincte", "catégories distinctes")
        lines.append(typo(f"Diversité : {head}{kinds} au-dessus de 0."))
    target, when = target_words(result)
    if when:
        reason = str(result.reason).rstrip(".")
        lines.append(typo(f"Cible : {target}, {when}. {result.status.label}. {reason}."))
    return lines
