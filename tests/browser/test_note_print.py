"""« Note du lundi » holds on one A4 page, with few alerts or as many as it prints."""

import re

import pandas as pd
import pytest
from playwright.sync_api import Browser

from analysis.attention.headline_metric import HeadlineMetric
from analysis.attention.note import (
    AXIS_COLUMNS,
    LONGEST_DETAIL,
    LONGEST_LABEL,
    MOST_POINTS,
    MOST_UPCOMING,
    POINT_COLUMNS,
    UPCOMING_COLUMNS,
    Note,
)
from analysis.attention.note_html import note_html
from data_model.vocabulary import Level

PAGE = re.compile(rb"/Type\s*/Page\b")
WORDS = "Animation d’un temps de rencontre entre services et structures du territoire, "


def text(length: int) -> str:
    return (WORDS * 4)[:length]


def note(points: int, upcoming: int, names: int) -> Note:
    metric = HeadlineMetric(
        label="Glissement médian",
        value="Au moins 12 345 678 €",
        level=Level.ALERT,
        delta="12 actions en retard",
        beside="pour 72 % attendus",
        rests_on=text(60),
    )
    point = ("◆ Alerte", text(50), "au moins 118 jours de retard", text(LONGEST_DETAIL), "Nouveau")
    axis = (text(30), "72 %", "73 %", "−1 pt", f"▲ {text(40)}", "sans objet", "29 jours de retard")
    step = ("13 novembre 2026", text(35), text(LONGEST_LABEL), "44 jours de retard")
    return Note(
        plan="PLDESS, lundi 9 novembre 2026",
        title=text(85),
        scope="Vu au 9 novembre 2026, situation au 30 septembre 2026.",
        banner="Démonstration : données fictives, arrêtées au lundi 9 novembre 2026.",
        metrics=(metric,) * 4,
        points=pd.DataFrame([point] * points, columns=POINT_COLUMNS),
        more_points=90,
        nothing="Aucun retard.",
        axes=pd.DataFrame([axis] * 4, columns=["Axe", *AXIS_COLUMNS]),
        upcoming=pd.DataFrame([step] * upcoming, columns=UPCOMING_COLUMNS),
        upcoming_title="Dans les 14 jours",
        since_title="Depuis le 10 août 2026",
        since=(text(300), text(200), text(120), text(120), text(120)),
        missing_title="Retours du T3 2026",
        missing=f"À recevoir : {', '.join(['Tremblay-en-France (9 jours de retard)'] * names)}.",
    )


@pytest.mark.parametrize(
    ("points", "upcoming", "names"), [(0, 0, 1), (MOST_POINTS, MOST_UPCOMING + 1, 9)]
)
def test_one_page_whatever_the_week(
    browser: Browser, points: int, upcoming: int, names: int
) -> None:
    page = browser.new_page()
    page.set_content(note_html(note(points, upcoming, names)))
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(PAGE.findall(printed)) == 1
