"""Loading a plan and loading it again: texts are audited, what enters a formula has versions."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from data_model.act import Act, AuditChange
from data_model.action import Action, ActionLine
from data_model.as_of import current_rows, newest_act
from data_model.finding import Finding, Severity
from data_model.indicator import IndicatorRule, Target
from data_model.plan_draft import PlanDraft, plan_of, record_plan, record_settings
from data_model.return_ledger import record_return
from data_model.store import StoreError, reading, writing
from data_model.vocabulary import Direction, LineKind, Nature, TargetBasis
from tests.data_model.small_plan import (
    INDICATORS,
    PLAN,
    a_return,
    changed_plan,
    observed,
    of_plan,
    small_plan,
    version,
)

DUE = date(2026, 12, 31)
RECEIVED = date(2026, 1, 20)


def line(position: int, text: str) -> ActionLine:
    kind = LineKind.VIGILANCE
    row = of_plan(ActionLine, action_code="1.1", kind=kind, position=position, text=text)
    assert isinstance(row, ActionLine)
    return row


def target(value: int, *, removed: bool = False) -> Target:
    row = version(
        Target,
        indicator_code=INDICATORS[0],
        due_on=DUE,
        value_e4=value,
        basis=TargetBasis.TO_DATE,
        direction=Direction.UP,
        is_removed=removed,
    )
    assert isinstance(row, Target)
    return row


def retitled(title: str) -> PlanDraft:
    draft = small_plan()
    for row in draft.texts:
        if isinstance(row, Action) and row.code == "1.1":
            row.title = title
    return draft


def targets(session: Session, known: int) -> list[int]:
    rows = current_rows(session, Target, plan_code=PLAN, cutoff=known)
    return [row.value_e4 for row in rows]


def test_loading_says_what_it_did(engine: Engine) -> None:
    with writing(engine) as session:
        receipt = record_plan(session, small_plan())
    assert (receipt.added, receipt.changed, receipt.removed) == (10, 0, 0)
    assert (receipt.versions, receipt.occurrences) == (6, 3)


def test_loading_the_same_plan_again_changes_nothing(loaded: Engine) -> None:
    with writing(loaded) as session:
        assert record_plan(session, small_plan()).is_empty
        assert newest_act(session, PLAN) == 2


def test_a_text_that_changes_keeps_its_former_words(loaded: Engine) -> None:
    with writing(loaded) as session:
        receipt = record_plan(session, retitled("Autre titre"), by="Anne")
    with reading(loaded) as session:
        audit = session.exec(select(AuditChange)).one()
        title = session.exec(select(Action.title).where(Action.code == "1.1")).one()
        author = session.exec(select(Act.recorded_by).where(Act.number == audit.act_number)).one()
    assert (receipt.changed, title, author) == (1, "Autre titre", "Anne")
    assert (audit.object_kind, audit.object_code, audit.field) == ("action", "1.1", "title")
    assert (audit.before, audit.after) == ("Action 1.1", "Autre titre")


def test_a_printed_line_that_is_gone_is_removed_with_its_words(loaded: Engine) -> None:
    with writing(loaded) as session:
        record_plan(session, small_plan(texts=(line(1, "Délais"), line(2, "Coûts"))))
        receipt = record_plan(session, small_plan(texts=(line(1, "Délais"),)))
    with reading(loaded) as session:
        kept = session.exec(select(ActionLine.text)).all()
        audits = session.exec(select(AuditChange).order_by(col(AuditChange.act_number))).all()
    assert (receipt.removed, kept) == (1, ["Délais"])
    told = [(one.object_kind, one.before, one.after) for one in audits]
    assert told[:2] == [("action_line", "", "Délais"), ("action_line", "", "Coûts")]
    assert told[2:] == [("action_line", "Coûts", "")]


def test_a_draft_of_versions_alone_leaves_the_printed_lines(loaded: Engine) -> None:
    with writing(loaded) as session:
        record_plan(session, small_plan(texts=(line(1, "Délais"),)))
        receipt = record_plan(session, changed_plan(target(5)))
        assert receipt.removed == 0
        assert session.exec(select(ActionLine.text)).all() == ["Délais"]


def test_a_target_has_versions_and_a_removed_one_may_come_back(loaded: Engine) -> None:
    drafts = [target(5), target(5), target(7), target(7, removed=True), target(7)]
    with writing(loaded) as session:
        added = [record_plan(session, changed_plan(row)).versions for row in drafts]
        seen = [targets(session, known) for known in range(1, 7)]
    assert added == [1, 0, 1, 1, 1]
    assert seen == [[], [5], [5], [7], [], [7]]


def test_what_never_was_is_not_removed(loaded: Engine) -> None:
    with writing(loaded) as session:
        assert record_plan(session, changed_plan(target(5, removed=True))).versions == 0


def test_the_nature_of_an_indicator_with_values_does_not_change(loaded: Engine) -> None:
    change = changed_plan(version(IndicatorRule, indicator_code=INDICATORS[0], nature=Nature.STOCK))
    with writing(loaded) as session:
        record_return(session, a_return(observed(1)), received_on=RECEIVED)
    with pytest.raises(StoreError, match=r"1\.1-I1 a déjà des valeurs"), writing(loaded) as session:
        record_plan(session, change)
    with writing(loaded) as session:
        assert record_plan(session, small_plan()).is_empty
        assert newest_act(session, PLAN) == 3


def test_the_nature_of_an_indicator_without_values_may_change(loaded: Engine) -> None:
    change = changed_plan(version(IndicatorRule, indicator_code=INDICATORS[0], nature=Nature.STOCK))
    with writing(loaded) as session:
        record_plan(session, change)
        rows = current_rows(session, IndicatorRule, plan_code=PLAN, cutoff=2)
        natures = {row.indicator_code: row.nature for row in rows}
    assert natures[INDICATORS[0]] is Nature.STOCK


def test_a_blocked_plan_is_refused_and_leaves_nothing(engine: Engine) -> None:
    error = Finding(severity=Severity.ERROR, code="code", message="Code en double.")
    with pytest.raises(StoreError, match="constats bloquants"), writing(engine) as session:
        record_plan(session, replace(small_plan(), findings=(error,)))
    with reading(engine) as session, pytest.raises(StoreError, match="aucun plan"):
        plan_of(session)


def test_a_plan_with_one_wrong_row_leaves_nothing(engine: Engine) -> None:
    wrong = target(5)
    wrong.upper_e4 = 1
    with pytest.raises(IntegrityError, match="upper_e4_after_value_e4"), writing(engine) as session:
        record_plan(session, small_plan(versions=(wrong,)))
    with reading(engine) as session:
        assert session.exec(select(Act)).all() == []


def test_the_plan_asked_for_or_the_only_one(loaded: Engine) -> None:
    with writing(loaded) as session:
        assert plan_of(session).code == PLAN
        record_plan(session, small_plan(code="Q"))
        assert plan_of(session, "Q").code == "Q"
        with pytest.raises(StoreError, match="plusieurs plans ; précisez lequel : P, Q"):
            plan_of(session)
        with pytest.raises(StoreError, match="« R » n’est pas dans cette base"):
            plan_of(session, "R")
        acts = session.exec(select(Act).order_by(col(Act.recorded_at))).all()
        assert [(act.plan_code, act.number) for act in acts] == [("P", 1), ("Q", 1)]


def test_loading_again_keeps_what_a_person_set_on_screen_and_names_it(loaded: Engine) -> None:
    with writing(loaded) as session:
        record_plan(session, changed_plan(target(5)))
        record_settings(session, PLAN, [target(9)])
        receipt = record_plan(session, changed_plan(target(5)))
        assert targets(session, newest_act(session, PLAN)) == [9]
        record_settings(session, PLAN, [target(9, removed=True)])
        record_plan(session, changed_plan(target(5)))
        assert targets(session, newest_act(session, PLAN)) == []
    assert (receipt.versions, [type(row) for row in receipt.kept]) == (0, [Target])
