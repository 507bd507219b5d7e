"""The declared météo in words, in the attention list, in the export and between two days."""

import json
from typing import Any

import pandas as pd
import pytest

from analysis.attention.action_board import action_board_frame
from analysis.attention.weather_point import weather_points
from analysis.budget.financing import Financing
from analysis.changes.changes import changes_frame
from analysis.changes.kind import ChangeSubject
from analysis.changes.table import changes_table
from analysis.export import export
from analysis.fiche.weather import weather_cell, weather_of, weather_sentence
from analysis.indicator.board import board_table
from analysis.method.words import MEANINGS
from analysis.schedule.completion import completion_frame
from analysis.snapshot import Snapshot
from data_model.fiche_text import FichePart
from data_model.vocabulary import Level, Weather
from data_model.weather import SAYS
from tests.analysis.builders import alone, make_snapshot

NOTHING = Financing(co_financing=pd.DataFrame(), funds=pd.DataFrame(), grants=pd.DataFrame())
TITLES = {"1.1": "ESS Tour"}


def seen(*weathers: dict[str, Any], **frames: Any) -> Snapshot:
    return make_snapshot(axes=[{}], actions=[{}], weather=weathers, **frames)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_sentence_says_the_day_the_author_the_side_and_the_comment() -> None:
    view = seen({"weather": Weather.RAIN, "comment": "Un *départ*.", "declared_by": "MD"})
    row = weather_of(view.weather, "1.1")
    assert plain(weather_sentence(row, Level.OK)) == (
        "Météo déclarée le 1er octobre 2026 par MD : **pluie**, plus sévère que le calcul "
        "(Conforme). « Un \\*départ\\*. »"
    )
    assert plain(weather_sentence(row, Level.ALERT)).startswith(
        "Météo déclarée le 1er octobre 2026 par MD : **pluie**, comme le calcul. «"
    )
    assert "calcul" not in weather_sentence(row, Level.NONE)
    assert weather_of(seen().weather, "1.1") is None


def test_the_table_shows_it_beside_the_computed_status() -> None:
    view = seen({"weather": Weather.SUN})
    board = action_board_frame(view, completion_frame(view, "action"))
    [row] = board_table(board).to_dict("records")
    assert (row["Statut calculé"], row["Météo déclarée"]) == (
        "○\u00a0n.c.",
        ":material/sunny:\u00a0soleil",
    )
    assert weather_cell(None, Level.OK) == "–"
    assert weather_cell(Weather.SUN, Level.ALERT).endswith(", plus favorable")


def test_the_table_counts_the_milestones_without_news_and_says_nothing_of_none() -> None:
    view = seen()
    board = action_board_frame(view, completion_frame(view, "action"))
    said = [board_table(board.assign(no_news=count))["Sans nouvelle"].item() for count in (0, 1, 2)]
    assert [plain(words) for words in said] == ["", "1 jalon", "2 jalons"]


@pytest.mark.parametrize(
    ("weather", "level", "listed"),
    [
        (Weather.STORM, Level.OK, True),
        (Weather.CLOUD, Level.OK, True),
        (Weather.STORM, Level.ALERT, False),
        (Weather.SUN, Level.ALERT, False),
        (Weather.STORM, Level.NONE, False),
    ],
)
def test_only_a_worse_opinion_asks_for_attention(
    weather: Weather, level: Level, *, listed: bool
) -> None:
    view = seen({"weather": weather, "comment": "*Départ*"})
    completion = completion_frame(view, "action").assign(level=level)
    points = list(weather_points(view.weather, completion, TITLES))
    assert bool(points) is listed
    assert all("Départ" not in one.detail and one.object == "ESS Tour" for one in points)


def test_the_export_holds_it_or_null() -> None:
    declared, none = (
        json.loads(json.dumps(export([(view, NOTHING)])))["plans"][0]["actions"][0]["weather"]
        for view in (seen({"comment": "Oui."}), seen())
    )
    assert declared == {
        "declared": "sun",
        "comment": "Oui.",
        "declared_on": "2026-10-01",
        "declared_by": "",
    }
    assert none is None


def test_texts_and_meteos_are_told_between_two_days() -> None:
    note = {"part": FichePart.NOTE, "text": "Le montant reste à préciser."}
    before = seen(texts=[note])
    after = seen({"comment": "Oui."}, texts=[note | {"text": "Le montant est à préciser."}])
    changes = changes_frame(alone(before), alone(after))
    told = dict(zip(changes["subject"], changes["after"], strict=True))
    assert plain(told[ChangeSubject.WEATHER]) == "soleil : Oui."
    [words] = [
        row["Avant → après"]
        for row in changes_table(changes, changes["group"].iloc[0], {}).to_dict("records")
        if row["Sujet"] == ChangeSubject.TEXT.label
    ]
    assert words == r"Le montant \[~~reste~~ → **est**\] à préciser."
    assert changes_frame(alone(after), alone(after)).empty


def test_the_method_page_says_what_each_word_is_compared_with() -> None:
    for weather, levels in SAYS.items():
        meaning = MEANINGS["Météo déclarée"][weather]
        assert all(level.label in meaning for level in levels)
        others = {Level.OK, Level.WATCH, Level.ALERT} - set(levels)
        assert not any(level.label in meaning for level in others)
