"""The command line, for those who automate: runs one verb and says how it ended."""

import sys
from collections.abc import Sequence

from loaders.commands.parser import command_parser
from loaders.commands.verb_run import run_verb


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Returns 0, 1 (blocking findings or open questions) or 2 (could not run)."""
    return run_verb(command_parser(), arguments)


if __name__ == "__main__":
    sys.exit(main())
