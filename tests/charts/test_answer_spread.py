"""The bars of a scale's answers."""

import pandas as pd

from charts.answer_spread import NO_ANSWER, answer_spread
from charts.theme import LIGHT


def grades(*counts: int) -> pd.DataFrame:
    return pd.DataFrame(
        {"grade_e4": [10_000 * (place + 1) for place in range(len(counts))], "answers": counts}
    ).astype("Int64")


def test_each_grade_has_its_bar_and_its_count() -> None:
    figure = answer_spread(grades(0, 1, 5, 2), LIGHT)
    bar = figure.data[0]
    assert list(bar.x) == [0, 1, 5, 2]
    assert list(bar.y) == ["note 1", "note 2", "note 3", "note 4"]
    assert [text.replace("\u00a0", " ") for text in bar.text] == [
        "0 réponse",
        "1 réponse",
        "5 réponses",
        "2 réponses",
    ]


def test_without_an_answer_it_says_so() -> None:
    figure = answer_spread(grades(0, 0, 0, 0), LIGHT)
    assert not figure.data
    assert figure.layout.annotations[0].text == NO_ANSWER
