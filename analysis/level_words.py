"""What one plan calls its levels, read from the store."""

from sqlmodel import Session, select

from data_model.level_name import LevelName, PlanLevel
from data_model.level_words import USUAL, LevelWord, LevelWords
from data_model.plan import Axis


def level_words(session: Session, plan_code: str) -> LevelWords:
    """The words of a plan's levels, the usual ones where it says nothing."""
    named = {
        (row.level, row.under_code): LevelWord(
            singular=row.singular,
            plural=row.plural,
            heading=row.heading,
            is_feminine=row.is_feminine,
        )
        for row in session.exec(select(LevelName).where(LevelName.plan_code == plan_code))
    }
    axis = named.get((PlanLevel.AXIS, ""), USUAL.axis)
    under = {code: word for (level, code), word in named.items() if level is PlanLevel.AXIS}
    placed = (
        session.exec(select(Axis.code, Axis.challenge_code).where(Axis.plan_code == plan_code))
        if named
        else ()
    )
    return LevelWords(
        challenge=named.get((PlanLevel.CHALLENGE, ""), USUAL.challenge),
        axis=axis,
        objective=named.get((PlanLevel.OBJECTIVE, ""), USUAL.objective),
        by_axis={code: under.get(challenge or "", axis) for code, challenge in placed},
    )
