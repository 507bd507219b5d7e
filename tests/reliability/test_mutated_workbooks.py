"""Workbooks damaged at random: never an exception, never a row stored where something blocks.

Five of each format here; `make reliability` tries five hundred.
"""

import os
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, func, select

from data_model.draft import ReturnDraft
from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.return_ledger import record_return
from data_model.returned import Observation, Return
from data_model.store import StoreError, reading, writing
from loaders.checks.check import check_returns, read_files
from loaders.checks.preview import preview
from tests.loaders.stored_plan import AS_OF, known_of
from tests.reliability.mutations import mutated
from tests.reliability.valid_returns import filled_return, in_every_format

FORMATS = ("xlsx", "xls", "xlsb", "ods", "csv")
CASES = int(os.environ.get("RELIABILITY_CASES", "5"))
BATCH = 25
RECEIVED_ON = date(2026, 2, 2)


class _UndoneError(Exception):
    """Takes a recording back, so that each case finds the store as it was."""


@pytest.fixture(scope="module")
def returns(store: Engine) -> tuple[PlanIndex, ReturnBasis, dict[str, bytes]]:
    index, basis = known_of(store)
    return index, basis, in_every_format(filled_return(index, basis))


def drafts_of(
    files: list[tuple[str, bytes]], index: PlanIndex, basis: ReturnBasis
) -> Iterator[ReturnDraft]:
    # One by one once read: files of one drop that are the same return raise a question.
    for file in read_files(files):
        yield from check_returns([file], index, lambda *_: basis, as_of=AS_OF)


def n_stored(session: Session) -> int:
    return sum(
        session.exec(select(func.count()).select_from(table)).one()
        for table in (Return, Observation)
    )


def n_recorded(engine: Engine, draft: ReturnDraft) -> int:
    """How many rows recording the draft adds; nothing stays in the store."""
    found = 0
    try:
        with writing(engine) as session:
            before = n_stored(session)
            record_return(session, draft, received_on=RECEIVED_ON)
            found = n_stored(session) - before
            raise _UndoneError
    except (_UndoneError, StoreError):
        return found


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_sound_return_is_read_in_each_format(
    suffix: str,
    returns: tuple[PlanIndex, ReturnBasis, dict[str, bytes]],
    store: Engine,
) -> None:
    index, basis, sound = returns
    name = f"PLDESS_{basis.period_code}_{basis.respondent.code}.{suffix}"
    (draft,) = drafts_of([(name, sound[suffix])], index, basis)
    assert draft.blocking == ()
    assert len(draft.observations) >= 3
    assert n_recorded(store, draft) == 1 + len(draft.observations)


@pytest.mark.parametrize("first", range(0, CASES, BATCH))
@pytest.mark.parametrize("suffix", FORMATS)
def test_no_damage_raises_or_stores_past_a_blocking_finding(
    suffix: str,
    first: int,
    returns: tuple[PlanIndex, ReturnBasis, dict[str, bytes]],
    store: Engine,
) -> None:
    index, basis, sound = returns
    files = [
        (
            f"{basis.period_code}_{basis.respondent.code}_{number}.{suffix}",
            mutated(sound[suffix], suffix, number),
        )
        for number in range(first, min(first + BATCH, CASES))
    ]
    with reading(store) as session:
        before = n_stored(session)
    for draft in drafts_of(files, index, basis):
        assert all(finding.message for finding in draft.findings), draft.file_name
        if draft.can_be_recorded:
            preview(draft, basis, index=index)
        added = n_recorded(store, draft)
        assert draft.can_be_recorded or added == 0, draft.file_name
    with reading(store) as session:
        assert n_stored(session) == before
