"""What python-pptx leaves out of a shape: what it shows in words, and its language."""

from typing import Any, Final

from lxml import etree
from pptx.oxml.ns import qn

from documents.deck.look import LANGUAGE
from documents.printable import printable

LARGEST_ID: Final = 2**31 - 1
RUNS: Final = (qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr"))


def describe(shape: Any, words: str) -> None:
    """The alternative text, said to who cannot see the shape."""
    _properties(shape).set("descr", printable(words))


def in_french(element: Any) -> None:
    """Every run of text is French, for the speller and for the voice."""
    for run in element.iter(qn("a:r")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, etree.Element(qn("a:rPr")))
    for properties in element.iter(*RUNS):
        properties.set("lang", LANGUAGE)


def valid_axes(chart: Any) -> None:
    """Axis numbers come out negative, which the schema refuses."""
    space = chart._chartSpace
    for element in space.iter(qn("c:axId"), qn("c:crossAx")):
        element.set("val", str(int(element.get("val")) & LARGEST_ID))
    in_french(space)


def _properties(shape: Any) -> Any:
    return next(shape._element.iter(qn("p:cNvPr")))
