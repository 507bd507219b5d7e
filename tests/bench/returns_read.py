"""How long nine returns take: read, checked, previewed, then confirmed."""

import time
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from analysis.returns.return_basis import plan_index, return_basis
from analysis.snapshot import snapshot
from data_model.as_of import PARIS, today
from data_model.plan_draft import plan_of
from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.return_ledger import newest_return, record_return
from data_model.store import reading, writing
from data_model.workspace import DEMONSTRATION, address, engine_at
from loaders.checks.check import read_returns
from loaders.checks.preview import counts, preview
from loaders.issuing.issue import issue_workbook
from loaders.template.template import Filled, FilledObservation
from sample_data.demonstration import build_demonstration

PERIOD = "2026-T4"


def measure(_folder: Path) -> None:
    """Print the seconds of each step, on the demonstration's base."""
    engine = engine_at(address(DEMONSTRATION))
    start = time.perf_counter()
    build_demonstration(engine)
    print(f"démonstration préparée : {time.perf_counter() - start:.1f} s")
    with reading(engine) as session:
        plan = plan_of(session)
        seen = snapshot(session, plan)
    index = plan_index(seen)
    files = []
    for code in index.respondents:
        basis = _asked_everything(return_basis(seen, code, PERIOD), index)
        assert basis is not None
        filled = Filled(
            observations={
                (indicator, ""): FilledObservation(value=3)
                for indicator in basis.indicator_codes
                if index.indicators[indicator].nature in {"flow", "cumulative", "stock"}
                and not index.indicators[indicator].is_broken_down
            }
        )
        content = issue_workbook(
            index, basis, issued_at=datetime(2026, 11, 9, tzinfo=PARIS), filled=filled
        )
        files.append((f"{code}.xlsx", content))

    start = time.perf_counter()
    with reading(engine) as session:
        seen = snapshot(session, plan)
        index = plan_index(seen)
        bases: dict[tuple[str, str], ReturnBasis | None] = {}

        def basis_of(respondent: str, period: str) -> ReturnBasis | None:
            key = (respondent, period)
            if key not in bases:
                bases[key] = _asked_everything(return_basis(seen, respondent, period), index)
            return bases[key]

        drafts = read_returns(files, index, basis_of, as_of=today(plan))
        for draft in drafts:
            basis = bases[draft.respondent_code, draft.period_code]
            assert basis is not None
            preview(draft, basis, index=index)
            counts(draft, basis)
            newest_return(session, plan.code, draft.respondent_code, draft.period_code)
    print(f"neuf retours lus, vérifiés, prévisualisés : {time.perf_counter() - start:.2f} s")
    blocked = [draft.file_name for draft in drafts if not draft.can_be_recorded]
    facts = sum(len(draft.facts) for draft in drafts)
    print(f"  {facts} valeurs ; bloqués : {blocked or 'aucun'}")

    start = time.perf_counter()
    for draft in drafts:
        if draft.can_be_recorded:
            with writing(engine) as session:
                record_return(session, draft, received_on=date(2026, 11, 9))
    print(f"neuf retours enregistrés : {time.perf_counter() - start:.2f} s")


def _asked_everything(basis: ReturnBasis | None, index: PlanIndex) -> ReturnBasis | None:
    """The same respondent, asked the whole plan: the longest return there can be."""
    if basis is None:
        return None
    return replace(
        basis,
        indicator_codes=tuple(index.indicators),
        budget_action_codes=tuple(index.actions),
    )
