"""The command line, for those who automate: runs one verb and says how it ended."""

import sys
from collections.abc import Sequence
from contextlib import suppress

from loaders.commands.failure import failure
from loaders.commands.output import FAILED, warn
from loaders.commands.parser import command_parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Returns 0, 1 (blocking findings or open questions) or 2 (could not run)."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            # On Windows a redirected output would otherwise refuse French spaces.
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    parsed = command_parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except Exception as error:
        # Left to itself, Python would leave with 1, which says that a file has findings.
        warn(failure(error))
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
