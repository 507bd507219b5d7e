"""What the views of the returns page read of a plan's returns, once a view of the plan."""

import pandas as pd

from analysis.returns.closed_changes import changes_after_closure_frame
from analysis.returns.closures import closed_periods
from analysis.returns.collection import missing_cells_frame
from analysis.returns.return_record import ReturnRecord, read_return_record
from analysis.returns.standing import Standing, standing
from pages.common.plan_view import PlanView


def missing_cells(view: PlanView) -> pd.DataFrame:
    """What is due and not given: see `analysis.returns.collection`."""
    return view.once("missing_cells", lambda: missing_cells_frame(view.snapshot))


def standing_of(view: PlanView) -> Standing:
    """Totals and statuses in words, to compare with: see `analysis.returns.standing`."""
    return view.once("standing", lambda: standing(view.snapshot))


def closed_of(view: PlanView) -> dict[str, str]:
    """The closed quarters: see `analysis.returns.closures`."""
    seen = view.situation

    def read() -> dict[str, str]:
        with view.read() as session:
            return closed_periods(session, seen.plan_code, seen.cutoff)

    return view.once("closed_periods", read)


def changes_after_closure(view: PlanView) -> pd.DataFrame:
    """What was done in closed quarters: see `analysis.returns.closed_changes`."""
    seen = view.situation

    def read() -> pd.DataFrame:
        with view.read() as session:
            return changes_after_closure_frame(session, seen.plan_code, seen.cutoff)

    return view.once("changes_after_closure", read)


def return_record(view: PlanView, number: int) -> ReturnRecord | None:
    """One return and what stands around it: see `analysis.returns.return_record`."""

    def read() -> ReturnRecord | None:
        with view.read() as session:
            return read_return_record(session, view.situation, number)

    return view.once(("return_record", number), read)
