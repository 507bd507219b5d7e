"""The command line, for those who automate: composes, decides nothing."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from analysis.export import export
from analysis.plausible_return import with_plausibility
from analysis.return_basis import plan_index, return_basis
from analysis.snapshot import Snapshot, snapshot
from data_model.as_of import PARIS, today
from data_model.draft import ReturnDraft
from data_model.finding import Finding, Severity
from data_model.french import typo
from data_model.ledger import newest_return, record_return, restore_return, withdraw_return
from data_model.plan import Plan
from data_model.plan_draft import plan_of, record_plan
from data_model.plan_index import ReturnBasis
from data_model.store import (
    RecordedAtError,
    StoreError,
    copies,
    copy_database,
    database_url,
    reading,
    restore,
    writing,
)
from data_model.workspace import DEMONSTRATION, active_engine, address, engine_at, plans
from loaders.check import read_returns
from loaders.issue import issue_archive, issue_workbook
from loaders.plan_folder import read_plan_folder
from loaders.preview import counts
from sample_data.demonstration import build_demonstration

DONE, BLOCKED, FAILED = 0, 1, 2


class CommandError(Exception):
    """The command could not run: said on the error output, exit status 2."""


def _say(text: str) -> None:
    print(typo(text))


def _as_json(content: object) -> None:
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


def load_plan(arguments: argparse.Namespace) -> int:
    """`plan FOLDER`: load a plan, or update it."""
    draft = read_plan_folder(Path(arguments.folder))
    for finding in draft.findings:
        _say(f"{finding.severity.label} : {finding.message} {finding.hint}")
    if not draft.can_be_recorded:
        return BLOCKED
    engine = active_engine()
    copy_database(engine, label="plan")
    with writing(engine) as session:
        receipt = record_plan(session, draft, recorded_at=arguments.recorded_at)
    if receipt.is_empty:
        _say(f"Le plan {draft.plan_code} est déjà à jour.")
    else:
        _say(
            f"Plan {draft.plan_code} chargé : {receipt.added} lignes ajoutées, "
            f"{receipt.changed} modifiées, {receipt.removed} retirées, "
            f"{receipt.occurrences} échéances nouvelles."
        )
    return DONE


def demo(arguments: argparse.Namespace) -> int:
    """`demo`: make the demonstration in its own base."""
    engine = engine_at(address(DEMONSTRATION))
    with reading(engine) as session:
        if arguments.if_missing and (database_url() is not None or plans(session)):
            return DONE
    _say("Préparation de la démonstration (données fictives)…")
    build_demonstration(engine)
    _say("La démonstration est prête.")
    return DONE


def issue(arguments: argparse.Namespace) -> int:
    """`issue`: write the workbook of one respondent and period, or all of them."""
    with reading(active_engine()) as session:
        plan = plan_of(session, arguments.plan)
        seen = snapshot(session, plan)
    index = plan_index(seen)
    if not arguments.all and not arguments.respondent:
        raise CommandError("Indiquez --respondent CODE, ou --all.")
    codes = list(index.respondents) if arguments.all else [arguments.respondent]
    bases: list[ReturnBasis] = []
    for code in codes:
        basis = return_basis(seen, code, arguments.period)
        if basis is None:
            raise CommandError(f"Le répondant « {code} » n’est pas dans ce plan.")
        bases.append(basis)
    issued_at = datetime.now(tz=PARIS)
    target = Path(arguments.output)
    if arguments.all:
        target.write_bytes(issue_archive(index, bases, issued_at=issued_at))
    else:
        target.write_bytes(issue_workbook(index, bases[0], issued_at=issued_at))
    _say(f"Écrit : {target.name}.")
    return DONE


def _read(
    session: Session, plan: Plan, paths: Sequence[str]
) -> tuple[list[ReturnDraft], Callable[[ReturnDraft], ReturnBasis | None]]:
    files = []
    for path in paths:
        try:
            files.append((Path(path).name, Path(path).read_bytes()))
        except OSError as error:
            raise CommandError(f"Le fichier « {path} » ne peut pas être lu.") from error
    seen = snapshot(session, plan)
    known: dict[tuple[str, str], ReturnBasis | None] = {}

    def basis_of(respondent: str, period: str) -> ReturnBasis | None:
        if (respondent, period) not in known:
            known[respondent, period] = return_basis(seen, respondent, period)
        return known[respondent, period]

    index = plan_index(seen)
    drafts = [
        with_plausibility(draft, known.get((draft.respondent_code, draft.period_code)), index)
        for draft in read_returns(files, index, basis_of, as_of=today(plan))
    ]
    return drafts, lambda draft: known.get((draft.respondent_code, draft.period_code))


def _seen_at(session: Session, draft: ReturnDraft) -> int:
    # What the report rests on: a return that arrives before the writing is then noticed.
    return newest_return(session, draft.plan_code, draft.respondent_code, draft.period_code)


def _report(draft: ReturnDraft, basis: ReturnBasis | None) -> dict[str, Any]:
    changes = counts(draft, basis) if basis is not None else None
    names = ("new", "changed", "unchanged", "erased", "rejected", "skipped")
    return {
        "file": draft.file_name,
        "respondent": draft.respondent_code or None,
        "period": draft.period_code or None,
        "status": draft.status.label,
        "findings": [
            asdict(finding) | {"severity": finding.severity.value} for finding in draft.findings
        ],
        "changes": {name: getattr(changes, name) if changes else 0 for name in names},
    }


def _print_report(report: dict[str, Any]) -> None:
    changes = report["changes"]
    _say(
        f"{report['file']} — {report['status']} : {changes['new']} nouvelles, "
        f"{changes['changed']} modifiées, {changes['unchanged']} inchangées, "
        f"{changes['erased']} effacées, {changes['rejected']} refusées."
    )
    for finding in report["findings"]:
        place = "!".join(part for part in (finding["sheet"], finding["cell"]) if part)
        hint = f" {finding['hint']}" if finding["hint"] else ""
        where = f"{place} : " if place and not finding["message"].startswith(place) else ""
        _say(f"  {where}{finding['message']}{hint}")


def check(arguments: argparse.Namespace) -> int:
    """`check FILE…`: read and report, write nothing."""
    with reading(active_engine()) as session:
        plan = plan_of(session, arguments.plan)
        drafts, basis_of = _read(session, plan, arguments.files)
    reports = [_report(draft, basis_of(draft)) for draft in drafts]
    if arguments.json:
        _as_json({"files": reports})
    else:
        for report in reports:
            _print_report(report)
    clean = all(draft.can_be_recorded and not draft.questions for draft in drafts)
    return DONE if clean else BLOCKED


def import_files(arguments: argparse.Namespace) -> int:
    """`import FILE…`: the same, then store each file that has no blocking finding, whole."""
    engine = active_engine()
    with reading(engine) as session:
        plan = plan_of(session, arguments.plan)
        drafts, basis_of = _read(session, plan, arguments.files)
        seen_at = [_seen_at(session, draft) for draft in drafts]
        received_on = arguments.received_on or today(plan)
    copied = False
    reports = []
    refused = False
    for draft, previewed_at in zip(drafts, seen_at, strict=True):
        report = _report(draft, basis_of(draft))
        held_back = not draft.can_be_recorded or (
            bool(draft.questions) and not arguments.accept_questions
        )
        report["return"] = None
        if not held_back:
            if not copied:
                copy_database(engine, label="import")
                copied = True
            try:
                report["return"] = _record(engine, draft, received_on, previewed_at, arguments)
            except RecordedAtError:
                raise
            except StoreError as error:
                # Each file has its own fate: the others are still recorded and reported.
                report["findings"].append(_refusal(error))
                held_back = True
        refused = refused or held_back
        reports.append(report)
    if arguments.json:
        _as_json({"files": reports})
    else:
        for report in reports:
            _print_report(report)
            number = report["return"]
            _say(f"  Intégré : retour n° {number}." if number else "  Rien n’a été enregistré.")
    return BLOCKED if refused else DONE


def _refusal(error: StoreError) -> dict[str, Any]:
    finding = Finding(severity=Severity.ERROR, code="REFUSE", message=str(error))
    return asdict(finding) | {"severity": finding.severity.value}


def _record(
    engine: Engine,
    draft: ReturnDraft,
    received_on: date,
    previewed_at: int,
    arguments: argparse.Namespace,
) -> int:
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
        return recorded.number


def undo(arguments: argparse.Namespace) -> int:
    """`undo RETURN`: withdraw a return."""
    engine = active_engine()
    copy_database(engine, label="annulation")
    with writing(engine) as session:
        plan = plan_of(session, arguments.plan)
        withdraw_return(
            session, plan.code, arguments.number, by=arguments.by, reason=arguments.reason
        )
    _say(f"Le retour n° {arguments.number} est annulé ; `restore` le rétablit.")
    return DONE


def restore_number(arguments: argparse.Namespace) -> int:
    """`restore RETURN`: bring a withdrawn return back."""
    engine = active_engine()
    copy_database(engine, label="retablissement")
    with writing(engine) as session:
        plan = plan_of(session, arguments.plan)
        restore_return(
            session, plan.code, arguments.number, by=arguments.by, reason=arguments.reason
        )
    _say(f"Le retour n° {arguments.number} est rétabli.")
    return DONE


def recover(arguments: argparse.Namespace) -> int:
    """`recover [COPY]`: list the copies of the base, or put one back."""
    engine = active_engine()
    if not arguments.copy:
        for copy in copies(engine):
            _say(copy.name)
        return DONE
    known = {copy.name: copy for copy in copies(engine)}
    restore(engine, known.get(arguments.copy, Path(arguments.copy)))
    _say(f"La base est revenue à la copie {Path(arguments.copy).name}.")
    return DONE


def export_store(arguments: argparse.Namespace) -> int:
    """`export --json`: print the store."""
    with reading(active_engine()) as session:
        chosen = [plan_of(session, arguments.plan)] if arguments.plan else plans(session)
        seen: list[Snapshot] = [snapshot(session, plan, arguments.as_of) for plan in chosen]
    content = export(seen)
    if arguments.json:
        _as_json(content)
    else:
        for plan in content["plans"]:
            _say(f"{plan['code']} : {plan['title']}, {len(plan['actions'])} actions.")
        _say(f"{len(content['observations'])} relevés en vigueur. Ajoutez --json pour tout lire.")
    return DONE


def _instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=PARIS)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m loaders", description="Charger, vérifier, intégrer, exporter."
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERBE")

    def verb(name: str, run: Callable[[argparse.Namespace], int], help_text: str) -> Any:
        found = verbs.add_parser(name, help=help_text, description=help_text)
        found.set_defaults(run=run)
        found.add_argument(
            "--plan", metavar="CODE", help="le plan, si la base en contient plusieurs"
        )
        return found

    plan = verb("plan", load_plan, "Charge ou met à jour un plan depuis un dossier de tables.")
    plan.add_argument("folder", metavar="DOSSIER")
    plan.add_argument("--recorded-at", type=_instant, help="instant d’enregistrement (reprise)")

    made = verb("demo", demo, "Prépare la démonstration (données fictives).")
    made.add_argument("--if-missing", action="store_true", help="seulement si elle manque")

    issued = verb("issue", issue, "Écrit le classeur d’un répondant pour une période.")
    issued.add_argument("--respondent", metavar="CODE", help="code INSEE ou SIREN")
    issued.add_argument("--all", action="store_true", help="tous les répondants, en une archive")
    issued.add_argument("--period", required=True, metavar="AAAA-Tn")
    issued.add_argument("-o", "--output", required=True, metavar="FICHIER")

    for name, run, help_text in (
        ("check", check, "Lit des retours et dit ce qui ne va pas ; n’écrit rien."),
        ("import", import_files, "Lit des retours et intègre ceux qui n’ont rien de bloquant."),
    ):
        reader = verb(name, run, help_text)
        reader.add_argument("files", nargs="+", metavar="FICHIER")
        reader.add_argument("--json", action="store_true", help="écrit le résultat en JSON")
        if name == "import":
            reader.add_argument(
                "--accept-questions", action="store_true", help="laisse les questions sans réponse"
            )
            reader.add_argument("--received-on", type=date.fromisoformat, metavar="AAAA-MM-JJ")
            reader.add_argument("--recorded-at", type=_instant, help="instant (reprise)")
            _who(reader)

    for name, run, help_text in (
        ("undo", undo, "Annule un retour intégré."),
        ("restore", restore_number, "Rétablit un retour annulé."),
    ):
        changed = verb(name, run, help_text)
        changed.add_argument("number", type=int, metavar="RETOUR")
        _who(changed)

    copy = verb("recover", recover, "Liste les copies de la base, ou en remet une en place.")
    copy.add_argument("copy", nargs="?", metavar="COPIE")

    exported = verb("export", export_store, "Imprime le contenu de la base.")
    exported.add_argument("--json", action="store_true", help="tout, en JSON")
    exported.add_argument("--as-of", type=date.fromisoformat, metavar="AAAA-MM-JJ")
    return parser


def _who(parser: Any) -> None:
    parser.add_argument("--by", default="", metavar="NOM", help="auteur de l’acte")
    parser.add_argument("--reason", default="", metavar="MOTIF", help="motif de l’acte")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Returns 0, 1 (blocking findings or open questions) or 2 (could not run)."""
    with suppress(AttributeError):
        # On Windows a redirected output would otherwise refuse French spaces.
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    parsed = _parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except (CommandError, StoreError, OSError, ValueError) as error:
        print(typo(str(error)), file=sys.stderr)
        return FAILED
    except SQLAlchemyError as error:
        print(
            typo("La base ne répond pas ou refuse l’écriture ; rien n’a été enregistré."),
            type(error).__name__,
            file=sys.stderr,
        )
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
