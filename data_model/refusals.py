"""Why a database did not do what was asked, in French and with what to do about it."""

from sqlalchemy import URL
from sqlalchemy.exc import DatabaseError, DataError, OperationalError

RETRY = "réessayez dans un instant"
NOTHING_RECORDED = "rien n’a été enregistré"
BUSY = f"La base est occupée par un autre enregistrement ; {RETRY}."
# By the codes of SQLite, then those of the SQL standard.
SENTENCES = {
    ("SQLITE_BUSY", "SQLITE_LOCKED", "40", "55P03", "57014"): BUSY,
    ("SQLITE_FULL", "53100"): (
        f"Le disque de la base est plein ; {NOTHING_RECORDED}. "
        "Libérez de la place, puis recommencez."
    ),
    ("SQLITE_READONLY",): (
        f"La base n’est pas modifiable ici ; {NOTHING_RECORDED}. "
        "Donnez à l’application le droit d’écrire dans ce fichier et dans son dossier."
    ),
    ("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_IOERR"): (
        "Le fichier {file} ne peut pas être ouvert. "
        "Donnez à l’application le droit d’écrire dans ce fichier et dans son dossier."
    ),
    ("SQLITE_NOTADB", "SQLITE_CORRUPT"): (
        "Le fichier {file} n’est pas une base lisible. Gardez-le sous un autre nom ; la commande "
        "`python -m loaders recover` remet ensuite une copie en place."
    ),
}
TOO_LARGE = f"Une valeur est trop longue ou trop grande pour la base ; {NOTHING_RECORDED}."
NO_ANSWER = f"La base ne répond pas ; {RETRY}."
NO_SERVER = (
    f"La base ne répond pas ; {RETRY}, puis vérifiez que son serveur est en marche et que "
    "DATABASE_URL est juste."
)


def refusal(error: DatabaseError, address: URL) -> str | None:
    """The sentence for what a database raised, or None where the fault is not one of running it."""
    if isinstance(error, DataError):
        return TOO_LARGE
    # A full disk ends the transaction, and undoing it then fails in its turn: the first one tells.
    met: BaseException | None = error
    while met is not None:
        code = getattr(met, "sqlite_errorname", None) or getattr(met, "sqlstate", None)
        for codes, sentence in SENTENCES.items():
            if str(code).startswith(codes):
                return sentence.replace("{file}", file_name(address))
        met = met.__context__
    if not isinstance(error, OperationalError):
        return None
    return NO_ANSWER if address.get_backend_name() == "sqlite" else NO_SERVER


def file_name(address: URL) -> str:
    """« plan.sqlite »: the last part of a file's path, whichever way its slashes lean."""
    return (address.database or "").replace("\\", "/").rsplit("/", 1)[-1]
