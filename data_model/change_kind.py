"""What a value of a return does to what is in force, and how many values do what."""

from collections.abc import Iterable
from dataclasses import dataclass

from data_model.french import plural, typo
from data_model.vocabulary import Labelled

SAME_IN_PLURAL = "sans valeur"


class ChangeKind(Labelled):
    """What becomes of a value that was read."""

    NEW = "new", "nouvelle"
    CHANGED = "changed", "modifiée"
    UNCHANGED = "unchanged", "inchangée"
    ERASED = "erased", "effacée"
    REJECTED = "rejected", "rejetée"
    SKIPPED = "skipped", SAME_IN_PLURAL

    @property
    def plural_label(self) -> str:
        """« nouvelles »."""
        return self.label if self.label == SAME_IN_PLURAL else f"{self.label}s"

    def counted(self, count: int) -> str:
        """« 3 modifiées »."""
        return plural(count, self.label, self.plural_label)


# The kinds of a value that is recorded, what a person looks at first first.
RECORDED = (ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.ERASED, ChangeKind.UNCHANGED)


@dataclass(frozen=True, kw_only=True)
class ChangeCounts:
    """The receipt of a draft: `read` is the sum of all the others."""

    new: int
    changed: int
    unchanged: int
    erased: int
    rejected: int
    skipped: int

    @property
    def by_kind(self) -> dict[ChangeKind, int]:
        """How many values are of each kind."""
        return {kind: int(getattr(self, kind.value)) for kind in ChangeKind}

    @property
    def read(self) -> int:
        """The cells given, a ratio's two counted once."""
        return sum(self.by_kind.values())


def counts_of(by_kind: dict[ChangeKind, int]) -> ChangeCounts:
    """The counts from how many there are of each kind; a kind that is not named has none."""
    return ChangeCounts(**{kind.value: by_kind.get(kind, 0) for kind in ChangeKind})


def summed(several: Iterable[ChangeCounts]) -> ChangeCounts:
    """The counts of several returns together."""
    listed = [told.by_kind for told in several]
    return counts_of({kind: sum(one[kind] for one in listed) for kind in ChangeKind})


def counts_words(told: ChangeCounts) -> list[str]:
    """« 1 nouvelle », « 3 modifiées »: what is not nothing, each in agreement."""
    return [kind.counted(count) for kind, count in told.by_kind.items() if count]


def counts_sentence(told: ChangeCounts) -> str:
    """« 9 cases lues = 1 nouvelle + 8 inchangées »: the sum always holds."""
    if not told.read:
        return "Aucune case lue"
    words = " + ".join(counts_words(told))
    return typo(f"{plural(told.read, 'case lue', 'cases lues')} = {words}")
