"""What the document's fonts can show is known beforehand, so that no page is refused."""

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from documents.report.blocks import Paragraph, Printed, Section
from documents.report.covered import NOT_COVERED, REPLACEMENT, covered
from documents.report.typeset import pdf_of

LAST = 0xFFFF
SURROGATES = range(0xD800, 0xE000)


def printed(*texts: str) -> bytes:
    section = Section(heading="Essai", blocks=[Paragraph(text=text) for text in texts])
    return pdf_of(
        Printed(
            title="Essai",
            subtitle="",
            lines=[],
            author="essai",
            source="essai",
            as_of=date(2026, 1, 1),
            sections=[section],
        )
    )


def test_every_character_kept_can_be_printed() -> None:
    kept = "".join(
        chr(code)
        for code in range(0x20, LAST + 1)
        if code not in SURROGATES and not NOT_COVERED.match(chr(code))
    )
    assert len(kept) > 500
    assert printed(" ".join(re.findall(".{1,60}", kept))).startswith(b"%PDF")


# What costs is each document, not each text.
@settings(max_examples=max(4, settings().max_examples // 3))
@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_text_can_be_printed(texts: list[str]) -> None:
    assert printed(*texts).startswith(b"%PDF")


def test_a_character_without_a_shape_is_shown_as_such() -> None:
    assert covered("1 250 € à l’été 😀 中") == f"1 250 € à l’été {REPLACEMENT} {REPLACEMENT}"


def test_a_box_says_whether_it_is_ticked() -> None:
    assert covered("☑ Oui ☐ Non") == "■ Oui □ Non"
