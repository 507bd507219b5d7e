"""The faits marquants in force: the director's words over the sent ones, which stay visible."""

import pandas as pd
from sqlalchemy import Engine

from analysis.attention.highlights import (
    highlight_keys,
    highlight_lines,
    highlights_in_force,
    highlights_of,
)
from analysis.snapshot import snapshot
from data_model.as_of import newest_act
from data_model.draft import HighlightLine
from data_model.highlight_ledger import edit_highlight
from data_model.return_ledger import withdraw_return
from data_model.store import reading, writing
from data_model.workspace import plans
from tests.data_model.recording import QUARTER, recorded
from tests.data_model.small_plan import ACTIONS, PLAN, RESPONDENTS, a_return, at

ACTION = ACTIONS[0]


def sent(engine: Engine, text: str = "Un forum.", *, day: int = 0, period: str = QUARTER) -> int:
    line = HighlightLine(action_code=ACTION, text=text, sheet="Indicateurs", cell="L4")
    return recorded(engine, a_return(highlights=(line,), period=period), recorded_at=at(day))


def edited(engine: Engine, text: str, *, day: int, **values: object) -> int:
    with writing(engine) as session:
        given = {"action_code": ACTION, "period_code": QUARTER, "recorded_at": at(day), **values}
        return edit_highlight(session, PLAN, text=text, **given).number  # type: ignore[arg-type]


def in_force(engine: Engine, *, day: int) -> pd.DataFrame:
    with reading(engine) as session:
        view = snapshot(session, plans(session)[0], at(day).date())
        return highlights_in_force(session, view)


def test_an_edit_stands_over_the_sent_words_from_its_day_on(loaded: Engine) -> None:
    number = sent(loaded)
    edited(loaded, "Un grand forum.", day=3, source=(number, "L4"))
    before, after = in_force(loaded, day=2), in_force(loaded, day=3)
    assert before["text"].tolist() == ["Un forum."]
    assert after["text"].tolist() == ["Un grand forum."]
    assert after["sent_text"].tolist() == ["Un forum."]
    line = highlight_lines(after, {RESPONDENTS[0]: "Drancy"})[0]
    assert "Un grand forum." in line
    assert "texte reçu\u00a0: «\u00a0Un forum.\u00a0»" in line
    assert f"Drancy, retour n°\u00a0{number}, `Indicateurs!L4`" in line


def test_a_line_left_out_stays_on_the_fiche_and_comes_back(loaded: Engine) -> None:
    number = sent(loaded)
    edited(loaded, "", day=1, source=(number, "L4"))
    left_out = in_force(loaded, day=1)
    assert not left_out["is_kept"].any()
    assert left_out["text"].tolist() == ["Un forum."]
    assert "retiré de la liste du comité" in highlight_lines(left_out, {})[0]
    edited(loaded, "", day=2, source=(number, "L4"), is_removed=True)
    back = in_force(loaded, day=2)
    assert (back["is_kept"].tolist(), back["text"].tolist()) == ([True], ["Un forum."])


def test_an_added_line_stands_until_it_is_emptied(loaded: Engine) -> None:
    number = edited(loaded, "Visite du préfet.", day=1)
    held = in_force(loaded, day=1)
    assert held["text"].tolist() == ["Visite du préfet."]
    assert highlight_keys(held)[0].number == number
    assert "ajouté à la main" in highlight_lines(held, {})[0]
    edited(loaded, "", day=2, number=number)
    assert in_force(loaded, day=2).empty


def test_the_newest_period_comes_first_and_each_action_has_its_own(loaded: Engine) -> None:
    sent(loaded, "Ancien.", day=0, period="2025-T4")
    sent(loaded, "Récent.", day=1)
    edited(loaded, "Autre action.", day=2, action_code=ACTIONS[1])
    held = in_force(loaded, day=3)
    assert highlights_of(held, ACTION)["text"].tolist() == ["Récent.", "Ancien."]
    assert highlights_of(held, ACTIONS[1])["text"].tolist() == ["Autre action."]


def test_the_same_words_sent_again_keep_their_edit_and_new_words_replace_it(
    loaded: Engine,
) -> None:
    number = sent(loaded)
    edited(loaded, "Un grand forum.", day=1, source=(number, "L4"))
    sent(loaded, day=2)
    assert in_force(loaded, day=2)["text"].tolist() == ["Un grand forum."]
    sent(loaded, "Deux forums.", day=3)
    assert in_force(loaded, day=3)["text"].tolist() == ["Deux forums."]


def test_a_withdrawn_return_takes_its_line_away(loaded: Engine) -> None:
    number = sent(loaded)
    with writing(loaded) as session:
        withdraw_return(session, PLAN, number)
        last = newest_act(session, PLAN)
    assert last > number
    with reading(loaded) as session:
        assert highlights_in_force(session, snapshot(session, plans(session)[0])).empty
