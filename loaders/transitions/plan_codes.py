"""The codes that the template does not print: those of the stored plan, then the next free ones."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from types import MappingProxyType

from data_model.period import simplified
from loaders.plan.text_table import Row

Tables = Mapping[str, Sequence[Row]]
"""A stored plan's rows by the name of their text table."""
NOTHING_STORED: Tables = MappingProxyType({})


@dataclass(kw_only=True)
class Codes:
    """What was named already: (what it stands under, its words) → its code; a code serves once."""

    known: dict[tuple[str, str], str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)

    def of(self, under: str, name: str, make: Callable[[int], str], *, printed: str = "") -> str:
        """The code known for these words here, else a free one: `printed`, or of `make`."""
        code = self.known.get((under, name), "")
        if not code or code in self.given:
            wanted = chain([printed] if printed else [], map(make, count(1)))
            code = next(one for one in wanted if one not in self.taken)
        self.taken.add(code)
        self.given.add(code)
        return code


@dataclass(kw_only=True)
class PlanCodes:
    """The codes of a plan, level after level."""

    axes: Codes = field(default_factory=Codes)
    objectives: Codes = field(default_factory=Codes)
    actions: Codes = field(default_factory=Codes)
    parts: Codes = field(default_factory=Codes)
    milestones: Codes = field(default_factory=Codes)


def plan_codes(stored: Tables = NOTHING_STORED) -> PlanCodes:
    """The codes of a stored plan, by the words under which the template may name them again."""

    def known(table: str, words: str, under: str = "") -> Codes:
        rows = stored.get(table, ())
        return Codes(
            known={(row.get(under, ""), simplified(row[words])): row["code"] for row in rows},
            taken={row["code"] for row in rows},
        )

    return PlanCodes(
        axes=known("axes", "label"),
        objectives=known("objectives", "label", "axis_code"),
        actions=Codes(
            known=dict(_actions(stored.get("actions", ()))),
            taken={row["code"] for row in stored.get("actions", ())},
        ),
        parts=known("sub_actions", "title", "action_code"),
        milestones=known("milestones", "label", "action_code"),
    )


def follow_moved(codes: Codes, wanted: Sequence[tuple[str, str]]) -> None:
    """An action that left its place keeps its code, where its title can only be the same one."""
    left = {key: code for key, code in codes.known.items() if key not in wanted}
    names = Counter(name for _, name in left)
    new = Counter(name for under, name in wanted if (under, name) not in codes.known)
    for under, name in wanted:
        if (under, name) not in codes.known and names[name] == new[name] == 1:
            codes.known[under, name] = next(code for key, code in left.items() if key[1] == name)


def place(axis_code: str, objective_code: str) -> str:
    """Where an action stands, as one word."""
    return f"{axis_code}/{objective_code}"


def _actions(rows: Iterable[Row]) -> Iterator[tuple[tuple[str, str], str]]:
    for row in rows:
        under = place(row.get("axis_code", ""), row.get("objective_code", ""))
        yield (under, simplified(row["title"])), row["code"]
