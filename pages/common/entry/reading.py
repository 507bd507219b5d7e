"""What an entry is checked against, read once a view."""

from dataclasses import dataclass

from analysis.returns.return_basis import plan_index, return_basis
from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.return_ledger import newest_return
from data_model.store import StoreError
from pages.common.base_seen import address_of
from pages.common.plan_view import PlanView
from pages.common.returns.frames import closed_of


@dataclass(frozen=True, kw_only=True)
class EntryBasis:
    """What an entry is checked against, and the last act on its returns when that was read."""

    index: PlanIndex
    basis: ReturnBasis
    previewed_at: int
    base: str


def entry_basis(view: PlanView, who: str, period: str) -> EntryBasis:
    """Read once a view, which is another one as soon as anything is recorded."""

    def read() -> EntryBasis:
        seen = view.situation
        basis = return_basis(view.snapshot, who, period)
        if basis is None:
            raise StoreError(f"Le répondant « {who} » n’est pas dans ce plan.")
        with view.read() as session:
            newest = newest_return(session, seen.plan_code, who, period)
        return EntryBasis(
            index=plan_index(view.snapshot, closed_periods=frozenset(closed_of(view))),
            basis=basis,
            # What came in after the view was read is no part of what is checked against.
            previewed_at=min(newest, seen.cutoff),
            base=address_of(view.engine),
        )

    return view.once(("entry_basis", who, period), read)
