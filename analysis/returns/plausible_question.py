"""One question about one fact of a return, before it is put to a person."""

from dataclasses import dataclass

from analysis.returns.plausibility import Question
from data_model.draft import BudgetFact, ObservationFact


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question about one fact, and the earlier values it rests on, as they are read."""

    fact: ObservationFact | BudgetFact
    question: Question
    read_as: str
    earlier: str = ""
