"""The words of the closed lists that screens show all have a meaning."""

from analysis.method.data_dictionary import data_dictionary
from analysis.method.words import MEANINGS, words_frame
from data_model import vocabulary
from data_model.level_words import LevelWord
from data_model.vocabulary import CollectionState, Labelled, ResultStatus

LISTS = [
    one
    for one in vars(vocabulary).values()
    if isinstance(one, type) and issubclass(one, Labelled) and one is not Labelled
]


def test_a_list_is_told_whole() -> None:
    for words in MEANINGS.values():
        kind = type(next(iter(words)))
        assert set(words) == set(kind), kind
        assert all(words.values())


def test_every_word_of_the_vocabulary_is_on_the_page() -> None:
    told = {type(next(iter(words))) for words in MEANINGS.values()} | {ResultStatus}
    allowed = "\n".join(data_dictionary()["Valeurs admises"])
    for kind in LISTS:
        if kind not in told:
            assert all(f"{one.label} ({one.value})" in allowed for one in kind), kind


def test_a_word_speaks_of_the_levels_as_the_plan_does() -> None:
    lever = LevelWord(singular="levier", plural="leviers", heading="Levier")
    told = set(words_frame(lever)["meaning"])
    assert "Réalisation du plan et de chaque levier, face à l’attendu." in told
    assert not any("axe" in text.split() or "{" in text for text in told)


def test_words_are_written_as_on_the_screen() -> None:
    frame = words_frame()
    of_returns = frame[frame["list"] == "État d’un retour"]
    assert list(of_returns["word"]) == [s.label for s in CollectionState]
    assert all(one[0].isupper() for one in frame["meaning"])
