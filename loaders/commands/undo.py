"""The verbs that withdraw a return, or bring it back."""

import argparse
from typing import Protocol

from sqlmodel import Session

from data_model.act import Act
from data_model.plan_draft import plan_of
from data_model.return_ledger import restore_return, withdraw_return
from data_model.store import copy_database, writing
from data_model.workspace import active_engine
from loaders.commands.output import DONE, say


class _Change(Protocol):
    def __call__(
        self, session: Session, plan_code: str, number: int, *, by: str, reason: str
    ) -> Act: ...


def undo(arguments: argparse.Namespace) -> int:
    """`undo RETURN`: withdraw a return."""
    _change(arguments, withdraw_return, label="annulation")
    say(f"Le retour n° {arguments.number} est annulé ; `restore` le rétablit.")
    return DONE


def restore_number(arguments: argparse.Namespace) -> int:
    """`restore RETURN`: bring a withdrawn return back."""
    _change(arguments, restore_return, label="retablissement")
    say(f"Le retour n° {arguments.number} est rétabli.")
    return DONE


def _change(arguments: argparse.Namespace, change: _Change, *, label: str) -> None:
    engine = active_engine()
    with writing(engine) as session:
        plan = plan_of(session, arguments.plan)
        change(session, plan.code, arguments.number, by=arguments.by, reason=arguments.reason)
        # Of what was there before this transaction; a refused change leaves none.
        copy_database(engine, label=label)
