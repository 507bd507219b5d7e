"""The number that a title begins with: « Axe 1 : Énergie », « 1.2 - Bâti », « 1.2.3. Écoles »."""

import re
from typing import Final

NUMBERED: Final = re.compile(
    r"(?:(?:axe|sous-axe|orientation|objectif|enjeu|action|fiche(?: action)?)\s+(?:n°\s*)?)?"
    r"(?P<number>[1-9][0-9]?(?:\.[0-9]{1,2}){0,4})(?P<sign>\s*[.:)\-–—]+)?\s+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def split_number(title: str) -> tuple[str, str]:
    """The number and the words after it; "" and the whole title where there is none.

    « 10 écoles rénovées » and « 1.5 million d’arbres » are quantities.
    """
    found = NUMBERED.fullmatch(title)
    if found is None:
        return "", title
    is_level = "." in found["number"] and found["rest"][0].isupper()
    if title[0].isdigit() and not found["sign"] and not is_level:
        return "", title
    return found["number"], found["rest"]
