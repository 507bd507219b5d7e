"""Closed quarters: what happens in one needs a reason, and is listed."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from analysis.returns.closed_changes import changes_after_closure_frame
from data_model.as_of import newest_act
from data_model.closure import close_period, is_closed
from data_model.return_ledger import correct_reception, restore_return, withdraw_return
from data_model.store import StoreError, reading, writing
from data_model.vocabulary import ClosureKind
from tests.data_model.recording import QUARTER, RECEIVED, recorded
from tests.data_model.small_plan import PLAN, RESPONDENTS, a_return, observed


def close(engine: Engine, kind: ClosureKind) -> None:
    with writing(engine) as session:
        close_period(session, PLAN, QUARTER, kind=kind, by="Anne", reason="comité")


def test_a_closed_quarter_needs_a_reason_until_it_is_reopened(loaded: Engine) -> None:
    number = recorded(loaded, a_return(observed(1)))

    close(loaded, ClosureKind.CLOSURE)
    with pytest.raises(StoreError, match="T1\u00a02026 est clos"):
        recorded(loaded, a_return(observed(2)))
    with pytest.raises(StoreError, match="est clos"), writing(loaded) as session:
        withdraw_return(session, PLAN, number)
    with pytest.raises(StoreError, match="est clos"), writing(loaded) as session:
        correct_reception(session, PLAN, number, received_on=RECEIVED)
    with pytest.raises(StoreError, match="est clos"):
        recorded(loaded, a_return(observed(2)), reason=" ")
    recorded(loaded, a_return(observed(2), period="2026-T2"))
    recorded(loaded, a_return(observed(2)), reason="retour tardif")
    close(loaded, ClosureKind.REOPENING)
    recorded(loaded, a_return(observed(3)))
    with reading(loaded) as session:
        assert not is_closed(session, PLAN, QUARTER)


def test_what_is_done_after_a_closure_is_listed_with_its_reason(loaded: Engine) -> None:
    def change(action: Callable[..., object], reason: str, **values: object) -> None:
        with writing(loaded) as session:
            action(session, PLAN, before, by="Luc", reason=reason, **values)

    def listed(upto: int | None = None) -> list[tuple[str, str]]:
        with reading(loaded) as session:
            known = newest_act(session, PLAN) if upto is None else upto
            frame = changes_after_closure_frame(session, PLAN, known)
        assert set(frame["period_code"]) <= {QUARTER}
        assert frame["act_number"].is_monotonic_increasing
        return list(zip(frame["kind"], frame["reason"], strict=True))

    before = recorded(loaded, a_return(observed(1)), reason="avant")
    change(correct_reception, "avant", received_on=RECEIVED)
    assert listed() == []
    close(loaded, ClosureKind.CLOSURE)
    late = recorded(loaded, a_return(observed(2), respondent=RESPONDENTS[1]), reason="tardif")
    recorded(loaded, a_return(observed(2), period="2026-T2"))
    change(withdraw_return, "doublon")
    change(restore_return, "à tort")
    change(correct_reception, "cachet", received_on=RECEIVED)
    wanted = [
        ("return_recorded", "tardif"),
        ("return_withdrawn", "doublon"),
        ("return_restored", "à tort"),
        ("reception_corrected", "cachet"),
    ]
    assert listed() == wanted
    close(loaded, ClosureKind.REOPENING)
    change(withdraw_return, "rouvert")
    assert listed() == wanted
    assert listed(late) == wanted[:1]
    with reading(loaded) as session:
        first = changes_after_closure_frame(session, PLAN, late).iloc[0]
    assert (first["respondent_code"], first["return_number"]) == (RESPONDENTS[1], late)
    assert first["recorded_at"] is not None
