"""The verb that erases a sender's file on request: what it said stays."""

import argparse

from data_model.french import plural
from data_model.plan_draft import plan_of
from data_model.purge import clear_journal, copies_that_hold, purge_return_file
from data_model.return_ledger import stored_return
from data_model.store import reading, sqlite_file, writing
from data_model.workspace import active_engine
from loaders.commands.confirm import require_yes
from loaders.commands.output import DONE, say


def purge(arguments: argparse.Namespace) -> int:
    """`purge RETURN`: erase the bytes of a return's file, its name and its sender."""
    engine = active_engine()
    number = arguments.number
    with reading(engine) as session:
        plan_code = plan_of(session, arguments.plan).code
        found = stored_return(session, plan_code, number)
        session.expunge(found)
    name = f"« {found.file_name} »" if found.file_name else "sans fichier nommé"
    say(f"Retour n° {number} de {found.respondent_code} pour {found.period_code}, {name}.")
    require_yes(
        "Effacer le fichier, son nom et son expéditeur ? Cela ne se défait pas ; les valeurs "
        "restent.",
        yes=arguments.yes,
    )
    # No copy of the base first: it would hold what is asked to be erased.
    with writing(engine) as session:
        purge_return_file(session, plan_code, number, by=arguments.by, reason=arguments.reason)
    clear_journal(engine)
    say(f"Le fichier du retour n° {number} est effacé ; ses valeurs et le motif restent.")
    if sqlite_file(engine) is None:
        say("Les sauvegardes du serveur faites auparavant le gardent encore.")
    holding = copies_that_hold(engine, found)
    if holding:
        held = plural(len(holding), "copie de la base le garde", "copies de la base le gardent")
        say(f"{held} encore, sous « {holding[0].parent.name} » ; supprimez ce qui doit l’être :")
        for copy in holding:
            say(copy.name)
    return DONE
