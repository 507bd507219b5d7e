"""A total beside the rows it sums up is a check; a category that vanished is a question."""

from collections.abc import Set

from data_model import french
from data_model.draft import ObservationFact, Origin
from data_model.finding import Finding, Option, Severity
from data_model.vocabulary import Nature
from loaders.checks.gathering import Gathering

SUMMED = frozenset({Nature.FLOW, Nature.CUMULATIVE, Nature.STOCK, Nature.RATIO})

REMOVED = Option(key="removed", label="Oui, retirée")
KEPT = Option(key="kept", label="Non, la valeur déjà donnée reste")

Parts = tuple[int, int]
"""value and denominator, in 10⁻⁴"""


def check_totals(gathering: Gathering) -> None:
    """Take the totals out where categories are known: the sum of the rows stands."""
    kept: list[ObservationFact] = []
    for fact in gathering.observations:
        ref = gathering.index.indicators[fact.indicator_code]
        is_total = ref.is_broken_down and not fact.category and not fact.origin.is_erased
        parts = _categories(fact.indicator_code, gathering) if is_total else {}
        if not parts or ref.nature not in SUMMED:
            kept.append(fact)
            continue
        gathering.n_skipped += 1
        value = sum(part[0] for part in parts.values())
        whole = sum(part[1] for part in parts.values())
        if (fact.value_e4, fact.denominator_e4 or 0) != (value, whole):
            gathering.add(_differs(fact, value))
    gathering.observations[:] = kept


def ask_removed_categories(gathering: Gathering, sheet: str, present: Set[tuple[str, str]]) -> None:
    """A category known for this very period without a row of its own: « valeur retirée ? ».

    Answered « oui, retirée », it is erased; otherwise what was said stands.
    """
    for key, text in gathering.basis.current.items():
        is_category = key[0] == "observation" and bool(key[2])
        if not is_category or not text or (key[1], key[2]) in present:
            continue
        _, code, category = key[:3]
        chosen = gathering.add(
            Finding(
                severity=Severity.QUESTION,
                code="VALEUR_DISPARUE",
                sheet=sheet,
                value=f"{code}, {category}",
                message=f"La ligne «\u00a0{category}\u00a0» de l’indicateur {code} n’est plus là"
                "\u00a0: valeur retirée\u202f?",
                hint="Sans réponse, la valeur déjà donnée reste en vigueur.",
                options=(REMOVED, KEPT),
            )
        )
        if chosen == REMOVED.key:
            origin = Origin(sheet=sheet, rule=REMOVED.key, answer=REMOVED.label, is_erased=True)
            gathering.observations.append(
                ObservationFact(indicator_code=code, category=category, origin=origin)
            )


def _categories(code: str, gathering: Gathering) -> dict[str, Parts]:
    """The categories in force once this return is stored: those known, then those it gives."""
    parts: dict[str, Parts] = {}
    for key, text in gathering.basis.current.items():
        if key[:2] == ("observation", code) and key[2]:
            value, denominator, _ = (*text.split("/", 2), "", "")[:3]
            if value.lstrip("-").isdigit():
                parts[key[2]] = (int(value), int(denominator) if denominator.isdigit() else 0)
    for fact in gathering.observations:
        if fact.indicator_code == code and fact.category:
            if fact.value_e4 is None:
                parts.pop(fact.category, None)
            else:
                parts[fact.category] = (fact.value_e4, fact.denominator_e4 or 0)
    return parts


def _differs(fact: ObservationFact, value_e4: int) -> Finding:
    place = f"{fact.origin.sheet}!{fact.origin.cell}"
    return Finding(
        severity=Severity.QUESTION,
        code="TOTAL_DIFFERENT",
        sheet=fact.origin.sheet,
        cell=fact.origin.cell,
        value=fact.origin.raw_text,
        message=f"{place}\u00a0: le total écrit est {french.number_e4(fact.value_e4)}, la somme des"
        f" lignes est {french.number_e4(value_e4)}.",
        hint="La somme des lignes est retenue\u202f; corrigez la ligne qui manque.",
        read_as=french.number_e4(value_e4),
        options=(Option(key="sum", label=f"Retenir la somme\u00a0: {french.number_e4(value_e4)}"),),
    )
