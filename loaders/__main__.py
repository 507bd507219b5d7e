"""The command line, for those who automate: runs one verb and says how it ended."""

import sys
from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from data_model.store import StoreError
from loaders.commands.output import FAILED, CommandError, warn
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
    except (CommandError, StoreError, OSError, ValueError) as error:
        warn(str(error))
        return FAILED
    except SQLAlchemyError as error:
        name = type(error).__name__
        warn(f"La base ne répond pas ou refuse l’écriture ; rien n’a été enregistré. ({name})")
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
