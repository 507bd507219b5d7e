"""Every definition, and those that a few words ask for."""

from collections.abc import Sequence

from analysis.method import budget, calendar, cost, coverage, forecast, results, returns, work
from analysis.method.definition import FAMILIES, Definition, in_words_of
from data_model.level_words import USUAL, LevelWord
from data_model.period import simplified

DEFINITIONS: tuple[Definition, ...] = (
    *work.DEFINITIONS,
    *results.DEFINITIONS,
    *coverage.DEFINITIONS,
    *forecast.DEFINITIONS,
    *calendar.DEFINITIONS,
    *budget.DEFINITIONS,
    *cost.DEFINITIONS,
    *returns.DEFINITIONS,
)


def found_definitions(words: str, family: str, *, axis: LevelWord = USUAL.axis) -> list[Definition]:
    """Those that hold every word, best named first; without words, those of a family."""
    asked = simplified(words).split()
    if not asked:
        return [one for one in DEFINITIONS if one.family == family]
    held = [one for one in DEFINITIONS if all(word in _text(one, axis) for word in asked)]
    return sorted(held, key=lambda one: _rank(one, asked))


def _text(one: Definition, axis: LevelWord) -> str:
    said = (one.term, one.says, one.formula, one.rests_on, one.also, FAMILIES[one.family])
    return simplified(in_words_of(axis, " ".join(said)))


def _rank(one: Definition, asked: Sequence[str]) -> int:
    named, known = simplified(one.term), simplified(f"{one.term} {one.also}")
    if all(word in named for word in asked):
        return 0
    return 1 if all(word in known for word in asked) else 2
