"""French asks its own of each word that a plan has for its levels."""

import pytest

from data_model.level_words import USUAL, LevelWord, LevelWords, printed_number


def word(singular: str, *, is_feminine: bool) -> LevelWord:
    return LevelWord(
        singular=singular, plural=f"{singular}s", heading=singular, is_feminine=is_feminine
    )


@pytest.mark.parametrize(
    ("singular", "is_feminine", "said"),
    [
        ("axe", False, ("Axe", "Aucun axe", "Tous", "un axe", "tout l’axe", "de l’axe")),
        (
            "levier",
            False,
            ("Levier", "Aucun levier", "Tous", "un levier", "tout le levier", "du levier"),
        ),
        (
            "orientation",
            True,
            (
                *("Orientation", "Aucune orientation", "Toutes"),
                *("une orientation", "toute l’orientation", "de l’orientation"),
            ),
        ),
        (
            "filière",
            True,
            (
                *("Filière", "Aucune filière", "Toutes"),
                *("une filière", "toute la filière", "de la filière"),
            ),
        ),
    ],
)
def test_a_word_agrees_with_its_article(
    singular: str, is_feminine: bool, said: tuple[str, ...]
) -> None:
    found = word(singular, is_feminine=is_feminine)
    forms = (found.name, found.none, found.every, found.one, found.whole, found.of_the)
    assert forms == said


def test_an_axis_may_have_a_word_of_its_own() -> None:
    words = LevelWords(
        challenge=USUAL.challenge,
        axis=word("levier", is_feminine=False),
        objective=USUAL.objective,
        by_axis={"F1": word("filière", is_feminine=True)},
    )
    assert words.numbered_axis("F1", 10) == "Filière 1"
    assert words.numbered_axis("L1", 1) == "Levier 1"
    assert USUAL.numbered_axis("A2", 2) == "Axe 2"


@pytest.mark.parametrize(
    ("code", "number", "printed"),
    [("4.1", 1, "4.1"), ("F2", 11, "2"), ("A3", 3, "3"), ("X", 7, "7")],
)
def test_the_printed_number_is_that_of_the_code(code: str, number: int, printed: str) -> None:
    assert printed_number(code, number) == printed
