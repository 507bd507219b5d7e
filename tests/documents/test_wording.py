"""Words that must fit, and a town's name inside a sentence."""

import pytest

from documents.wording import cut, of_town, shown_of


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Sevran", "de Sevran"),
        ("Le Bourget", "du Bourget"),
        ("Les Lilas", "des Lilas"),
        ("La Courneuve", "de La Courneuve"),
        ("Aulnay-sous-Bois", "d’Aulnay-sous-Bois"),
        ("Épinay-sur-Seine", "d’Épinay-sur-Seine"),
        ("L’Haÿ-les-Roses", "de L’Haÿ-les-Roses"),
        ("Lesquin", "de Lesquin"),
    ],
)
def test_a_town_is_said_after_de_as_its_inhabitants_say_it(name: str, said: str) -> None:
    assert of_town(name) == said


@pytest.mark.parametrize(("length", "kept"), [(11, "Bourse…"), (12, "Bourse rouge")])
def test_a_text_is_cut_at_a_word_only_where_it_is_too_long(length: int, kept: str) -> None:
    assert cut("Bourse rouge", length).replace("\u202f", "") == kept


@pytest.mark.parametrize(("shown", "said"), [(4, "4 retards affichés sur 5"), (5, "")])
def test_what_is_left_out_is_said(shown: int, said: str) -> None:
    words = shown_of(shown, 5, "retard").replace("\u00a0", " ").replace("\u202f", " ")
    assert words == said
