"""What every verb says, and the status it leaves with."""

import json
import sys

from data_model.french import typo

DONE, BLOCKED, FAILED = 0, 1, 2


class CommandError(Exception):
    """The command could not run: said on the error output, exit status 2."""


def say(text: str) -> None:
    """One sentence of the result."""
    print(typo(text))


def say_as_is(text: str) -> None:
    """A sentence that is set already, and holds what someone typed: nothing of it is touched."""
    print(text)


def warn(text: str) -> None:
    """One sentence that is not the result: it must not disturb what reads the output."""
    print(typo(text), file=sys.stderr)


def print_json(content: object) -> None:
    """The result for a program."""
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")
