"""The returns page under test: its words, what is in the store, a workbook filled in."""

from typing import Any

from sqlmodel import select
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.return_ledger import record_return
from data_model.store import reading, writing
from loaders.checks.check import read_returns
from loaders.issuing.issue import issue_workbook
from tests.loaders.small_plan import changed
from tests.loaders.stored_plan import AS_OF, AULNAY, ISSUED_AT, known_of


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


def filled(respondent: str = AULNAY, /, **cells: object) -> bytes:
    """A respondent's workbook with some cells typed."""
    index, basis = known_of(workspace.active_engine(), respondent)
    return changed(issue_workbook(index, basis, issued_at=ISSUED_AT), **cells)


def record_meanwhile(**cells: object) -> int:
    """Record another return of Aulnay-sous-Bois beside the page; its number."""
    index, basis = known_of(workspace.active_engine(), AULNAY)
    content = changed(issue_workbook(index, basis, issued_at=ISSUED_AT), **cells)
    (other,) = read_returns([("autre.xlsx", content)], index, lambda *_: basis, as_of=AS_OF)
    with writing(workspace.active_engine()) as session:
        return record_return(session, other, received_on=AS_OF).number
