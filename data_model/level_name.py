"""What a plan calls the levels above its actions: orientation, levier, exigence, enjeu…"""

from sqlmodel import Field

from data_model.base import OfPlan, code_field, one_of
from data_model.vocabulary import Labelled


class PlanLevel(Labelled):
    """The levels above an action."""

    CHALLENGE = "challenge", "enjeu"
    AXIS = "axis", "axe"
    OBJECTIVE = "objective", "objectif"


class LevelName(OfPlan, table=True):
    """The word of one level, or of those of its rows that stand under one code.

    A plan that says nothing of a level has the usual word.
    """

    __table_args__ = (one_of("level", PlanLevel),)
    level: PlanLevel = code_field(PlanLevel, "Niveau", primary_key=True)
    under_code: str = Field(
        default="", primary_key=True, max_length=20, description="Sous le code (vide : partout)"
    )
    singular: str = Field(max_length=40, description="Mot, au singulier")
    plural: str = Field(max_length=40, description="Mot, au pluriel")
    heading: str = Field(max_length=60, description="Nom entier du niveau")
    is_feminine: bool = Field(default=False, description="Mot féminin")
