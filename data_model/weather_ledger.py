"""The météo that a person declares of an action: a later one replaces it, or it is taken back."""

from datetime import datetime
from typing import Final

from sqlmodel import Session

from data_model.act import ActKind
from data_model.action import Action, DeclaredWeather
from data_model.french import one_line
from data_model.ledger import add_versions, new_act, remove_current
from data_model.store import StoreError
from data_model.vocabulary import Level, Weather
from data_model.weather import beside

LONGEST_COMMENT: Final = 600
NEEDS_COMMENT: Final = (
    "La météo déclarée n’est pas du même côté que le calcul : un commentaire est nécessaire."
)


def declare_weather(
    session: Session,
    plan_code: str,
    *,
    action_code: str,
    weather: Weather,
    computed: Level,
    comment: str = "",
    by: str = "",
    recorded_at: datetime | None = None,
) -> DeclaredWeather:
    """Declare the météo of an action beside its `computed` level of that day.

    Raises:
        StoreError: the action is not in the plan, the comment is too long, or there is none where
            the météo says better or worse than what is computed.
    """
    said = one_line(comment)
    if session.get(Action, (plan_code, action_code)) is None:
        raise StoreError(f"L’action « {action_code} » n’est pas dans ce plan.")
    if len(said) > LONGEST_COMMENT:
        raise StoreError(f"Le commentaire dépasse {LONGEST_COMMENT} caractères.")
    if beside(weather, computed).differs and not said:
        raise StoreError(NEEDS_COMMENT)
    act = new_act(session, plan_code, kind=ActKind.WEATHER_DECLARED, by=by, recorded_at=recorded_at)
    declared = DeclaredWeather(
        plan_code=plan_code,
        act_number=act.number,
        action_code=action_code,
        weather=weather,
        comment=said,
    )
    add_versions(session, act, [declared])
    return declared


def withdraw_weather(
    session: Session,
    plan_code: str,
    *,
    action_code: str,
    by: str = "",
    recorded_at: datetime | None = None,
) -> None:
    """Take back the météo of an action.

    Raises:
        StoreError: none is declared.
    """
    act = new_act(session, plan_code, kind=ActKind.WEATHER_DECLARED, by=by, recorded_at=recorded_at)
    if not remove_current(session, act, DeclaredWeather, key=(action_code,)):
        raise StoreError("Aucune météo n’est déclarée pour cette action.")
