"""Faits marquants kept for the committee: edited, added, left out, given back."""

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from data_model.act import Act
from data_model.as_of import current_rows, newest_act
from data_model.draft import HighlightLine
from data_model.highlight_ledger import edit_highlight
from data_model.steering import HighlightEdit
from data_model.store import StoreError, reading, writing
from tests.data_model.recording import QUARTER, recorded
from tests.data_model.small_plan import ACTIONS, PLAN, a_return

ACTION = ACTIONS[0]


def sent(engine: Engine) -> tuple[int, str]:
    """A fait marquant as a respondent sent it: its return and cell."""
    line = HighlightLine(action_code=ACTION, text="Un forum.", sheet="Indicateurs", cell="L4")
    return recorded(engine, a_return(highlights=(line,))), "L4"


def edit(engine: Engine, text: str, **values: object) -> int:
    """The number of an edited line, in a transaction of its own."""
    with writing(engine) as session:
        write = edit_highlight
        given = {"action_code": ACTION, "period_code": QUARTER, "by": "Anne", **values}
        return write(session, PLAN, text=text, **given).number  # type: ignore[arg-type]


def kept(session: Session) -> list[tuple[int, int, str, str]]:
    """What stands for the committee: number, source and words."""
    rows = current_rows(session, HighlightEdit, plan_code=PLAN, cutoff=newest_act(session, PLAN))
    return [(row.number, row.source_return, row.source_cell, row.text) for row in rows]


def test_the_newest_edit_of_a_sent_line_stands(loaded: Engine) -> None:
    source = sent(loaded)
    assert edit(loaded, "Un forum réussi.", source=source) == 0
    edit(loaded, " Un grand forum. ", source=source)
    with reading(loaded) as session:
        assert kept(session) == [(0, *source, "Un grand forum.")]
        act = session.get_one(Act, (PLAN, newest_act(session, PLAN)))
    assert (act.kind, act.recorded_by) == ("highlight_edited", "Anne")


def test_an_empty_text_leaves_a_line_out_and_a_removed_edit_gives_it_back(loaded: Engine) -> None:
    source = sent(loaded)
    edit(loaded, "", source=source)
    with reading(loaded) as session:
        assert kept(session) == [(0, *source, "")]
    edit(loaded, "", source=source, is_removed=True)
    with reading(loaded) as session:
        assert kept(session) == []


def test_added_lines_each_have_a_number_to_be_changed_by(loaded: Engine) -> None:
    first, second = edit(loaded, "Visite du préfet."), edit(loaded, "Prix reçu.")
    assert 0 < first < second
    assert edit(loaded, "Visite de la préfète.", number=first) == first
    with reading(loaded) as session:
        assert sorted(kept(session)) == [
            (first, 0, "", "Visite de la préfète."),
            (second, 0, "", "Prix reçu."),
        ]


def test_what_names_nothing_is_refused(loaded: Engine) -> None:
    number, cell = sent(loaded)
    refusals: dict[str, dict[str, object]] = {
        "pas de fait marquant": {"source": (number, "L5")},
        "ne remplace pas": {"source": (number, cell), "number": 3},
        "n’existe pas": {"number": 99},
    }
    for sentence, values in refusals.items():
        with pytest.raises(StoreError, match=sentence):
            edit(loaded, "Texte.", **values)
    with pytest.raises(StoreError, match="Écrivez"):
        edit(loaded, "  ")
    with pytest.raises(StoreError, match="pas de fait marquant"):
        edit(loaded, "Texte.", source=(number, cell), period_code="2026-T2")
