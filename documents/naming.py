"""How the files that leave are called: the plan, the output, the meeting or the day."""

import re
import unicodedata
from typing import Final

from documents.context.committee import Head

NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")


def plain_name(text: str) -> str:
    """Lower case letters, digits and hyphens: safe in a file name and in a package's name."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return NOT_PLAIN.sub("-", bare).strip("-")


def file_name(head: Head, output: str, ending: str, *, of: str = "") -> str:
    """« pldess-t7_rapport_comite-de-pilotage-2026-11-26.pdf »."""
    parts = [plain_name(head.plan_code), output]
    if of:
        parts.append(plain_name(of))
    if head.meeting:
        parts.append(f"{plain_name(head.meeting.kind.label)}-{head.meeting.held_on.isoformat()}")
    else:
        parts.append(head.as_of.isoformat())
    return f"{'_'.join(parts)}.{ending}"
