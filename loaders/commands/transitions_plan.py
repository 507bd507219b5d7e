"""A plan in the template of Territoires en Transitions, and what the command line says of it."""

import argparse

from data_model.plan import Plan
from data_model.plan_draft import PlanDraft
from data_model.store import reading
from data_model.workspace import OWN, address, engine_at
from loaders.commands.french_parser import FrenchParser
from loaders.commands.output import CommandError
from loaders.formats.cells import Workbook
from loaders.plan.stored_rows import stored_places, stored_rows
from loaders.transitions.identity import PlanIdentity
from loaders.transitions.reading import read_transitions

TITLE = "modèle de Territoires en Transitions"
IDENTITY_MISSING = (
    "Ce classeur est le modèle de plan de Territoires en Transitions, qui ne dit pas de quel plan "
    "il s’agit. Indiquez --code, --title et --territory."
)


def take_identity(parser: FrenchParser) -> None:
    """The options that name the plan of such a workbook; any other file names its own."""
    group = parser.add_argument_group(TITLE)
    group.add_argument("--code", default="", metavar="CODE", help="code du plan")
    group.add_argument("--title", default="", metavar="INTITULÉ", help="intitulé du plan")
    group.add_argument("--short-title", default="", metavar="SIGLE", help="sigle, sinon le code")
    group.add_argument("--territory", default="", metavar="SIREN", help="SIREN du territoire")
    group.add_argument(
        "--territory-name", default="", metavar="NOM", help="son nom, s’il n’est pas connu"
    )


def transitions_draft(workbook: Workbook, arguments: argparse.Namespace) -> PlanDraft:
    """The draft of the plan that the options name; what one's own base has of it keeps its codes.

    Raises:
        CommandError: the options do not name a plan.
    """
    if not (arguments.code and arguments.title and arguments.territory):
        raise CommandError(IDENTITY_MISSING)
    identity = PlanIdentity(
        code=arguments.code,
        title=arguments.title,
        short_title=arguments.short_title,
        territory_siren=arguments.territory,
        territory_name=arguments.territory_name,
    )
    with reading(engine_at(address(OWN))) as session:
        is_known = session.get(Plan, identity.code) is not None
        stored = stored_rows(session, identity.code) if is_known else {}
        stored |= stored_places(session)
    return read_transitions(workbook, identity, stored=stored)
