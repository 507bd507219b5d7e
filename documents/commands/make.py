"""The verbs: read the plan, make the document, write it."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from data_model.plan_draft import plan_of
from data_model.store import reading
from data_model.workspace import active_engine
from documents.context.committee import Show, show_of
from documents.context.seen import PlanSeen, read_plan
from documents.dossier import dossier
from documents.outputs import MadeFile, Output, made, package_folder
from documents.package.package import write_package
from documents.writing import write_whole
from loaders.commands.output import DONE, CommandError, say

ARCHIVE: Final = ".zip"


def make(arguments: argparse.Namespace) -> int:
    """One document, to the file named or to one that says the plan and the day."""
    action = getattr(arguments, "action", None)
    with _plan(arguments) as (seen, show):
        if action is not None and action not in seen.titles:
            raise CommandError(f"L’action « {action} » n’est pas dans ce plan.")
        actions = (action,) if action else ()
        file = made(Output(arguments.verb), seen, show=show, actions=actions)
    return _write(file, arguments.output)


def make_every(arguments: argparse.Namespace) -> int:
    """Every document of the meeting, in one archive."""
    with _plan(arguments) as (seen, show):
        file = dossier(seen, show=show)
    return _write(file, arguments.output)


def make_package(arguments: argparse.Namespace) -> int:
    """The open data: an archive where the name ends so, else a folder."""
    if arguments.output is None or arguments.output.lower().endswith(ARCHIVE):
        return make(arguments)
    folder = Path(arguments.output)
    with _plan(arguments) as (seen, show):
        files = package_folder(seen, show=show)
    write_package(files, folder)
    say(f"Écrit : {folder}.")
    return DONE


@contextmanager
def _plan(arguments: argparse.Namespace) -> Iterator[tuple[PlanSeen, Show | None]]:
    """The plan on the day asked for; with a committee, on the day that it looks at."""
    with reading(active_engine()) as session:
        code = plan_of(session, arguments.plan).code
        show = None
        if arguments.committee is not None:
            show = show_of(read_plan(session, code), arguments.committee)
            if show is None:
                raise CommandError(f"Le comité n° {arguments.committee} n’est pas dans ce plan.")
        day = arguments.as_of or (show.as_of if show else None)
        yield read_plan(session, code, day), show


def _write(file: MadeFile, asked: str | None) -> int:
    path = _target(asked, file.name)
    write_whole(path, file.content)
    say(f"Écrit : {path}.")
    return DONE


def _target(asked: str | None, name: str) -> Path:
    if asked is None:
        return Path(name)
    path = Path(asked)
    return path / name if path.is_dir() else path
