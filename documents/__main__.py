"""The command line of the documents: makes one and says how it ended."""

import sys
from collections.abc import Sequence

from documents.commands.parser import command_parser
from loaders.commands.verb_run import run_verb


def main(arguments: Sequence[str] | None = None) -> int:
    """Make one document. Returns 0, or 2 where it could not be made."""
    return run_verb(command_parser(), arguments)


if __name__ == "__main__":
    sys.exit(main())
