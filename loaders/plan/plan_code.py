"""The code of a plan: what it may be made of, as it goes into addresses and names of files."""

import re
from typing import Final

LONGEST_CODE: Final = 40
PLAN_CODE: Final = re.compile(rf"[A-Za-z0-9][A-Za-z0-9_.-]{{0,{LONGEST_CODE - 1}}}")
CODE_HINT: Final = "Des lettres sans accent, des chiffres et des tirets : PCAET-2027."


def is_plan_code(text: str) -> bool:
    """Whether a plan may be called so."""
    return PLAN_CODE.fullmatch(text) is not None


def not_a_code(text: str) -> str:
    """Why a plan may not be called so."""
    return f"« {text} » n’est pas un code de plan."
