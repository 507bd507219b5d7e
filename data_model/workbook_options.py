"""How every .xlsx of the product is written, whoever sends or reads it."""

from typing import Final

# In memory: nothing of a plan is left in the machine's temporary files. The rest: whatever words
# people gave stay words, where a leading « = » would run in the reader's Excel, an address would
# become a link and « 007 » the number 7.
WORKBOOK_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
