"""What python-pptx leaves out of a shape, or is slow at: its words, their look, their language."""

from typing import Any, Final

from lxml import etree
from pptx.oxml.ns import qn

from documents.deck.look import INK, LANGUAGE
from documents.printable import printable

LARGEST_ID: Final = 2**31 - 1
RUN, RUN_LOOK, TEXT = qn("a:r"), qn("a:rPr"), qn("a:t")
FILL, COLOUR = qn("a:solidFill"), qn("a:srgbClr")
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


def run(paragraph: Any, words: str, size: Any, *, is_bold: bool = False, ink: Any = INK) -> None:
    """A run of text at the end of a paragraph's element."""
    made = etree.SubElement(paragraph, RUN)
    looks = etree.SubElement(made, RUN_LOOK, sz=str(size.centipoints), b="1" if is_bold else "0")
    filled(looks, ink)
    etree.SubElement(made, TEXT).text = printable(words)


def filled(element: Any, ink: Any) -> None:
    """One colour, in the looks of a run or of a cell."""
    etree.SubElement(etree.SubElement(element, FILL), COLOUR, val=str(ink))


def _properties(shape: Any) -> Any:
    return next(shape._element.iter(qn("p:cNvPr")))
