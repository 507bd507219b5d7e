"""Which verbs there are, and what each of them takes."""

import argparse
from collections.abc import Callable
from typing import Final

from loaders.commands.confirm import take_yes
from loaders.commands.french_parser import FrenchParser, day_text, instant, whole_number
from loaders.commands.issue import issue
from loaders.commands.plan import demo, export_store, load_plan
from loaders.commands.plan_file import write_plan_workbook
from loaders.commands.purge import purge
from loaders.commands.recover import recover
from loaders.commands.returns import check, import_files
from loaders.commands.transitions_plan import take_identity
from loaders.commands.undo import restore_number, undo

DAY: Final = "AAAA-MM-JJ"
MOMENT: Final = "AAAA-MM-JJTHH:MM"
Run = Callable[[argparse.Namespace], int]


def command_parser() -> FrenchParser:
    """The parser of the whole command line; each verb's function stands under `run`."""
    parser = FrenchParser(
        prog="python -m loaders", description="Charger, vérifier, intégrer, exporter."
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERBE", title="verbes")

    def verb(name: str, run: Run, help_text: str) -> FrenchParser:
        found = verbs.add_parser(name, help=help_text, description=help_text)
        found.set_defaults(run=run)
        found.add_argument(
            "--plan", metavar="CODE", help="le plan, si la base en contient plusieurs"
        )
        return found

    plan = verb(
        "plan", load_plan, "Charge ou met à jour un plan, d’un classeur ou d’un dossier de tables."
    )
    plan.add_argument("source", metavar="FICHIER", help="un classeur du plan, ou un dossier")
    plan.add_argument("--check", action="store_true", help="dit ce qui changerait, n’écrit rien")
    _recorded_at(plan)
    take_yes(plan)
    take_identity(plan)

    written = verb("plan-workbook", write_plan_workbook, "Écrit le classeur d’un plan.")
    written.add_argument("--empty", action="store_true", help="un classeur vide, à remplir")
    written.add_argument("-o", "--output", required=True, metavar="FICHIER", help="où écrire")

    made = verb("demo", demo, "Prépare la démonstration (données fictives).")
    made.add_argument("--if-missing", action="store_true", help="seulement si elle manque")
    made.add_argument(
        "-o",
        "--output",
        metavar="DOSSIER",
        help="y écrit les classeurs fictifs qu’elle attend encore, à intégrer pour essayer",
    )

    issued = verb("issue", issue, "Écrit le classeur d’un répondant pour une période.")
    issued.add_argument("--respondent", metavar="CODE", help="code INSEE ou SIREN")
    issued.add_argument(
        "--all",
        action="store_true",
        help="tous les répondants, en une archive, avec leurs messages",
    )
    issued.add_argument("--period", required=True, metavar="AAAA-Tn", help="par exemple 2026-T4")
    issued.add_argument("-o", "--output", required=True, metavar="FICHIER", help="où écrire")

    _reader(verb("check", check, "Lit des retours et dit ce qui ne va pas ; n’écrit rien."))
    taken = verb(
        "import", import_files, "Lit des retours et intègre ceux qui n’ont rien de bloquant."
    )
    _reader(taken)
    taken.add_argument(
        "--accept-questions", action="store_true", help="laisse les questions sans réponse"
    )
    taken.add_argument("--received-on", type=day_text, metavar=DAY, help="jour de réception")
    _recorded_at(taken)
    _who(taken)

    for name, run, help_text in (
        ("undo", undo, "Annule un retour intégré."),
        ("restore", restore_number, "Rétablit un retour annulé."),
    ):
        changed = verb(name, run, help_text)
        changed.add_argument("number", type=whole_number, metavar="RETOUR")
        _who(changed)

    copy = verb("recover", recover, "Liste les copies de la base, ou en remet une en place.")
    copy.add_argument("copy", nargs="?", metavar="COPIE")
    take_yes(copy)

    erased = verb("purge", purge, "Efface le fichier d’un retour, sur demande de son expéditeur.")
    erased.add_argument("number", type=whole_number, metavar="RETOUR")
    erased.add_argument("--by", default="", metavar="NOM", help="auteur de l’acte")
    erased.add_argument("--reason", required=True, metavar="MOTIF", help="motif de l’effacement")
    take_yes(erased)

    exported = verb("export", export_store, "Imprime le contenu de la base.")
    exported.add_argument("--json", action="store_true", help="tout, en JSON")
    exported.add_argument("--as-of", type=day_text, metavar=DAY, help="tel que connu ce jour-là")
    return parser


def _reader(parser: FrenchParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FICHIER")
    parser.add_argument("--json", action="store_true", help="écrit le résultat en JSON")


def _recorded_at(parser: FrenchParser) -> None:
    parser.add_argument(
        "--recorded-at", type=instant, metavar=MOMENT, help="instant d’enregistrement (reprise)"
    )


def _who(parser: FrenchParser) -> None:
    parser.add_argument("--by", default="", metavar="NOM", help="auteur de l’acte")
    parser.add_argument("--reason", default="", metavar="MOTIF", help="motif de l’acte")
