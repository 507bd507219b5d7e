"""What a plan holds so far, and what it still lacks to be followed, in one sentence."""

from collections.abc import Mapping
from typing import Final

from data_model.french import joined, plural, typo
from data_model.level_words import LevelWord

COUNTED: Final = (
    ("actions", "action", "actions"),
    ("indicators", "indicateur", "indicateurs"),
    ("milestones", "jalon", "jalons"),
)
LACKING: Final = (
    ("actions", "les actions"),
    ("indicators", "les indicateurs"),
    ("targets", "les cibles"),
    ("milestones", "les jalons"),
    ("voted_budget", "le budget"),
)


def composed_title(counts: Mapping[str, int], axis: LevelWord) -> str:
    """« 12 actions, 30 indicateurs et 24 jalons ; il reste les cibles et le budget ».

    `counts` are the numbers of rows of the plan's text tables; `axis` is its word for an axis.
    """
    held = [plural(counts[name], one, several) for name, one, several in COUNTED if counts[name]]
    lacking = (("axes", f"les {axis.plural}"), *LACKING)
    left = [words for name, words in lacking if not counts[name]]
    if not held and not counts["axes"]:
        return "Le plan est créé : composez ses niveaux, puis ses actions"
    held = held or [plural(counts["axes"], axis.singular, axis.plural)]
    rest = f"il reste {joined(left)}" if left else "chaque étape est remplie"
    return typo(f"{joined(held)} ; {rest}")
