"""The verbs on a whole plan: load it, make the demonstration, print what is stored."""

import argparse
from pathlib import Path

from analysis.export import export
from analysis.snapshot import snapshot
from data_model.french import plural
from data_model.plan_draft import plan_of, record_plan
from data_model.store import copy_database, database_url, reading, writing
from data_model.workspace import DEMONSTRATION, active_engine, address, engine_at, plans
from loaders.commands.output import BLOCKED, DONE, print_json, say
from loaders.plan_folder import read_plan_folder
from sample_data.demonstration import build_demonstration


def load_plan(arguments: argparse.Namespace) -> int:
    """`plan FOLDER`: load a plan, or update it."""
    draft = read_plan_folder(Path(arguments.folder))
    for finding in draft.findings:
        say(f"{finding.severity.label} : {finding.message} {finding.hint}")
    if not draft.can_be_recorded:
        return BLOCKED
    engine = active_engine()
    copy_database(engine, label="plan")
    with writing(engine) as session:
        receipt = record_plan(session, draft, recorded_at=arguments.recorded_at)
    if receipt.is_empty:
        say(f"Le plan {draft.plan_code} est déjà à jour.")
        return DONE
    new = plural(receipt.occurrences, "échéance nouvelle", "échéances nouvelles")
    say(
        f"Plan {draft.plan_code} chargé : "
        f"{plural(receipt.added, 'ligne ajoutée', 'lignes ajoutées')}, "
        f"{plural(receipt.changed, 'modifiée')}, {plural(receipt.removed, 'retirée')}, {new}."
    )
    return DONE


def demo(arguments: argparse.Namespace) -> int:
    """`demo`: make the demonstration in its own base."""
    engine = engine_at(address(DEMONSTRATION))
    with reading(engine) as session:
        if arguments.if_missing and (database_url() is not None or plans(session)):
            return DONE
    say("Préparation de la démonstration (données fictives)…")
    build_demonstration(engine)
    say("La démonstration est prête.")
    return DONE


def export_store(arguments: argparse.Namespace) -> int:
    """`export --json`: print the store."""
    with reading(active_engine()) as session:
        chosen = [plan_of(session, arguments.plan)] if arguments.plan else plans(session)
        seen = [snapshot(session, plan, arguments.as_of) for plan in chosen]
    content = export(seen)
    if arguments.json:
        print_json(content)
        return DONE
    for plan in content["plans"]:
        say(f"{plan['code']} : {plan['title']}, {plural(len(plan['actions']), 'action')}.")
    known = plural(len(content["observations"]), "relevé")
    say(f"{known} en vigueur. Ajoutez --json pour tout lire.")
    return DONE
