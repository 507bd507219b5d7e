"""What a printed document is made of; the templates decide how each block looks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from data_model.french import typo
from data_model.vocabulary import Level
from documents.context.committee import Head


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph; `style` is body, lead, muted or strong."""

    text: str
    style: str = "body"


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A list, numbered or not."""

    items: Sequence[str]
    is_numbered: bool = False


@dataclass(frozen=True, kw_only=True)
class Told:
    """One figure with its label, and what it rests on."""

    value: str
    label: str
    rests_on: str = ""
    level: Level = Level.NONE


@dataclass(frozen=True, kw_only=True)
class ToldRow:
    """Figures side by side."""

    figures: Sequence[Told]


@dataclass(frozen=True, kw_only=True)
class Tabled:
    """A table of words: widths are shares, `right` the columns of numbers."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    right: Sequence[int] = ()
    nothing: str = ""


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A chart, and what it says in words."""

    svg: str
    alt: str


Block = Paragraph | Listed | ToldRow | Tabled | Drawn


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading and what stands under it; `level` 1 is a chapter."""

    heading: str
    blocks: Sequence[Block]
    level: int = 1
    on_new_page: bool = False
    above: str = ""


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A whole document."""

    title: str
    subtitle: str
    lines: Sequence[str]
    author: str
    source: str
    as_of: date
    sections: Sequence[Section] = field(default_factory=tuple)
    has_cover: bool = True


def printed(
    head: Head, title: str, *, sections: Sequence[Section], has_cover: bool = False
) -> Printed:
    """The document that says whose plan it shows, on which day, and from where."""
    return Printed(
        title=typo(title),
        subtitle=head.occasion,
        lines=[line for line in (head.days, head.banner) if line],
        author=head.short_title,
        source=typo(f"{head.short_title} · {head.stopped}"),
        as_of=head.as_of,
        sections=sections,
        has_cover=has_cover,
    )
