"""The verbs on a whole plan: load it, make the demonstration, print what is stored."""

import argparse
from datetime import date
from pathlib import Path
from typing import Final

from analysis.budget.financing import financing
from analysis.export import export
from analysis.snapshot import snapshot
from data_model.action import (
    Action,
    ActionLine,
    ActionNote,
    HumanDays,
    Stakeholder,
    VotedAmount,
)
from data_model.as_of import version_key
from data_model.base import OfPlan
from data_model.finding import Severity
from data_model.french import day, plural
from data_model.indicator import IndicatorRule, Target
from data_model.milestone import MilestoneRule, Recurrence
from data_model.plan import PlanSpan, Setting
from data_model.plan_draft import PlanDraft, plan_of, record_plan
from data_model.respondent import Assignment, Deadline, Respondent
from data_model.store import Database, copy_database, database_url, reading, writing
from data_model.workspace import (
    DEMONSTRATION,
    OWN,
    active_engine,
    active_name,
    address,
    engine_at,
    open_instead,
    plans,
)
from loaders.commands.confirm import agrees
from loaders.commands.output import BLOCKED, DONE, CommandError, print_json, say, warn
from loaders.commands.plan_file import draft_at, say_changes
from sample_data.demonstration import build_demonstration, write_demonstration_files

UNANSWERED: Final = (
    "Rien n’a été enregistré : corrigez les cellules en question, ou déposez le classeur dans "
    "« Le plan » pour répondre."
)
TAKE_AS_READ: Final = "Corrigez le fichier, ou ajoutez --yes pour l’enregistrer tel que lu."
KINDS: Final[dict[type[OfPlan], str]] = {
    Action: "texte de l’action",
    ActionLine: "ligne de la fiche",
    ActionNote: "note",
    Assignment: "attribution",
    Deadline: "date limite",
    HumanDays: "jours prévus",
    IndicatorRule: "nature de l’indicateur",
    MilestoneRule: "date du jalon",
    PlanSpan: "dates du plan",
    Recurrence: "récurrence",
    Respondent: "répondant",
    Setting: "réglage",
    Stakeholder: "acteur de la fiche",
    Target: "cible",
    VotedAmount: "montant voté",
}


def load_plan(arguments: argparse.Namespace) -> int:
    """`plan SOURCE`: load a plan from a folder or a workbook, or update it; or only check it."""
    draft = draft_at(Path(arguments.source), arguments)
    for finding in draft.findings:
        say(f"{finding.severity.label} : {finding.message} {finding.hint}")
    if not draft.can_be_recorded:
        return BLOCKED
    if draft.n_unanswered and not arguments.check:
        say(UNANSWERED)
        return BLOCKED
    if not arguments.check and not _is_taken_as_read(draft, yes=arguments.yes):
        return BLOCKED
    # A plan of one's own never goes where the fictional returns are, whichever base is open.
    engine = engine_at(address(OWN))
    if arguments.check:
        return say_changes(engine, draft)
    _refuse_demonstration(engine)
    with writing(engine) as session:
        receipt = record_plan(session, draft, recorded_at=arguments.recorded_at)
        if not receipt.is_empty:
            # Of what was there before this transaction; a plan that is up to date leaves none.
            copy_database(engine, label="plan")
    _open_own()
    for row in receipt.kept:
        say(f"Gardé tel que réglé à l’écran : {_object_of(row)}.")
    if receipt.is_empty:
        say(f"Le plan {draft.plan_code} est déjà à jour.")
        return DONE
    say(f"Plan {draft.plan_code} chargé : {receipt.words}.")
    return DONE


def _is_taken_as_read(draft: PlanDraft, *, yes: bool) -> bool:
    """Whether a draft whose questions stay open is to be recorded all the same."""
    n_open = sum(finding.severity is Severity.QUESTION for finding in draft.findings)
    if not n_open:
        return True
    left = plural(n_open, "question reste ouverte", "questions restent ouvertes")
    if agrees(f"{left} : enregistrer le plan tel que lu ?", yes=yes):
        return True
    say(f"Rien n’a été enregistré : {left}. {TAKE_AS_READ}")
    return False


def _object_of(row: OfPlan) -> str:
    """« cible 1.1-I1, 31/12/2026 »: the kind of a row and its key."""
    words = [day(part) if isinstance(part, date) else str(part) for part in version_key(row)]
    return f"{KINDS.get(type(row), 'réglage')} {', '.join(filter(None, words))}".strip()


def _refuse_demonstration(engine: Database) -> None:
    with reading(engine) as session:
        if any(plan.demonstration_day is not None for plan in plans(session)):
            raise CommandError(
                "Cette base est celle de la démonstration : aucun plan n’y est chargé. "
                "Indiquez une autre base dans DATABASE_URL."
            )


def _open_own() -> None:
    if database_url() is not None:
        return
    if active_name() == OWN:
        say("Base « plan ».")
        return
    open_instead(OWN)
    say("La base « plan » est maintenant ouverte, à la place de la démonstration.")


def demo(arguments: argparse.Namespace) -> int:
    """`demo`: make the demonstration in its own base; write what it still awaits."""
    if database_url() is not None:
        if arguments.if_missing:
            warn("DATABASE_URL désigne une base : la démonstration n’y est pas préparée.")
            return DONE
        raise CommandError(
            "DATABASE_URL désigne une base : la démonstration (données fictives) n’y est pas "
            "écrite. Retirez DATABASE_URL pour la préparer dans sa propre base."
        )
    engine = engine_at(address(DEMONSTRATION))
    with reading(engine) as session:
        is_there = bool(plans(session))
    if not is_there or not (arguments.if_missing or arguments.output):
        say("Préparation de la démonstration (données fictives)…")
        build_demonstration(engine)
        say("La démonstration est prête.")
    if arguments.output:
        for path in write_demonstration_files(engine, Path(arguments.output)):
            say(f"Écrit : {path.name}.")
    return DONE


def export_store(arguments: argparse.Namespace) -> int:
    """`export --json`: print the store."""
    with reading(active_engine()) as session:
        chosen = [plan_of(session, arguments.plan)] if arguments.plan else plans(session)
        seen = [snapshot(session, plan, arguments.as_of) for plan in chosen]
        content = export([(one, financing(session, one.situation)) for one in seen])
    if arguments.json:
        print_json(content)
        return DONE
    for plan in content["plans"]:
        actions = plural(len(plan["actions"]), "action")
        known = plural(len(plan["observations"]), "relevé")
        say(f"{plan['code']} : {plan['title']}, {actions}, {known} en vigueur.")
    say("Ajoutez --json pour tout lire.")
    return DONE
