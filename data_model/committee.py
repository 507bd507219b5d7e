"""A committee's own record, and the slides chosen for it, as kept in its frames.

A committee's row is written once. What is said of it afterwards is kept as frames named by the act
that recorded them: the newest one rules, the earlier ones stay.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from data_model.vocabulary import CommitteeKind


class FrameKind(StrEnum):
    """What a frame of a committee holds; the first part of its name."""

    RECORD = "record"
    CHOICE = "choice"
    SLIDE = "slide"

    def name_of(self, act_number: int, place: int = 0) -> str:
        """« slide-000412-03 »: unique within the committee, in the order of the acts."""
        return f"{self.value}-{act_number:06d}-{place:02d}"


@dataclass(frozen=True, kw_only=True)
class CommitteeRecord:
    """When a committee meets, what it looks at, who comes: `participants` by respondent code."""

    kind: CommitteeKind
    held_on: date
    as_of: date
    agenda: str = ""
    participants: Mapping[str, str] = field(default_factory=dict)
    is_cancelled: bool = False


@dataclass(frozen=True, kw_only=True)
class SlideChoice:
    """One slide as a person wants it; an empty title is the computed one."""

    key: str
    is_shown: bool = True
    title: str = ""


def record_json(record: CommitteeRecord) -> str:
    """The record as it is kept."""
    days = {"held_on": record.held_on.isoformat(), "as_of": record.as_of.isoformat()}
    return json.dumps(asdict(record) | days, ensure_ascii=False, sort_keys=True)


def record_of_json(content: str) -> CommitteeRecord:
    """The record kept."""
    kept: dict[str, Any] = json.loads(content)
    kept["kind"] = CommitteeKind(kept["kind"])
    kept["held_on"] = date.fromisoformat(kept["held_on"])
    kept["as_of"] = date.fromisoformat(kept["as_of"])
    return CommitteeRecord(**kept)


def participants_json(participants: Mapping[str, str]) -> str:
    """Who comes, by respondent, as the committee's first row keeps it."""
    return json.dumps(dict(participants), ensure_ascii=False, sort_keys=True)


def participants_of_json(content: str) -> dict[str, str]:
    """Who comes; nobody where nothing was said."""
    return dict(json.loads(content)) if content else {}


def choices_json(choices: list[SlideChoice]) -> str:
    """The choices in their order, as they are kept."""
    return json.dumps([asdict(one) for one in choices], ensure_ascii=False)


def choices_of_json(content: str) -> list[SlideChoice]:
    """The choices kept, in their order."""
    return [SlideChoice(**one) for one in json.loads(content)]
