"""Why a command could not run, as one French sentence whatever was raised."""

import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from data_model import store
from data_model.as_of import PARIS
from data_model.store import StoreError
from loaders.commands.output import CommandError

JOURNAL: Final = "erreurs.log"
SHOWN_LENGTH: Final = 200
# The first that fits: each is a kind of those after it.
SYSTEM: Final[tuple[tuple[type[OSError], str], ...]] = (
    (BrokenPipeError, "La sortie a été fermée avant la fin."),
    (IsADirectoryError, "{file} est un dossier ; indiquez un fichier."),
    (FileExistsError, "{file} est un fichier ; indiquez un dossier."),
    (NotADirectoryError, "Le dossier de {file} est introuvable."),
    (FileNotFoundError, "{file} est introuvable, ou son dossier n’existe pas."),
    (PermissionError, "Le système refuse l’accès à {file} ; vérifiez les droits."),
    (OSError, "Le système refuse d’ouvrir {file} ; vérifiez la place et les droits. ({cause})"),
)


def failure(error: Exception) -> str:
    """What is said of an error; one that nobody expected is also kept in the journal."""
    if isinstance(error, (CommandError, StoreError)):
        return str(error)
    if isinstance(error, OSError):
        return _system_failure(error)
    name = type(error).__name__
    _keep(error)
    if isinstance(error, SQLAlchemyError):
        return f"La base ne répond pas ou refuse l’écriture ; rien n’a été enregistré. ({name})"
    lines = str(error).splitlines() or [""]
    cause = f"{name} : {lines[0][:SHOWN_LENGTH]}" if lines[0] else name
    return (
        "La commande s’est arrêtée sur une erreur imprévue. "
        f"Pour le service informatique : {cause} ({JOURNAL})."
    )


def _system_failure(error: OSError) -> str:
    if error.errno is None:
        # Raised by the loaders themselves, with their own sentence.
        return str(error)
    sentence = next(words for kind, words in SYSTEM if isinstance(error, kind))
    file = f"« {error.filename} »" if error.filename else "un fichier"
    told = sentence.replace("{file}", file).replace("{cause}", type(error).__name__)
    return told[0].upper() + told[1:]


def _keep(error: Exception) -> None:
    """The whole cause, beside the bases: the screen of who automates is not the place for it."""
    with suppress(OSError):
        path = Path(store.VAR) / JOURNAL
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as journal:
            journal.write(f"{datetime.now(tz=PARIS):%Y-%m-%d %H:%M:%S}\n")
            journal.writelines(traceback.format_exception(error))
