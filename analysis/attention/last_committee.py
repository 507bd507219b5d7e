"""The last committee held before a day, whose figures a person compares today's with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysis.committee.held import HeldCommittee
from analysis.situation import Situation
from data_model.french import day, day_short, typo
from data_model.vocabulary import CommitteeKind


@dataclass(frozen=True, kw_only=True)
class LastCommittee:
    """A meeting, and the day up to which its figures were known."""

    kind: CommitteeKind
    held_on: date
    as_of: date

    @property
    def words(self) -> str:
        """« comité de pilotage du 18 juin 2026 »."""
        return typo(f"{self.kind.label} du {day(self.held_on)}")

    @property
    def data_words(self) -> str:
        """« comité du 18 juin, données au 12 juin »: its figures stop before it is held."""
        held = f"comité du {day_short(self.held_on)}"
        return held if self.held_on == self.as_of else f"{held}, données au {day_short(self.as_of)}"


def last_committee(known: Sequence[HeldCommittee], seen: Situation) -> LastCommittee | None:
    """The newest one held by D whose figures stop before D; None without any.

    Takes the committees known then, as `held_committees` orders them.
    """
    for held in known:
        record = held.record
        if record.held_on <= seen.as_of and record.as_of < seen.as_of:
            return LastCommittee(kind=record.kind, held_on=record.held_on, as_of=record.as_of)
    return None
