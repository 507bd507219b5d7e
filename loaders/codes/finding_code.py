"""What is written down of one code of findings."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FindingCode:
    """One code: `title` in a few words, `example` as a person would meet it."""

    code: str
    title: str
    meaning: str
    example: str
    action: str
