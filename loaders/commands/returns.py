"""The verbs that read returns: `check` reports, `import` also stores."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import Session

from analysis.returns.known_file import with_known_file
from analysis.returns.plausible_return import NO_ANSWERS, with_plausibility
from analysis.returns.return_basis import plan_index, return_basis
from analysis.snapshot import snapshot
from data_model.as_of import today
from data_model.change_kind import ChangeKind, counts_of
from data_model.draft import ReturnDraft
from data_model.finding import Finding, Severity
from data_model.plan import Plan
from data_model.plan_draft import plan_of
from data_model.plan_index import ReturnBasis
from data_model.reception import require_received
from data_model.return_ledger import newest_return, record_return
from data_model.store import (
    CopyError,
    Database,
    RecordedAtError,
    StoreError,
    copy_database,
    reading,
    writing,
)
from data_model.workspace import active_engine
from loaders.checks.check import read_returns
from loaders.checks.preview import counts
from loaders.commands.output import BLOCKED, DONE, FAILED, print_json, say, say_as_is

LOST = "FICHIER_INTROUVABLE"
BasisOf = Callable[[ReturnDraft], ReturnBasis | None]


def check(arguments: argparse.Namespace) -> int:
    """`check FILE…`: read and report, write nothing."""
    with reading(active_engine()) as session:
        plan = plan_of(session, arguments.plan)
        drafts, basis_of = _read(session, plan, arguments.files)
    reports = [_report(draft, basis_of(draft)) for draft in drafts]
    if arguments.json:
        print_json({"files": reports})
    else:
        for report in reports:
            _print_report(report)
    clean = all(draft.can_be_recorded and not draft.questions for draft in drafts)
    return _exit_code(drafts, is_clean=clean)


def import_files(arguments: argparse.Namespace) -> int:
    """`import FILE…`: the same, then store each file that has no blocking finding, whole."""
    engine = active_engine()
    with reading(engine) as session:
        plan = plan_of(session, arguments.plan)
        received_on = arguments.received_on or today(plan)
        require_received(plan, received_on)
        drafts, basis_of = _read(session, plan, arguments.files)
        # What the report rests on: a return that arrives before the writing is then noticed.
        seen_at = [
            newest_return(session, d.plan_code, d.respondent_code, d.period_code) for d in drafts
        ]
    reports = [_report(draft, basis_of(draft)) for draft in drafts]
    can_be_taken = [
        draft.can_be_recorded and (arguments.accept_questions or not draft.questions)
        for draft in drafts
    ]
    is_copied = False
    for place, draft in enumerate(drafts):
        number = None
        if can_be_taken[place]:
            try:
                number = _record(
                    engine,
                    draft,
                    received_on=received_on,
                    previewed_at=seen_at[place],
                    arguments=arguments,
                    is_copied=is_copied,
                )
                is_copied = True
            except (RecordedAtError, CopyError):
                raise
            except StoreError as error:
                # Each file has its own fate: the others are still recorded and reported.
                reports[place]["findings"].append(_refusal(error))
        reports[place]["return"] = number
    if arguments.json:
        print_json({"files": reports})
    else:
        for report in reports:
            _print_report(report)
            number = report["return"]
            say(f"  Intégré : retour n° {number}." if number else "  Rien n’a été enregistré.")
    return _exit_code(drafts, is_clean=all(report["return"] for report in reports))


def _read(session: Session, plan: Plan, paths: Sequence[str]) -> tuple[list[ReturnDraft], BasisOf]:
    files = []
    lost: dict[int, ReturnDraft] = {}
    for place, path in enumerate(paths):
        try:
            files.append((Path(path).name, Path(path).read_bytes()))
        except OSError as error:
            lost[place] = _lost(plan.code, path, error)
    seen = snapshot(session, plan)
    known: dict[tuple[str, str], ReturnBasis | None] = {}

    def basis_of(respondent: str, period: str) -> ReturnBasis | None:
        if (respondent, period) not in known:
            known[respondent, period] = return_basis(seen, respondent, period)
        return known[respondent, period]

    index = plan_index(seen)
    drafts = [
        with_known_file(
            with_plausibility(draft, known.get((draft.respondent_code, draft.period_code)), index),
            seen,
            NO_ANSWERS,
        )
        for draft in read_returns(files, index, basis_of, as_of=today(plan))
    ]
    for place, draft in lost.items():
        drafts.insert(place, draft)
    return drafts, lambda draft: known.get((draft.respondent_code, draft.period_code))


def _lost(plan_code: str, path: str, error: OSError) -> ReturnDraft:
    """A path that leads to no file takes nothing from the other files of the command."""
    failed = "est introuvable" if isinstance(error, FileNotFoundError) else "ne s’ouvre pas"
    told = Finding(
        severity=Severity.ERROR,
        code=LOST,
        message=f"Le fichier «\u00a0{path}\u00a0» {failed}.",
        hint="Vérifiez son chemin et ses droits.",
    )
    name = Path(path).name or path
    return ReturnDraft(plan_code=plan_code, file_name=name, sha256="", findings=(told,))


def _exit_code(drafts: Sequence[ReturnDraft], *, is_clean: bool) -> int:
    """A file that could not be opened is a failure of the command, not of what it says."""
    if any(finding.code == LOST for draft in drafts for finding in draft.findings):
        return FAILED
    return DONE if is_clean else BLOCKED


def _record(
    engine: Database,
    draft: ReturnDraft,
    *,
    received_on: date,
    previewed_at: int,
    arguments: argparse.Namespace,
    is_copied: bool,
) -> int:
    """The number of the return once recorded; the first of a command leaves a copy beside it."""
    with writing(engine) as session:
        recorded = record_return(
            session,
            draft,
            received_on=received_on,
            by=arguments.by,
            reason=arguments.reason,
            recorded_at=arguments.recorded_at,
            previewed_at=previewed_at,
        )
        if not is_copied:
            copy_database(engine, label="import")
        return recorded.number


def _report(draft: ReturnDraft, basis: ReturnBasis | None) -> dict[str, Any]:
    changes = counts(draft, basis) if basis is not None else counts_of({})
    return {
        "file": draft.file_name,
        "respondent": draft.respondent_code or None,
        "period": draft.period_code or None,
        "status": draft.status.label,
        "findings": [_finding(finding) for finding in draft.findings],
        "changes": asdict(changes),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return asdict(finding) | {"severity": finding.severity.value}


def _refusal(error: StoreError) -> dict[str, Any]:
    return _finding(Finding(severity=Severity.ERROR, code="REFUSE", message=str(error)))


def _print_report(report: dict[str, Any]) -> None:
    changes = report["changes"]
    told = ", ".join(kind.counted(changes[kind]) for kind in ChangeKind)
    say(f"{report['file']} — {report['status']} : {told}.")
    for finding in report["findings"]:
        place = "!".join(part for part in (finding["sheet"], finding["cell"]) if part)
        hint = f" {finding['hint']}" if finding["hint"] else ""
        where = f"{place}\u00a0: " if place and not finding["message"].startswith(place) else ""
        say_as_is(f"  {where}{finding['message']}{hint}")
