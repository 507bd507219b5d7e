"""What a date of an OpenDocument sheet shows: its style may be anyone's, its words are there."""

import pytest
from defusedxml import ElementTree

from loaders.formats.ods_styles import OdsStyles
from loaders.formats.ods_values import cell_content

URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(f'xmlns:{name}="{URN}:{name}:1.0"' for name in ("office", "table", "text"))


@pytest.mark.parametrize(
    ("shown", "number_format"),
    [
        ("mars 27", "mmmm yyyy"),
        ("03/2027", "mmmm yyyy"),
        ("2027", "yyyy"),
        ("01/03/2027", "yyyy-mm-dd"),
        ("lundi 1 mars 2027", "yyyy-mm-dd"),
        ("1 mars", "yyyy-mm-dd"),
        ("", "yyyy-mm-dd"),
    ],
)
def test_a_date_without_its_day_has_a_format_without_a_day(shown: str, number_format: str) -> None:
    content = cell_content(
        ElementTree.fromstring(
            f'<table:table-cell {NAMESPACES} office:value-type="date"'
            f' office:date-value="2027-03-01"><text:p>{shown}</text:p></table:table-cell>'
        ),
        OdsStyles(),
        "",
    )
    assert content is not None
    assert content["number_format"] == number_format
