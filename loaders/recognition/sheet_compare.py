"""Where two sheets that claim to be the same one differ."""

from collections.abc import Sequence

from loaders.formats.cell_words import is_filled, typed_text
from loaders.formats.cells import Sheet


def differing_cells(sheets: Sequence[Sheet]) -> list[tuple[str, str, str]]:
    """(address, what the first sheet says, what another says), in the order of the first."""
    first, *others = [_words(sheet) for sheet in sheets]
    differing: dict[str, tuple[str, str, str]] = {}
    for other in others:
        for address in dict.fromkeys([*first, *other]):
            one, two = first.get(address, ""), other.get(address, "")
            if one != two:
                differing.setdefault(address, (address, one, two))
    return list(differing.values())


def _words(sheet: Sheet) -> dict[str, str]:
    return {cell.address: typed_text(cell) for cell in sheet.cells if is_filled(cell)}
