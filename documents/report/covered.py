"""Characters that the document's fonts can show; a page that lacks one is refused."""

import re
from typing import Final

REPLACEMENT: Final = "\ufffd"
# A printed box, ticked or not: the fonts have squares, no ticks.
DRAWN_AS: Final = str.maketrans("☑☐", "■□")
NOT_COVERED: Final = re.compile(
    "[^\t\n\u0020-\u007e\u00a0-\u017f\u0192\u01fa-\u01ff\u0218-\u021b\u02c6-\u02dd"
    "\u0300-\u036f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f"
    "\u1e80-\u1e85\u1ef2-\u1ef3"
    "\u2010-\u2027\u202f-\u203a\u2070\u2071\u2074-\u208e\u20ac\u2116\u2122\u2126\u2190-\u2195"
    "\u2202\u2206\u220f\u2211\u2212\u221a\u221e\u222b\u2248\u2260\u2264\u2265"
    "\u25a0-\u25cf\ufb01\ufb02\ufffd]"
)


def covered(text: str) -> str:
    """The text, any character that cannot be printed shown as such."""
    return NOT_COVERED.sub(REPLACEMENT, text.translate(DRAWN_AS))
