"""The returns page under test: its words, what is in the store, a workbook filled in."""

from functools import cache
from typing import Any

from sqlmodel import select
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.as_of import newest_act
from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.return_ledger import record_return
from data_model.store import reading, writing
from loaders.checks.check import read_returns
from loaders.issuing.issue import issue_workbook
from tests.loaders.small_plan import changed
from tests.loaders.stored_plan import AS_OF, AULNAY, ISSUED_AT, PLAN, known_of

Issued = tuple[PlanIndex, ReturnBasis, bytes]
ONLY_LOADED = 1


def texts(app: AppTest) -> str:
    """What the page says, tables and lists apart."""
    kinds = (app.title, app.header, app.markdown, app.caption, app.success, app.error, app.info)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def rows_of(table: type[Any]) -> list[Any]:
    """Every row of a table of the open base."""
    with reading(workspace.active_engine()) as session:
        found = list(session.exec(select(table)).all())
        session.expunge_all()
    return found


def _issued_now(respondent: str) -> Issued:
    index, basis = known_of(workspace.active_engine(), respondent)
    return index, basis, issue_workbook(index, basis, issued_at=ISSUED_AT)


# Before anything was recorded, the bases of the tests are one file copied.
_issued_at_first = cache(_issued_now)


def _issued(respondent: str) -> Issued:
    """What the store knows for a respondent's return, and the workbook issued."""
    with reading(workspace.active_engine()) as session:
        is_as_loaded = newest_act(session, PLAN) == ONLY_LOADED
    return (_issued_at_first if is_as_loaded else _issued_now)(respondent)


def filled(respondent: str = AULNAY, /, **cells: object) -> bytes:
    """A respondent's workbook with some cells typed; the base is a copy of `asked_plan`."""
    _, _, content = _issued(respondent)
    return changed(content, **cells)


def record_meanwhile(**cells: object) -> int:
    """Record another return of Aulnay-sous-Bois beside the page; its number."""
    index, basis, issued = _issued(AULNAY)
    content = changed(issued, **cells)
    (other,) = read_returns([("autre.xlsx", content)], index, lambda *_: basis, as_of=AS_OF)
    with writing(workspace.active_engine()) as session:
        return record_return(session, other, received_on=AS_OF).number
