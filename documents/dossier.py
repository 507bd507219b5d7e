"""The whole file of a meeting: its documents made one after the other, then put together."""

from collections.abc import Callable
from typing import Final

from documents.archive import archive_of
from documents.context.committee import Show, head_of, meeting_of
from documents.context.seen import PlanSeen
from documents.naming import file_name
from documents.outputs import MadeFile, Output, made, outputs_of

NAME: Final = "dossier"
KIND: Final = ("zip", "application/zip")
Begin = Callable[[Output], None]
"""Told of each document before it is made; what it raises stops the whole."""


def dossier_name(seen: PlanSeen, *, show: Show | None = None) -> str:
    """How the archive will be called."""
    return file_name(head_of(seen, meeting_of(show)), NAME, KIND[0])


def dossier(seen: PlanSeen, *, show: Show | None = None, begin: Begin | None = None) -> MadeFile:
    """Every document of a meeting in one archive, each under its own name."""
    files = []
    for output in outputs_of(show):
        if begin is not None:
            begin(output)
        files.append(made(output, seen, show=show))
    return MadeFile(
        name=dossier_name(seen, show=show),
        mime=KIND[1],
        content=archive_of((one.name, one.content) for one in files),
    )
