"""The closed lists of the domain, each with the French word a user reads."""

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A code kept in the store, with the word shown on screen."""

    label: str

    def __new__(cls, code: str, label: str = "") -> "Labelled":
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def labels(cls) -> dict[str, str]:
        """Code → French word, in the order of declaration."""
        return {member.value: member.label for member in cls}

    @classmethod
    def of_label(cls, label: str) -> Self:
        """The member whose French word is `label`; ValueError otherwise."""
        for member in cls:
            if member.label == label:
                return member
        raise ValueError(f"« {label} » n’est pas dans la liste.")


class Nature(Labelled):
    """An indicator's nature decides every total."""

    FLOW = "flow", "flux"
    CUMULATIVE = "cumulative", "cumul déclaré"
    STOCK = "stock", "stock"
    RATIO = "ratio", "ratio"
    SCALE = "scale", "appréciation"
    TEXT = "text", "qualitatif"


class Direction(Labelled):
    """Which way an indicator should move."""

    UP = "up", "hausse"
    DOWN = "down", "baisse"
    RANGE = "range", "fourchette"


class TargetBasis(Labelled):
    """What a target's value is compared with."""

    TO_DATE = "to_date", "cumulé à la date"
    PER_YEAR = "per_year", "par an"
    LEVEL = "level", "niveau"


class BudgetBasis(Labelled):
    """What a voted amount stands for."""

    TOTAL = "total", "total"
    PER_YEAR = "per_year", "par an"
    PER_UNIT = "per_unit", "par unité × quantité"
    CAP = "cap", "plafond"
    UNKNOWN = "unknown", "inconnue"


class TaxBasis(Labelled):
    """Whether an amount includes value-added tax."""

    NET = "net", "HT"
    GROSS = "gross", "TTC"
    UNKNOWN = "unknown", "inconnue"


class BudgetField(Labelled):
    """The three amounts of a budget line."""

    PLANNED = "planned", "prévu"
    COMMITTED = "committed", "engagé"
    PAID = "paid", "mandaté"


class Section(Labelled):
    """The two sections of a public budget."""

    OPERATING = "operating", "fonctionnement"
    INVESTMENT = "investment", "investissement"


class MilestoneField(Labelled):
    """What a return says of an occurrence."""

    FORECAST = "forecast", "nouvelle prévision"
    DONE = "done", "réalisé le"


class HumanDaysBasis(Labelled):
    """What printed human days stand for; unknown reads as « par an »."""

    PER_YEAR = "per_year", "par an"
    TOTAL = "total", "total"
    PER_CYCLE = "per_cycle", "par cycle"
    UNKNOWN = "unknown", "inconnue"


class PeriodKind(Labelled):
    """The two spans a return may cover."""

    QUARTER = "quarter", "trimestre"
    YEAR = "year", "année"


class Rhythm(Labelled):
    """How often an assignment asks."""

    EACH_QUARTER = "each_quarter", "chaque trimestre"
    NAMED_QUARTERS = "named_quarters", "certains trimestres"
    YEAR = "year", "chaque année"


class AssignedKind(Labelled):
    """What an assignment asks for."""

    INDICATOR = "indicator", "indicateur"
    BUDGET = "budget", "ligne de budget"
    MILESTONE = "milestone", "jalon"


class Role(Labelled):
    """What a stakeholder does in an action."""

    LEAD = "lead", "porteur"
    PARTNER = "partner", "partenaire"
    AUDIENCE = "audience", "public"
    FUNDER = "funder", "financeur"


class LineKind(Labelled):
    """The lists of a fiche action."""

    ADDED_VALUE = "added_value", "plus-value"
    HUMAN_MEANS = "human_means", "moyens humains"
    BUDGET_ITEM = "budget_item", "poste de dépense"
    VIGILANCE = "vigilance", "point de vigilance"


class RespondentKind(Labelled):
    """Who sends returns."""

    COMMUNE = "commune", "commune"
    TERRITORY = "territory", "territoire"


