"""Runs what a command line asks for, and says how it ended."""

import sys
from collections.abc import Sequence
from contextlib import suppress

from loaders.commands.failure import failure
from loaders.commands.french_parser import FrenchParser
from loaders.commands.output import FAILED, warn


def run_verb(parser: FrenchParser, arguments: Sequence[str] | None) -> int:
    """Run the verb that the arguments name; `None` takes those of the command line itself.

    Returns the exit status: the verb's own, or 2 where it could not run.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            # On Windows a redirected output would otherwise refuse French spaces.
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    parsed = parser.parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except Exception as error:
        # Left to itself, Python would leave with 1, which says that a file has findings.
        warn(failure(error))
        return FAILED
