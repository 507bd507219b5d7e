"""What no column could hold is refused in French, on both databases alike."""

from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from data_model.act import Act
from data_model.draft import (
    AnyFact,
    BudgetFact,
    CommentLine,
    MilestoneFact,
    ObservationFact,
    Origin,
    ReturnDraft,
)
from data_model.fitting import misfit
from data_model.plan import Setting
from data_model.returned import Comment, MilestoneReport, Observation, Return
from data_model.store import StoreError, reading
from data_model.vocabulary import BudgetField, MilestoneField, Section
from tests.data_model.recording import counted, recorded
from tests.data_model.small_plan import ACTIONS, FIRST_DAY, INDICATORS, OCCURRENCES, a_return


def commented(sheet: str) -> ReturnDraft:
    return a_return(comments=(CommentLine(sheet=sheet, cell="A1", text="Mot."),))


def observed(**values: Any) -> ObservationFact:
    return ObservationFact(**{"indicator_code": INDICATORS[0], "value_e4": 1, **values})


def spent(funder: str) -> BudgetFact:
    return BudgetFact(
        field=BudgetField.PAID,
        action_code=ACTIONS[0],
        exercise=2026,
        section=Section.OPERATING,
        funder=funder,
        amount_cents=1,
    )


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (commented("x" * 61), "Feuille : .* compte 61.caractères, la limite est de 60"),
        (a_return(observed(category="x" * 121)), "Ventilation .*121.caractères.* de 120"),
        (a_return(spent("x" * 121)), "Financeur : .*121.caractères.* de 120"),
        (a_return(observed(origin=Origin(cell="x" * 13))), "Cellule : .*13.caractères.* de 12"),
        (a_return(observed(text_value="a\0b")), "Texte .*caractère illisible"),
        (a_return(observed(text_value="a\ud800b")), "Texte .*caractère illisible"),
        (a_return(observed(value_e4=2**63)), "le nombre 9223372036854775808 est trop grand"),
    ],
)
def test_a_value_beyond_its_column_names_the_field_and_leaves_nothing(
    loaded: Engine, draft: ReturnDraft, sentence: str
) -> None:
    with pytest.raises(StoreError, match=sentence):
        recorded(loaded, draft)
    assert (counted(loaded, Act), counted(loaded, Return)) == (1, 0)


def test_what_just_fits_is_kept_whole(loaded: Engine) -> None:
    fact: AnyFact = observed(category="x" * 120, value_e4=2**63 - 1)
    recorded(loaded, a_return(fact, spent("x" * 120)))
    recorded(loaded, commented("x" * 60))
    with reading(loaded) as session:
        kept = session.exec(select(Observation)).one()
        assert (len(kept.category), kept.value_e4) == (120, 2**63 - 1)
        assert len(session.exec(select(Comment.sheet)).one()) == 60


def test_words_are_kept_whole_and_only_names_of_files_and_senders_are_cut(loaded: Engine) -> None:
    words = "mars " * 60
    fact = MilestoneFact(
        field=MilestoneField.FORECAST,
        occurrence_code=OCCURRENCES[0],
        start_date=FIRST_DAY,
        end_date=FIRST_DAY,
        as_written=words,
        origin=Origin(answer=words),
    )
    recorded(loaded, a_return(fact, file_name="f" * 256, sender="s" * 201))
    with reading(loaded) as session:
        kept = session.exec(select(MilestoneReport)).one()
        envelope = session.exec(select(Return)).one()
    assert kept.as_written == kept.answer == words
    assert (envelope.file_name, envelope.sender) == ("f" * 255, "s" * 200)


def test_a_field_is_told_by_its_french_name() -> None:
    row = Setting(plan_code="P", act_number=2**31, key="x", value="1")
    assert misfit(row) == (
        "Acte qui a enregistré cette version : le nombre 2147483648 est trop grand ; "
        "rien n’a été enregistré."
    )
    row.act_number -= 1
    assert misfit(row) is None
