"""What a fiche prints under headings of its own: sub-actions, boxes, references, examples."""

from sqlalchemy import BigInteger, CheckConstraint, Text
from sqlmodel import Field

from data_model.base import OfPlan, code_field, not_negative, one_of, within_plan
from data_model.vocabulary import Labelled


class EntryKind(Labelled):
    """What a printed entry is."""

    TEXT = "text", "texte"
    BOX = "box", "case à cocher"
    OBJECTIVE = "objective", "objectif"
    RESULT = "result", "résultat attendu"
    EXAMPLE = "example", "exemple"
    ACTOR = "actor", "acteur recensé"
    REFERENCE = "reference", "référence"
    LINK = "link", "action liée"


class SubAction(OfPlan, table=True):
    """A part of an action that its fiche describes apart."""

    __table_args__ = (within_plan("action_code", "action"),)
    code: str = Field(primary_key=True, max_length=20, description="Code")
    action_code: str = Field(max_length=20, description="Action")
    position: int = Field(description="Rang")
    heading: str = Field(default="", max_length=200, description="Rubrique imprimée")
    title: str = Field(max_length=400, description="Intitulé")
    description: str = Field(default="", sa_type=Text, description="Description")


class PrintedEntry(OfPlan, table=True):
    """One line under a printed heading; an empty text is a heading that was left blank.

    Its amount is what the line prints and enters no total.
    """

    __table_args__ = (
        within_plan("action_code", "action"),
        within_plan("sub_action_code", "sub_action"),
        one_of("kind", EntryKind),
        not_negative("amount_cents"),
        CheckConstraint("kind <> 'box' OR is_ticked IS NOT NULL", name="box_says_if_ticked"),
    )
    action_code: str = Field(primary_key=True, max_length=20, description="Action")
    position: int = Field(primary_key=True, description="Rang dans la fiche")
    heading: str = Field(max_length=120, description="Rubrique imprimée")
    kind: EntryKind = code_field(EntryKind, "Nature de la ligne")
    text: str = Field(default="", sa_type=Text, description="Texte (vide : laissé en blanc)")
    code: str = Field(default="", max_length=20, description="Code imprimé (référence, action)")
    is_ticked: bool | None = Field(default=None, description="Case cochée")
    amount_cents: int | None = Field(
        default=None, sa_type=BigInteger, description="Montant imprimé (centimes)"
    )
    sub_action_code: str | None = Field(default=None, max_length=20, description="Sous-action")
