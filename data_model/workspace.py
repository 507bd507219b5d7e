"""Which database is open: the demonstration's, or the territory's own."""

from functools import cache
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from data_model.plan import Plan
from data_model.schema import migrate
from data_model.store import VAR, StoreError, database_url, make_engine

DEMONSTRATION = "demonstration"
OWN = "plan"
NAMES = (DEMONSTRATION, OWN)
POINTER = "base-ouverte"
_ONE_AT_A_TIME = Lock()


def file_of(name: str, *, folder: Path = VAR) -> Path:
    """The SQLite file of one of the two databases."""
    return folder / f"{name}.sqlite"


def was_begun(name: str, *, folder: Path = VAR) -> bool:
    """Whether one of the two databases was opened before."""
    return file_of(name, folder=folder).exists()


def active_name(*, folder: Path = VAR) -> str:
    """Which of the two is open; the territory's own where an address is set from outside."""
    if database_url() is not None:
        return OWN
    pointer = folder / POINTER
    chosen = (
        pointer.read_text(encoding="utf-8", errors="replace").strip()
        if pointer.exists()
        else DEMONSTRATION
    )
    return chosen if chosen in NAMES else DEMONSTRATION


def open_instead(name: str, *, folder: Path = VAR) -> None:
    """Open the other database from now on; destroys nothing.

    Raises:
        StoreError: an unknown name, an address set from outside decides, or the choice cannot be
            written.
    """
    if name not in NAMES:
        raise StoreError(f"La base « {name} » n’existe pas.")
    if database_url() is not None:
        raise StoreError("L’adresse de la base est fixée par DATABASE_URL.")
    written = folder / f"{POINTER}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written.write_text(name, encoding="utf-8")
        # At once: a window that reads meanwhile must not find half a choice.
        written.replace(folder / POINTER)
    except OSError as error:
        raise StoreError(
            "La base ouverte ne peut pas être changée. Donnez à l’application le droit d’écrire "
            f"dans le dossier « {folder.name} »."
        ) from error


def address(name: str, *, folder: Path = VAR) -> str:
    """The SQLAlchemy address of a database."""
    outside = database_url()
    return outside if outside is not None else f"sqlite:///{file_of(name, folder=folder)}"


@cache
def _engine_at(url: str) -> Engine:
    engine = make_engine(url)
    migrate(engine)
    return engine


def engine_at(url: str) -> Engine:
    """One engine an address and process, its schema up to date.

    Raises:
        StoreError: the address or the base behind it cannot be opened.
    """
    # A cache alone would let two first visitors make one each.
    with _ONE_AT_A_TIME:
        return _engine_at(url)


def forget_engines() -> None:
    """Open every address anew (the files behind them were replaced)."""
    _engine_at.cache_clear()


def active_engine() -> Engine:
    """The engine of the database that is open."""
    return engine_at(address(active_name()))


def plans(session: Session) -> list[Plan]:
    """Every plan of a database, by code."""
    return list(session.exec(select(Plan).order_by(col(Plan.code))).all())
