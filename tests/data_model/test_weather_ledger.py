"""The declared météo: which side of the computed level it is on, and how it is kept."""

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from data_model.action import DeclaredWeather
from data_model.as_of import current_rows, newest_act
from data_model.store import StoreError, reading, writing
from data_model.vocabulary import Level, Weather
from data_model.weather import SAYS, Beside, beside
from data_model.weather_ledger import LONGEST_COMMENT, declare_weather, withdraw_weather
from tests.data_model.small_plan import ACTIONS, PLAN

ACTION = ACTIONS[0]


def declare(engine: Engine, weather: Weather, computed: Level, comment: str = "") -> None:
    with writing(engine) as session:
        declare_weather(
            session,
            PLAN,
            action_code=ACTION,
            weather=weather,
            computed=computed,
            comment=comment,
            by="Anne",
        )


def held(session: Session, cutoff: int) -> list[tuple[str, str]]:
    rows = current_rows(session, DeclaredWeather, plan_code=PLAN, cutoff=cutoff)
    return [(row.weather.label, row.comment) for row in rows]


@pytest.mark.parametrize(
    ("weather", "sides"),
    [
        (Weather.SUN, ("same", "better", "better")),
        (Weather.CLOUD, ("worse", "same", "better")),
        (Weather.RAIN, ("worse", "same", "same")),
        (Weather.STORM, ("worse", "worse", "same")),
    ],
)
def test_each_word_has_its_side_of_each_level(weather: Weather, sides: tuple[str, ...]) -> None:
    levels = (Level.OK, Level.WATCH, Level.ALERT)
    assert tuple(beside(weather, level).value for level in levels) == sides
    assert beside(weather, Level.NONE) is Beside.UNKNOWN
    assert set(SAYS) == set(Weather)


def test_another_side_than_the_computed_one_needs_a_comment(loaded: Engine) -> None:
    for said in ("", "  \n "):
        with pytest.raises(StoreError, match="commentaire est nécessaire"):
            declare(loaded, Weather.STORM, Level.OK, said)
    declare(loaded, Weather.STORM, Level.OK, " Le porteur\ns’en va. ")
    declare(loaded, Weather.RAIN, Level.ALERT)
    declare(loaded, Weather.SUN, Level.NONE)
    with reading(loaded) as session:
        newest = newest_act(session, PLAN)
        assert held(session, newest - 2) == [("orage", "Le porteur s’en va.")]
        assert held(session, newest) == [("soleil", "")]


def test_a_meteo_taken_back_is_known_no_more_but_was(loaded: Engine) -> None:
    declare(loaded, Weather.CLOUD, Level.WATCH)
    with writing(loaded) as session:
        withdraw_weather(session, PLAN, action_code=ACTION, by="Anne")
    with reading(loaded) as session:
        newest = newest_act(session, PLAN)
        assert held(session, newest) == []
        assert held(session, newest - 1) == [("nuages", "")]
    with pytest.raises(StoreError, match="Aucune météo"), writing(loaded) as session:
        withdraw_weather(session, PLAN, action_code=ACTION)


def test_an_unknown_action_or_a_long_comment_is_refused(loaded: Engine) -> None:
    declare(loaded, Weather.SUN, Level.OK, "a" * LONGEST_COMMENT)
    with pytest.raises(StoreError, match="dépasse"):
        declare(loaded, Weather.SUN, Level.OK, "a" * (LONGEST_COMMENT + 1))
    with pytest.raises(StoreError, match="n’est pas dans ce plan"), writing(loaded) as session:
        declare_weather(session, PLAN, action_code="9.9", weather=Weather.SUN, computed=Level.OK)
