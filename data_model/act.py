"""The ledger of acts: whatever is recorded belongs to one dated, signed, numbered act.

Within a plan the numbers grow with the recorded time, so « as of a date » is one number:
everything whose act is at or below it was known then.
"""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field

from data_model.base import OfPlan, UtcDateTime, by_act
from data_model.vocabulary import Labelled


class ActKind(Labelled):
    """What was done to the plan or to its returns."""

    PLAN_LOADED = "plan_loaded", "chargement du plan"
    PLAN_SETTING = "plan_setting", "réglage du plan"
    PLAN_EDIT = "plan_edit", "modification d’un texte"
    RETURN_RECORDED = "return_recorded", "retour intégré"
    RETURN_WITHDRAWN = "return_withdrawn", "retour annulé"
    RETURN_RESTORED = "return_restored", "retour rétabli"
    RECEPTION_CORRECTED = "reception_corrected", "date de réception corrigée"
    PERIOD_CLOSED = "period_closed", "trimestre clos"
    PERIOD_REOPENED = "period_reopened", "trimestre rouvert"
    REBASELINE = "rebaseline", "calendrier recalé"
    COMMITTEE = "committee", "comité"
    ALERT = "alert", "point suivi"
    HIGHLIGHT_EDITED = "highlight_edited", "fait marquant modifié"
    WEATHER_DECLARED = "weather_declared", "météo déclarée"
    FILE_PURGED = "file_purged", "fichier effacé"


class Act(OfPlan, table=True):
    """One transaction on a plan: who, when, what, why."""

    number: int = Field(primary_key=True, ge=1, description="Numéro d’ordre dans le plan")
    kind: str = Field(max_length=32, description="Nature de l’acte")
    recorded_at: datetime = Field(
        sa_type=UtcDateTime, index=True, description="Instant d’enregistrement, jamais modifié"
    )
    recorded_by: str = Field(default="", max_length=200, description="Auteur")
    is_backdated: bool = Field(
        default=False,
        description="Enregistré dans le passé, explicitement (reprise, démonstration)",
    )
    reason: str = Field(default="", sa_type=Text, description="Motif")


class AuditChange(OfPlan, table=True):
    """One text of the plan that was edited: before and after."""

    __table_args__ = (by_act(),)
    act_number: int = Field(primary_key=True, description="Acte")
    object_kind: str = Field(primary_key=True, max_length=40, description="Objet modifié")
    object_code: str = Field(primary_key=True, max_length=80, description="Code de l’objet")
    field: str = Field(primary_key=True, max_length=40, description="Champ modifié")
    before: str = Field(default="", sa_type=Text, description="Valeur avant")
    after: str = Field(default="", sa_type=Text, description="Valeur après")
