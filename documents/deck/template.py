"""The 16:9 template, in French: one layout with a title, a source line and a slide number."""

from copy import deepcopy
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from documents.deck.look import (
    CONTENT_HEIGHT,
    CONTENT_TOP,
    CONTENT_WIDTH,
    FONT,
    FOOT,
    FOOT_HEIGHT,
    FOOT_TOP,
    HEIGHT,
    LANGUAGE,
    MARGIN,
    NUMBER_WIDTH,
    TITLE,
    TITLE_HEIGHT,
    TITLE_TOP,
    WIDTH,
)

TITLE_ONLY: Final = 5
LAYOUT_NAME: Final = "Constat"
PLACES: Final = {
    "title": (MARGIN, TITLE_TOP, CONTENT_WIDTH, TITLE_HEIGHT),
    "body": (MARGIN, CONTENT_TOP, CONTENT_WIDTH, CONTENT_HEIGHT),
    "ftr": (MARGIN, FOOT_TOP, CONTENT_WIDTH - NUMBER_WIDTH, FOOT_HEIGHT),
    "sldNum": (MARGIN + CONTENT_WIDTH - NUMBER_WIDTH, FOOT_TOP, NUMBER_WIDTH, FOOT_HEIGHT),
}
ALIGNED: Final = {"title": "l", "ftr": "l", "sldNum": "r"}
NAMES: Final = {
    "title": "Titre",
    "body": "Texte",
    "ftr": "Source",
    "sldNum": "Numéro de diapositive",
}
PROMPTS: Final = {"title": "Le constat, en une phrase", "body": "Texte"}
COLOURS: Final = {
    "dk1": "0A131A",
    "lt1": "FFFFFF",
    "dk2": "083C58",
    "lt2": "D5DCE1",
    "accent1": "083C58",
    "accent2": "1F7FB5",
    "accent3": "5F696F",
    "accent4": "9E1300",
    "accent5": "B07000",
    "accent6": "3B464F",
    "hlink": "0B5A80",
    "folHlink": "3B464F",
}


def blank_deck(title: str, *, author: str) -> Any:
    """An empty deck of our own look."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    _keep_one_layout(deck)
    for page in (deck.slide_master, deck.slide_layouts[0]):
        _place(page)
    deck.slide_layouts[0].name = LAYOUT_NAME
    _dress(deck)
    properties = deck.core_properties
    properties.title, properties.author, properties.language = title, author, LANGUAGE
    properties.last_modified_by, properties.keywords, properties.subject = author, "", ""
    return deck


def _keep_one_layout(deck: Any) -> None:
    for layout in [one for i, one in enumerate(deck.slide_layouts) if i != TITLE_ONLY]:
        deck.slide_layouts.remove(layout)


def _place(page: Any) -> None:
    """Move the placeholders that are kept, drop the others."""
    for shape in list(page.placeholders):
        kind = shape.element.ph.get("type", "body")
        if kind not in PLACES:
            shape.element.getparent().remove(shape.element)
            continue
        shape.left, shape.top, shape.width, shape.height = PLACES[kind]
        shape.name = NAMES[kind]
        if kind in PROMPTS:
            shape.text_frame.text = PROMPTS[kind]
        if kind == "body":
            continue
        body = shape.text_frame._txBody
        body.bodyPr.set("anchor", "b" if kind == "title" else "ctr")
        for side in ("lIns", "rIns"):
            body.bodyPr.set(side, "0")
        _level_style(body, aligned=ALIGNED[kind], size=TITLE if kind == "title" else FOOT)
        for run in body.iter(qn("a:rPr"), qn("a:endParaRPr")):
            run.set("lang", LANGUAGE)


def _level_style(body: Any, *, aligned: str, size: Pt) -> None:
    styles = body.find(qn("a:lstStyle"))
    for old in list(styles):
        styles.remove(old)
    level = etree.SubElement(styles, qn("a:lvl1pPr"), algn=aligned)
    run = etree.SubElement(level, qn("a:defRPr"), sz=str(int(size.pt * 100)))
    run.set("b", "1" if size == TITLE else "0")
    fill = etree.SubElement(run, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val="tx1" if size == TITLE else "accent6")


def _dress(deck: Any) -> None:
    """Our colours and typeface, in the theme, so that what is added by hand follows."""
    part = next(
        rel.target_part for rel in deck.slide_master.part.rels.values() if "theme" in rel.reltype
    )
    theme = etree.fromstring(part.blob)
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    for name, code in COLOURS.items():
        entry = scheme.find(qn(f"a:{name}"))
        for old in list(entry):
            entry.remove(old)
        etree.SubElement(entry, qn("a:srgbClr"), val=code)
    for latin in theme.iter(qn("a:latin")):
        latin.set("typeface", FONT)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def with_footer(slide: Any, source: str) -> None:
    """Copy the layout's source line and number: adding a slide copies neither."""
    for shape in slide.slide_layout.placeholders:
        if shape.element.ph.get("type") not in ("ftr", "sldNum"):
            continue
        copied = deepcopy(shape.element)
        slide.shapes._spTree.append(copied)
    for shape in slide.placeholders:
        if shape.element.ph.get("type") == "ftr":
            shape.text_frame.text = source
