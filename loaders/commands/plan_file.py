"""A plan in a file: read for the command line, what it would change, and written out again."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlmodel import Session

from analysis.level_words import drafted_level_words, level_words
from analysis.plan_file.preview_rows import PreviewRow, absent_rows, preview_rows
from data_model.as_of import PARIS, today
from data_model.finding import Severity
from data_model.french import one_line, plural, typo
from data_model.plan import Plan
from data_model.plan_draft import PlanDraft, plan_of
from data_model.plan_preview import plan_preview
from data_model.store import Database, reading
from data_model.workspace import DEMONSTRATION, OWN, active_engine, active_name, address, engine_at
from loaders.commands.output import BLOCKED, DONE, CommandError, say, say_as_is
from loaders.commands.transitions_plan import transitions_draft
from loaders.formats.workbook_reader import read_workbooks
from loaders.plan.plan_folder import read_plan_folder
from loaders.plan.stored_rows import stored_places, stored_rows
from loaders.plan.workbook.plan_workbook import plan_of_workbook
from loaders.plan.workbook.workbook_file import plan_workbook
from loaders.transitions.layout import is_transitions_template

GONE: Final = "retiré"


def draft_at(path: Path, arguments: argparse.Namespace) -> PlanDraft:
    """The plan of a folder of tables, of our workbook, or of a template that `arguments` name.

    Raises: OSError where there is no such file or folder; CommandError where the plan of a
        template is not named.
    """
    if path.suffix and not path.exists():
        # A name with an ending is that of a workbook; the folder's own sentence would mislead.
        raise FileNotFoundError(f"Le fichier « {path} » n’existe pas.")
    if not path.is_file():
        return read_plan_folder(path)
    [workbook] = read_workbooks([(path.name, path.read_bytes())])
    if is_transitions_template(workbook):
        return transitions_draft(workbook, arguments)
    with reading(engine_at(address(OWN))) as session:
        places = stored_places(session)
        draft = plan_of_workbook(workbook, stored=places)
        if session.get(Plan, draft.plan_code) is None:
            return draft
        # Codes and columns that the file leaves out are those of the plan as it stands.
        return plan_of_workbook(workbook, stored=stored_rows(session, draft.plan_code) | places)


def say_changes(engine: Database, draft: PlanDraft) -> int:
    """`plan --check`: say what recording the draft would change; nothing is written."""
    with reading(engine) as session:
        preview = plan_preview(session, draft, day=today(session.get(Plan, draft.plan_code)))
        levels = drafted_level_words(draft) or level_words(session, draft.plan_code)
    # Those of the draft are said already.
    for finding in preview.findings[len(draft.findings) :]:
        say(f"{finding.severity.label} : {finding.message} {finding.hint}")
    rows = preview_rows(preview, levels)
    for row in rows:
        say_as_is(_line(row))
    gone = absent_rows(preview, levels)
    for row in gone:
        say_as_is(_line(row))
    state = "nouveau plan" if preview.is_new else "plan déjà connu"
    say(
        f"{draft.plan_code} ({state}) : {plural(len(rows), 'changement')}, "
        f"{plural(len(gone), 'ligne absente', 'lignes absentes')}, "
        f"{plural(preview.unchanged, 'ligne inchangée', 'lignes inchangées')}. "
        "Rien n’a été enregistré."
    )
    is_asked = any(finding.severity is Severity.QUESTION for finding in preview.findings)
    return DONE if preview.can_be_recorded and not is_asked else BLOCKED


def write_plan_workbook(arguments: argparse.Namespace) -> int:
    """`plan-workbook`: write the workbook of a stored plan, or an empty one."""
    if arguments.empty and arguments.plan:
        raise CommandError("Indiquez --plan CODE ou --empty, pas les deux.")
    made_at = datetime.now(tz=PARIS)
    if arguments.empty:
        content = plan_workbook(made_at=made_at)
    else:
        with reading(active_engine()) as session:
            content = _filled(session, arguments.plan, made_at)
    target = Path(arguments.output)
    target.write_bytes(content)
    say(f"Écrit : {target.name}.")
    if not arguments.empty and active_name() == DEMONSTRATION:
        say(
            "Ce plan est celui de la démonstration, la base ouverte ; la commande « plan » lit et "
            "écrit la vôtre."
        )
    return DONE


def _filled(session: Session, plan_code: str | None, made_at: datetime) -> bytes:
    rows = stored_rows(session, plan_of(session, plan_code).code)
    try:
        return plan_workbook(rows, made_at=made_at)
    except ValueError as error:
        raise CommandError(str(error)) from error


def _line(row: PreviewRow) -> str:
    """« Actions : modifiée, 1.2, intitulé : avant → après »."""
    what = ", ".join(filter(None, (row.change, one_line(row.thing), row.field)))
    is_emptied = row.before and not row.after and not row.change.startswith(GONE)
    after = GONE if is_emptied else row.after
    words = " → ".join(one_line(part) for part in (row.before, after) if part)
    return typo(f"{row.part.label} : {what}") + (typo(" : ") + words if words else "")
