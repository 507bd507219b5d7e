"""What a change between two days is: its subject, whether it was added, changed or removed."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from data_model.vocabulary import Labelled

K = TypeVar("K")
V = TypeVar("V")


class Change(Labelled):
    """What happened to a line between the two days."""

    ADDED = "added", "ajouté"
    CHANGED = "changed", "modifié"
    REMOVED = "removed", "retiré"


class ChangeGroup(Labelled):
    """Which table a change stands in, in their order on screen."""

    INDICATORS = "indicators", "Indicateurs"
    BUDGET = "budget", "Budget"
    CALENDAR = "calendar", "Calendrier"
    SENT = "sent", "Ce qui a été transmis"
    PLAN = "plan", "Le plan lui-même"


class ChangeSubject(Labelled):
    """What a change is about."""

    STATUS = "status", "Statut"
    VALUE = "value", "Valeur"
    COMMITTED = "committed", "Engagé"
    PAID = "paid", "Mandaté"
    REQUESTED = "requested", "Cofinancement demandé"
    NOTIFIED = "notified", "Cofinancement notifié"
    RECEIVED = "received", "Cofinancement encaissé"
    DONE = "done", "Jalon atteint"
    FINISH = "finish", "Date annoncée"
    OBSERVATION = "observation", "Relevé"
    AMOUNT = "amount", "Montant"
    STATEMENT = "statement", "Point de calendrier"
    TARGET = "target", "Cible"
    ASSIGNMENT = "assignment", "Demande"
    VOTED = "voted", "Montant voté"
    DAYS = "days", "Jours humains"
    BASELINE = "baseline", "Calendrier de référence"
    SPAN = "span", "Dates du plan"
    DEADLINE = "deadline", "Échéance des retours"
    SETTING = "setting", "Réglage"
    TEXT = "text", "Texte d’une fiche"
    WEATHER = "weather", "Météo déclarée"
    STRUCTURE = "structure", "Contenu du plan"


class ChangeRow(NamedTuple):
    """One line that differs between two days."""

    group: ChangeGroup
    subject: ChangeSubject
    change: Change
    code: str
    label: str
    action_code: str
    axis_code: str | None
    respondent_code: str
    period_code: str
    before: str
    after: str
    amount: int | None


def differences(
    before: Mapping[K, V], after: Mapping[K, V]
) -> Iterator[tuple[Change, K, V | None, V | None]]:
    """The keys whose value differs: those known afterwards in their order, then those gone."""
    for key, now in after.items():
        if key not in before:
            yield Change.ADDED, key, None, now
        elif before[key] != now:
            yield Change.CHANGED, key, before[key], now
    for key, then in before.items():
        if key not in after:
            yield Change.REMOVED, key, then, None
