"""The verb that puts a copy of the base in place, after saying what it and the base hold."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from data_model.french import day
from data_model.recovery import HeldPlan, held_plans, plans_of_copy, restore
from data_model.store import Database, StoreError, copies, sqlite_file
from data_model.workspace import active_engine
from loaders.commands.confirm import require_yes
from loaders.commands.output import DONE, CommandError, say


def recover(arguments: argparse.Namespace) -> int:
    """`recover [COPY]`: list the copies of the base, or put one back."""
    engine = active_engine()
    _require_file(engine)
    known = {copy.name: copy for copy in copies(engine)}
    if not arguments.copy:
        for name in known:
            say(name)
        return DONE
    copy = known.get(arguments.copy, Path(arguments.copy))
    present, held = held_plans(engine), plans_of_copy(copy)
    _require_same_kind(present, held)
    say(f"La base contient : {_told(present)}.")
    say(f"La copie contient : {_told(held)}.")
    require_yes(f"Remettre {copy.name} en place ? La base est d’abord copiée.", yes=arguments.yes)
    restore(engine, copy)
    say(f"La base est revenue à la copie {copy.name}.")
    return DONE


def _require_file(engine: Database) -> None:
    if sqlite_file(engine) is None:
        raise StoreError("Cette base est sur un serveur : restaurez-la avec ses propres outils.")


def _require_same_kind(present: Sequence[HeldPlan], held: Sequence[HeldPlan]) -> None:
    """Fictional returns never take the place of real ones, nor the reverse."""
    kinds = [{plan.is_demonstration for plan in plans} for plans in (present, held)]
    if kinds[0] and kinds[0] != kinds[1]:
        raise CommandError(
            "L’une est la démonstration, l’autre un vrai plan : la base reste comme elle est."
        )


def _told(plans: Sequence[HeldPlan]) -> str:
    return " ; ".join(_plan_told(plan) for plan in plans) or "aucun plan"


def _plan_told(plan: HeldPlan) -> str:
    name = f"{plan.code} (démonstration)" if plan.is_demonstration else plan.code
    if plan.last_day is None:
        return f"{name}, aucun acte"
    return f"{name}, jusqu’à l’acte n° {plan.last_act} du {day(plan.last_day)}"
