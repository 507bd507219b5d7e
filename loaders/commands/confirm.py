"""Asking before what cannot be undone: at the terminal, or by `--yes` where there is none."""

import argparse
import sys
from typing import Final

from loaders.commands.output import CommandError, warn

YES: Final = {"o", "oui"}


def take_yes(parser: argparse.ArgumentParser) -> None:
    """The option that answers beforehand."""
    parser.add_argument("--yes", action="store_true", help="ne demande pas de confirmation")


def agrees(question: str, *, yes: bool) -> bool:
    """Whether the answer is yes: given beforehand, or at the terminal; no where nobody is."""
    if yes or not sys.stdin.isatty():
        return yes
    # Not on the output: it holds the result.
    warn(f"{question} (oui ou non)")
    return sys.stdin.readline().strip().lower() in YES


def require_yes(question: str, *, yes: bool) -> None:
    """Go on where the answer is yes.

    Raises:
        CommandError: it is no, or nobody is there to answer.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        raise CommandError("Rien n’est fait sans confirmation : ajoutez --yes.")
    if not agrees(question, yes=yes):
        raise CommandError("Rien n’a été changé.")
