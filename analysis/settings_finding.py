"""What the plan's settings hold, and what remains to be settled, in one sentence."""

from collections.abc import Iterator, Mapping, Sequence

from analysis.budget.line import voted_amount
from analysis.budget.money import is_to_specify
from analysis.rows import rows_of
from analysis.settings_tables import unsettled_cycles
from analysis.snapshot import Snapshot
from data_model.french import number, plural, typo
from data_model.recurrence import RecurringMilestone
from data_model.vocabulary import AssignedKind

MOST_NAMED = 2


def settings_title(
    snapshot: Snapshot, recurring: Mapping[str, Sequence[RecurringMilestone]]
) -> str:
    """« 38 indicateurs sur 46 ont une cible ; 4 montants à préciser, 1 cycle à trancher »."""
    aimed = len(
        set(snapshot.targets["indicator_code"]) & set(snapshot.indicators["indicator_code"])
    )
    verb = "a" if aimed < 2 else "ont"
    total = number(len(snapshot.indicators))
    held = f"{plural(aimed, 'indicateur')} sur {total} {verb} une cible"
    if snapshot.indicators.empty:
        held = "Aucun indicateur dans ce plan"
    left = [*_left_to_settle(snapshot, recurring)][:MOST_NAMED]
    return typo(f"{held} ; {', '.join(left) if left else 'rien d’autre à préciser'}")


def _left_to_settle(
    snapshot: Snapshot, recurring: Mapping[str, Sequence[RecurringMilestone]]
) -> Iterator[str]:
    seen = snapshot.situation
    if seen.plan_start is None or seen.plan_end is None:
        yield "dates du plan à saisir"
    vague = sum(is_to_specify(voted_amount(row)) for row in rows_of(snapshot.actions))
    if vague:
        yield f"{plural(vague, 'montant')} à préciser"
    asked = {
        row.object_code
        for row in rows_of(snapshot.assignments)
        if row.kind == AssignedKind.INDICATOR
    }
    silent = len(set(snapshot.indicators["indicator_code"]) - asked)
    if silent:
        yield f"{plural(silent, 'indicateur')} sans répondant"
    cycles = len(unsettled_cycles(recurring))
    if cycles:
        yield f"{plural(cycles, 'cycle')} à trancher"
