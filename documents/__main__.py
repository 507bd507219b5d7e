"""The command line of the documents: makes one and says how it ended."""

import sys
from collections.abc import Sequence
from contextlib import suppress

from documents.commands.parser import command_parser
from loaders.commands.failure import failure
from loaders.commands.output import FAILED, warn


def main(arguments: Sequence[str] | None = None) -> int:
    """Make one document. Returns 0, or 2 where it could not be made."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            # On Windows a redirected output would otherwise refuse French spaces.
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    parsed = command_parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except Exception as error:
        warn(failure(error))
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
