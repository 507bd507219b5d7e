"""Which documents can be asked for on the command line, and with what."""

from typing import Final

from documents.commands.make import make, make_every, make_package
from documents.outputs import Output
from loaders.commands.french_parser import FrenchParser, day_text, whole_number

DAY: Final = "AAAA-MM-JJ"
EVERY: Final = "all"
HELP_EVERY: Final = "Écrit tous ces documents, en une archive (.zip)."
HELP: Final = {
    Output.DECK: "Écrit le diaporama du comité (.pptx).",
    Output.REPORT: "Écrit le rapport au comité (.pdf).",
    Output.MINUTES: "Écrit le relevé de décisions d’un comité (.pdf).",
    Output.FICHE: "Écrit une fiche action, ou toutes (.pdf).",
    Output.LETTERS: "Écrit une page par commune, pour son maire (.pdf).",
    Output.WORKBOOK: "Écrit le classeur de tous les chiffres (.xlsx).",
    Output.PACKAGE: "Écrit les données ouvertes, en archive (.zip) ou dans un dossier.",
}


def command_parser() -> FrenchParser:
    """The parser of the whole command line; each verb's function stands under `run`."""
    parser = FrenchParser(prog="python -m documents", description="Écrire les documents du comité.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERBE", title="verbes")
    for output, words in HELP.items():
        verb = verbs.add_parser(output.value, help=words, description=words)
        verb.set_defaults(run=make_package if output is Output.PACKAGE else make)
        if output is Output.FICHE:
            verb.add_argument("--action", metavar="CODE", help="une seule action, par exemple 2.2")
        _common(verb, needs_committee=output is Output.MINUTES)
    every = verbs.add_parser(EVERY, help=HELP_EVERY, description=HELP_EVERY)
    every.set_defaults(run=make_every)
    _common(every)
    return parser


def _common(verb: FrenchParser, *, needs_committee: bool = False) -> None:
    verb.add_argument("--plan", metavar="CODE", help="le plan, si la base en contient plusieurs")
    verb.add_argument("--as-of", type=day_text, metavar=DAY, help="tel que connu ce jour-là")
    verb.add_argument(
        "--committee",
        type=whole_number,
        required=needs_committee,
        metavar="NUMÉRO",
        help="les diapositives, le jour et le nom de ce comité",
    )
    verb.add_argument(
        "-o",
        "--output",
        metavar="FICHIER",
        help="où écrire ; par défaut ici, sous un nom qui dit le plan et le jour",
    )
