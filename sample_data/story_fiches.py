"""What the story's director writes on the fiches: a few météos, one text. Invented."""

from datetime import date, datetime, time, timedelta
from typing import Final

from sqlmodel import Session

from data_model.as_of import PARIS
from data_model.fiche_text import FichePart, TextChange, record_fiche_texts
from data_model.vocabulary import Level, Weather
from data_model.weather_ledger import declare_weather

WRITTEN_AT: Final = datetime.combine(date(2026, 11, 6), time(15), tzinfo=PARIS)
STEP: Final = timedelta(minutes=5)
DECLARED: Final[tuple[tuple[str, Weather, Level, str], ...]] = (
    ("1.2", Weather.SUN, Level.OK, ""),
    ("2.1", Weather.CLOUD, Level.WATCH, "Deux appels à projets à relancer avant l’hiver."),
    (
        "2.2",
        Weather.CLOUD,
        Level.ALERT,
        "Le vote est inscrit au conseil du 26 novembre : le retard devrait se résorber.",
    ),
    ("3.5", Weather.RAIN, Level.WATCH, "Le partenaire principal a changé d’équipe."),
)
"""Action, météo, level of the work that day, comment."""

EDITED: Final = "2.2"
REASON: Final = "Réunion de suivi fictive du 5 novembre 2026"
CHANGES: Final = (
    TextChange(
        part=FichePart.VIGILANCE,
        position=2,
        before="Intégration des bailleurs dans la démarche",
        after="Intégration des bailleurs dans la démarche, dès l’écriture du règlement",
    ),
)


def write_fiches(session: Session, plan_code: str, *, by: str) -> None:
    """Record it all, each act as a person would from the fiche."""
    record_fiche_texts(
        session, plan_code, EDITED, CHANGES, by=by, reason=REASON, recorded_at=WRITTEN_AT
    )
    for place, (action, weather, computed, comment) in enumerate(DECLARED, start=1):
        declare_weather(
            session,
            plan_code,
            action_code=action,
            weather=weather,
            computed=computed,
            comment=comment,
            by=by,
            recorded_at=WRITTEN_AT + place * STEP,
        )
