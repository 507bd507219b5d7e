"""The map as a picture: well formed, everything written in it, nothing fetched."""

from xml.etree import ElementTree

from charts.map_picture import map_svg
from charts.theme import LIGHT
from tests.charts.test_commune_map import STEPS, communes

SVG = "{http://www.w3.org/2000/svg}"
SOURCE = "Contours : IGN ADMIN EXPRESS COG 2024, Licence Ouverte 2.0."


def drawn(*values: int | None, title: str = "Lauréats présents") -> ElementTree.Element:
    svg = map_svg(communes(*values), LIGHT, steps=STEPS, title=title, source=SOURCE, unit="m²")
    return ElementTree.fromstring(svg)  # noqa: S314 - our own drawing


def said(picture: ElementTree.Element) -> list[str]:
    return [str(node.text) for node in picture.iter(f"{SVG}text")]


def test_it_says_its_title_its_values_its_key_and_its_source() -> None:
    words = said(drawn(10_000, 90_000))
    assert words[0] == "Lauréats présents"
    assert {"1", "9", "Ville 0", "Ville 1", "moins de 4", "12 et plus"} <= set(words)
    assert SOURCE in words


def test_a_commune_without_a_value_is_a_bare_outline() -> None:
    picture = drawn(None)
    assert [node.get("fill") for node in picture.iter(f"{SVG}polygon")] == ["none"]
    assert "n.c." in said(picture)
    assert any("n.c. : non communiqué" in words for words in said(picture))


def test_it_says_the_unit() -> None:
    assert "En m²" in said(drawn(10_000))


def test_a_title_of_any_words_is_written_as_words() -> None:
    title = "<Retours> & suites d’un libellé bien trop long pour tenir sur une seule ligne"
    heads = said(drawn(10_000, title=title))[:2]
    assert " ".join(heads) == title


def test_outlines_stand_inside_the_picture() -> None:
    picture = drawn(10_000)
    width, height = (float(one) for one in str(picture.get("viewBox")).split()[2:])
    for shape in picture.iter(f"{SVG}polygon"):
        for point in str(shape.get("points")).split():
            x, y = (float(one) for one in point.split(","))
            assert 0 < x < width
            assert 0 < y < height
