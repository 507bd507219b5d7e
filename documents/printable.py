"""Somebody's words without the characters that an Office file refuses."""

import re
from typing import Final

CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without control characters."""
    return CONTROLS.sub("", text)