class ReturnSource(Labelled):
    """How a return reached the store."""

    WORKBOOK = "workbook", "classeur"
    ENTRY = "entry", "saisie"


class ReturnEventKind(Labelled):
    """What can happen to a return after it was recorded."""

    WITHDRAWAL = "withdrawal", "annulation"
    RESTORATION = "restoration", "rétablissement"


class ClosureKind(Labelled):
    """A quarter is closed, or opened again."""

    CLOSURE = "closure", "clôture"
    REOPENING = "reopening", "réouverture"


class FundingStage(Labelled):
    """The three stages of a co-financing."""

    REQUESTED = "requested", "demandé"
    NOTIFIED = "notified", "notifié"
    RECEIVED = "received", "encaissé"


class Weather(Labelled):
    """The lead's own opinion of an action."""

    SUN = "sun", "soleil"
    CLOUD = "cloud", "nuages"
    RAIN = "rain", "pluie"
    STORM = "storm", "orage"


class CommitteeKind(Labelled):
    """The two instances that look at the plan."""

    TERRITORIAL = "territorial", "comité territorial"
    STEERING = "steering", "comité de pilotage"


class DecisionState(Labelled):
    """Where a decision stands."""

    OPEN = "open", "à faire"
    DONE = "done", "faite"
    DROPPED = "dropped", "abandonnée"


class SlideKind(Labelled):
    """What one slide of a committee says, in the order in which they are first proposed."""

    PLAN = "plan", "Le plan"
    AXIS = "axis", "Un axe"
    BUDGET = "budget", "Le budget"
    CALENDAR = "calendar", "Le calendrier"
    COMMUNES = "communes", "Les retours"
    SINCE = "since", "Depuis le dernier comité"
    ALERTS = "alerts", "Les alertes"
    FOLLOW_UP = "follow_up", "Suite des décisions"
    DECISIONS = "decisions", "Décisions demandées"


class SlideUnit(StrEnum):
    """What the amount of a slide's figure counts; never shown, its text is."""

    SHARE = "share"
    POINTS = "points"
    CENTS = "cents"
    DAYS = "days"
    WORK_DAYS = "work_days"
    COUNT = "count"
    MORE = "more"
    CENTS_MORE = "cents_more"


class FollowState(Labelled):
    """What the person in charge said of a point that asks for attention."""

    SEEN = "seen", "vu"
    IN_HAND = "in_hand", "en cours"


class UserRole(Labelled):
    """What a person may do."""

    DIRECTOR = "director", "pilote"
    CONTRIBUTOR = "contributor", "contributeur"
    READER = "reader", "lecteur"


class ResultStatus(Labelled):
    """The status of an indicator against its target."""

    NO_TARGET = "no_target", "Sans cible"
    NO_DATA = "no_data", "Sans donnée"
    REACHED = "reached", "Atteint"
    PARTIAL = "partial", "Données partielles"
    TOO_EARLY = "too_early", "Trop tôt"
    ON_TRACK = "on_track", "Conforme"
    WATCH = "watch", "Vigilance"
    ALERT = "alert", "Alerte"


class Level(Labelled):
    """The three levels of a gap or a slippage; `NONE` where nothing can be said."""

    OK = "ok", "Conforme"
    WATCH = "watch", "Vigilance"
    ALERT = "alert", "Alerte"
    NONE = "none", "n.c."

    @property
    def sign(self) -> str:
        """The shape drawn before its word, so that colour never stands alone."""
        return {Level.OK: "●", Level.WATCH: "▲", Level.ALERT: "◆"}.get(self, "○")


class CollectionState(Labelled):
    """Where a respondent's return for a period stands."""

    EXPECTED = "expected", "attendu"
    ON_TIME = "on_time", "reçu à temps"
    LATE = "late", "reçu en retard"
    PARTIAL = "partial", "partiel"
    EMPTY = "empty", "reçu vide"
    MISSING = "missing", "manquant"
    NOT_ASKED = "not_asked", "non sollicité"
