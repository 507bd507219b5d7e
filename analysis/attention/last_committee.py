"""The last committee held before a day, whose figures a person compares today's with."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from analysis.situation import Situation
from data_model.french import day, typo
from data_model.steering import Committee
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


def last_committee(session: Session, seen: Situation) -> LastCommittee | None:
    """The newest one recorded and held by D whose figures stop before D; None without any."""
    statement = (
        select(Committee)
        .where(
            Committee.plan_code == seen.plan_code,
            col(Committee.act_number) <= seen.cutoff,
            col(Committee.held_on) <= seen.as_of,
            col(Committee.as_of) < seen.as_of,
        )
        .order_by(col(Committee.held_on).desc(), col(Committee.number).desc())
        .limit(1)
    )
    row = session.exec(statement).one_or_none()
    if row is None:
        return None
    return LastCommittee(kind=row.kind, held_on=row.held_on, as_of=row.as_of)
