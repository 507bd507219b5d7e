"""« Note du lundi » as a document: whole, French, nothing to fetch, no sign read as markup."""

from dataclasses import replace
from html.parser import HTMLParser

import pandas as pd
import pytest

from analysis.attention.headline_metric import HeadlineMetric
from analysis.attention.note import MOST_POINTS, POINT_COLUMNS, Note, points_table
from analysis.attention.note_html import note_html
from data_model.french import plain
from data_model.vocabulary import Level

NOTE = Note(
    plan="PLDESS, lundi 9 novembre 2026",
    title="1 point demande votre attention",
    scope="Vu au 9 novembre 2026.",
    banner="**Démonstration : données fictives**",
    metrics=(
        HeadlineMetric(label="Avancement", value="68 %", level=Level.WATCH, delta="−6 pts"),
        HeadlineMetric(label="Retours", value="7 sur 9"),
    ),
    points=pd.DataFrame(
        [("◆ Alerte", "Fonds <b> & Cie", "118 jours de retard", "Jalon", "Nouveau")],
        columns=POINT_COLUMNS,
    ),
    more_points=0,
    nothing="Aucun retard.",
    axes=pd.DataFrame([("Axe 1", "Vigilance")], columns=["Axe", "Verdict"]),
    upcoming=pd.DataFrame(columns=["Date"]),
    upcoming_title="Dans les 14 jours",
    since_title="Depuis le 10 août 2026",
    since=(f"**1 indicateur** : {plain('*Locaux* (m²)')}",),
    missing_title="Retours du T3 2026",
    missing="À recevoir : Dugny.",
)


class Tags(HTMLParser):
    """Every tag of a document, and whether each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(document: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(document)
    assert parser.open == []
    return parser.seen


def test_it_is_french_with_one_title_then_sections_and_headed_tables() -> None:
    seen = tags(note_html(NOTE))
    assert ("html", {"lang": "fr"}) in seen
    assert [tag for tag, _ in seen if tag in {"h1", "h2"}] == ["h1", *["h2"] * 5]
    scopes = [attrs.get("scope") for tag, attrs in seen if tag == "th"]
    assert None not in scopes
    assert {"col", "row"} == set(scopes)


def test_it_fetches_nothing_and_runs_nothing() -> None:
    document = note_html(NOTE)
    found = tags(document)
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in found}
    assert not any({"src", "href"} & attrs.keys() for _, attrs in found)
    assert "url(" not in document


def test_someone_s_words_are_words() -> None:
    document = note_html(NOTE)
    assert "Fonds &lt;b&gt; &amp; Cie" in document
    assert "<strong>1 indicateur</strong> : *Locaux* (m²)" in document


def test_a_level_has_its_sign_and_its_word() -> None:
    document = note_html(NOTE)
    assert "◆ Alerte" in document
    assert "▲ Vigilance\u00a0: −6 pts" in document


def test_an_empty_part_says_so() -> None:
    assert "<p>Aucun jalon prévu.</p>" in note_html(NOTE)
    assert "<p>Aucun retard.</p>" in note_html(replace(NOTE, points=NOTE.points.head(0)))


@pytest.mark.parametrize("count", [MOST_POINTS - 1, MOST_POINTS, MOST_POINTS + 1])
def test_ten_points_at_most_are_printed(count: int) -> None:
    row = {
        "level": Level.ALERT,
        "word": "Alerte",
        "object": "Trophées",
        "measure_words": "+6 200 €",
        "detail": "Budget",
        "mark": "",
        "state": "Nouveau",
    }
    table = points_table(pd.DataFrame([row] * count, dtype=object))
    assert len(table) == min(count, MOST_POINTS)
    assert table.columns.tolist() == POINT_COLUMNS
    assert table["Niveau"].unique().tolist() == ["◆\u00a0Alerte"]
