"""What the page of committees says first."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis.committee.decision import Standing, count_of
from analysis.committee.held import HeldCommittee
from data_model.french import day, plural, typo


def committees_title(held: Sequence[HeldCommittee], decisions: pd.DataFrame, *, today: date) -> str:
    """« Comité territorial dans 17 jours ; 1 décision en retard », or what there is to say."""
    late = count_of(decisions, Standing.LATE)
    behind = f"{plural(late, 'décision')} en retard" if late else "aucune décision en retard"
    if not held:
        return "Aucun comité n’est encore enregistré"
    coming = [one for one in reversed(held) if one.record.held_on >= today]
    if not coming:
        return typo(f"Dernier comité le {day(held[0].record.held_on)} ; {behind}")
    first = coming[0].record
    left = (first.held_on - today).days
    when = f"dans {plural(left, 'jour')}" if left else "aujourd’hui"
    return typo(f"{first.kind.label.capitalize()} {when} ; {behind}")
