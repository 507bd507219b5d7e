"""Rows that name an unknown action or nothing at all, and ratios typed in one cell."""

import pytest

from tests.loaders.small_plan import changed, issued, make_basis, only, read, read_here, told


def test_an_unknown_action_beside_a_known_indicator_is_a_question() -> None:
    draft = read(Indicateurs_A4="9.9", Indicateurs_H4=12)
    assert told(draft) == [("question", "ACTION_INCONNUE", "Indicateurs!A4")]
    assert draft.facts == ()

    key = only(draft).answer_key
    content = changed(issued(), Indicateurs_A4="9.9", Indicateurs_H4=12)
    confirmed = read_here(content, make_basis(), answers={key: "1.1-I1"})
    assert [fact.value_e4 for fact in confirmed.observations] == [120_000]


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({"Indicateurs_H30": 999}, "Indicateurs!H30"),
        ({"Budget_G30": 999}, "Budget!G30"),
    ],
)
def test_a_lone_value_is_shown_where_it_stands(cells: dict[str, object], place: str) -> None:
    finding = only(read(**cells))
    assert (finding.code, finding.address, finding.value) == ("DONNEES_HORS_TABLEAU", place, "999")


@pytest.mark.parametrize("words", ["18 sur 22", "18/22", "18 sur un total de 22"])
def test_two_numbers_in_one_cell_of_a_ratio_are_asked_about(words: str) -> None:
    content = changed(issued(), Indicateurs_H8=words)
    asked = read_here(content, make_basis())
    finding = only(asked)
    assert (finding.code, finding.address) == ("NOMBRE_AMBIGU", "Indicateurs!H8")
    assert "«\u00a0Valeur\u00a0»" in finding.hint
    assert "«\u00a0Effectif de référence\u00a0»" in finding.hint
    assert (asked.facts, asked.rejected_count) == ((), 1)

    read_so = read_here(content, make_basis(), answers={finding.answer_key: "both"})
    (fact,) = read_so.observations
    assert (fact.value_e4, fact.denominator_e4) == (180_000, 220_000)
