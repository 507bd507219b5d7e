"""How every .xlsx of the product is written, whoever sends or reads it."""

from typing import Final

from data_model.french import number, typo

LONGEST_CELL: Final = 32_767
# In memory: nothing of a plan is left in the machine's temporary files. The rest: whatever words
# people gave stay words, where a leading « = » would run in the reader's Excel, an address would
# become a link and « 007 » the number 7.
WORKBOOK_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def cell_words(text: str) -> str:
    """What of a text one cell can hold: the end of a longer one is cut, and the cell says so.

    A cell that is given more stays empty.
    """
    if len(text) <= LONGEST_CELL:
        return text
    said = typo(f" … (coupé ici : {number(len(text))} caractères en tout)")
    return text[: LONGEST_CELL - len(said)] + said
