"""A row whose code and words contradict each other: both readings are offered, none is guessed."""

from tests.loaders.small_plan import (
    changed,
    issued,
    make_basis,
    only,
    read,
    read_here,
    told,
)


def test_a_code_sorted_away_from_its_label_is_asked_about_and_stores_nothing() -> None:
    draft = read(Indicateurs_C4="1.2-I1", Indicateurs_H4=12)

    assert told(draft) == [("question", "LIBELLE_DIFFERENT", "Indicateurs!C4")]
    assert (draft.observations, draft.read_count, draft.rejected_count) == ((), 1, 1)
    finding = only(draft)
    assert finding.message == (
        "Indicateurs!C4\u00a0: le code «\u00a01.2-I1\u00a0» est celui de «\u00a0Fonds mobilisés"
        "\u00a0», mais la ligne dit «\u00a0Nombre de participants\u00a0» et l’action 1.1."
    )
    assert [option.key for option in finding.options] == ["1.2-I1", "1.1-I1", "drop"]


def test_the_reading_that_is_chosen_is_stored() -> None:
    basis = make_basis()
    cells = {"Indicateurs_C4": "1.1-I2", "Indicateurs_E4": "", "Indicateurs_H4": 12}
    content = changed(issued(basis=basis), **cells)
    key = only(read_here(content, basis)).answer_key

    for chosen in ("1.1-I1", "1.1-I2"):
        draft = read_here(content, basis, answers={key: chosen})
        assert [fact.indicator_code for fact in draft.observations] == [chosen]
        assert draft.questions == ()
        assert draft.observations[0].origin.answer.startswith(chosen)


def test_an_action_that_is_not_the_code_s_is_asked_about() -> None:
    for cells in ({"Indicateurs_A4": "1.2"}, {"Indicateurs_B4": "Locaux"}):
        draft = read(Indicateurs_H4=12, **cells)
        assert told(draft) == [("question", "LIBELLE_DIFFERENT", "Indicateurs!C4")]
        assert "mais la ligne dit l’action 1.2" in only(draft).message
        assert [option.key for option in only(draft).options] == ["1.1-I1", "drop"]


def test_a_budget_row_and_a_milestone_are_asked_about_too() -> None:
    draft = read(Budget_B4="Locaux", Budget_G4=100, Calendrier_D4="Réunir le jury", Calendrier_J4=1)

    assert told(draft)[0] == ("question", "LIBELLE_DIFFERENT", "Budget!A4")
    assert "est celui de «\u00a0Fédérer\u00a0», mais la ligne dit «\u00a0Locaux\u00a0»." in (
        draft.findings[0].message
    )
    assert told(draft)[1] == ("question", "LIBELLE_DIFFERENT", "Calendrier!C4")
    assert (draft.budget, draft.milestones) == ((), ())


def test_a_label_of_nobody_a_missing_one_and_a_row_without_value_say_nothing() -> None:
    assert read(Indicateurs_D4="Participants", Indicateurs_H4=12).findings == ()
    assert read(Indicateurs_D4=None, Indicateurs_B4=None, Indicateurs_H4=12).findings == ()
    assert read(Indicateurs_C4="1.1-I2", Indicateurs_H5=3).findings == ()
