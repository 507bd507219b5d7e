"""One slide of a committee: its finding, and the typed figures that every output draws from."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

from data_model.vocabulary import Level, SlideKind, SlideUnit

# Longer at 69 px, it takes a second line of the projection.
LONGEST_TITLE: Final = 50


@dataclass(frozen=True, kw_only=True)
class SlideValue:
    """One figure: its name in code, its amount as computed, and as printed in French.

    `amount` is a share of 1, days, or whole cents as `unit` says; None where it is not known.
    """

    name: str
    unit: SlideUnit
    text: str
    amount: int | float | None = None


@dataclass(frozen=True, kw_only=True)
class SlideRow:
    """One bar, tile, point or line of a slide, with its figures and its verdict."""

    label: str
    detail: str = ""
    words: str = ""
    level: Level = Level.NONE
    values: tuple[SlideValue, ...] = ()

    def value(self, name: str) -> SlideValue | None:
        """The figure of that name, where the row has one."""
        return next((one for one in self.values if one.name == name), None)

    def amount(self, name: str) -> int | float | None:
        """The amount of that name; None where it is not known."""
        found = self.value(name)
        return found.amount if found else None


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One message: the title is its finding, `basis` is what it rests on and whence it comes.

    `values` are the figures of the whole slide, `rows` what is drawn or listed; `note` says what
    rows stand for (« Retard des jalons »), and `nothing` what is said in their place.
    """

    kind: SlideKind
    key: str
    title: str
    basis: str
    note: str = ""
    nothing: str = ""
    values: tuple[SlideValue, ...] = ()
    rows: tuple[SlideRow, ...] = ()

    def value(self, name: str) -> SlideValue | None:
        """The figure of that name, where the slide has one."""
        return next((one for one in self.values if one.name == name), None)


def slide_json(slide: Slide) -> str:
    """A slide as it is kept with a committee."""
    return json.dumps(asdict(slide), ensure_ascii=False, sort_keys=True)


def slide_of_json(content: str) -> Slide:
    """The slide kept; ValueError or KeyError where the content is none."""
    kept: dict[str, Any] = json.loads(content)
    kept["kind"] = SlideKind(kept["kind"])
    kept["values"] = _values(kept["values"])
    kept["rows"] = tuple(
        SlideRow(**{**row, "level": Level(row["level"]), "values": _values(row["values"])})
        for row in kept["rows"]
    )
    return Slide(**kept)


def _values(kept: list[dict[str, Any]]) -> tuple[SlideValue, ...]:
    return tuple(SlideValue(**{**one, "unit": SlideUnit(one["unit"])}) for one in kept)
