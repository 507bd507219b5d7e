"""What one plan calls its levels, read from the store or from a draft."""

from collections.abc import Iterable

from sqlmodel import Session, select

from data_model.level_name import LevelName, PlanLevel
from data_model.level_words import USUAL, LevelWord, LevelWords
from data_model.plan import Axis
from data_model.plan_draft import PlanDraft


def level_words(session: Session, plan_code: str) -> LevelWords:
    """The words of a plan's levels, the usual ones where it says nothing."""
    names = session.exec(select(LevelName).where(LevelName.plan_code == plan_code)).all()
    axes = select(Axis.code, Axis.challenge_code).where(Axis.plan_code == plan_code)
    return _words(names, session.exec(axes) if names else ())


def drafted_level_words(draft: PlanDraft) -> LevelWords | None:
    """The words that a draft gives to its levels; None where it says nothing of them."""
    names = [row for row in draft.texts if isinstance(row, LevelName)]
    placed = [(row.code, row.challenge_code) for row in draft.texts if isinstance(row, Axis)]
    return _words(names, placed) if names else None


def _words(names: Iterable[LevelName], placed: Iterable[tuple[str, str | None]]) -> LevelWords:
    named = {
        (row.level, row.under_code): LevelWord(
            singular=row.singular,
            plural=row.plural,
            heading=row.heading,
            is_feminine=row.is_feminine,
        )
        for row in names
    }
    axis = named.get((PlanLevel.AXIS, ""), USUAL.axis)
    under = {code: word for (level, code), word in named.items() if level is PlanLevel.AXIS}
    return LevelWords(
        challenge=named.get((PlanLevel.CHALLENGE, ""), USUAL.challenge),
        axis=axis,
        objective=named.get((PlanLevel.OBJECTIVE, ""), USUAL.objective),
        by_axis={code: under.get(challenge or "", axis) for code, challenge in placed},
    )
