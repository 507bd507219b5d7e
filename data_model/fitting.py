"""Whether a row fits the columns that hold it: said in French before a database refuses."""

from functools import cache

from sqlalchemy import BigInteger, Integer

from data_model.base import Base
from data_model.french import plural

SHOWN_LENGTH = 40
INTEGER_MAX, BIG_INTEGER_MAX = 2**31 - 1, 2**63 - 1
NOTHING_RECORDED = "rien n’a été enregistré."


def misfit(row: Base) -> str | None:
    """The sentence that says which field of a row no database could hold, or None."""
    # What a row has not loaded is as the store holds it.
    held = vars(row)
    for name, length, largest in _limits(type(row)):
        value = held.get(name)
        if isinstance(value, str):
            sentence = _text_misfit(value, length)
        elif isinstance(value, int) and largest is not None:
            sentence = None if abs(value) <= largest else f"le nombre {value} est trop grand"
        else:
            continue
        if sentence:
            field = type(row).model_fields[name].description or name
            return f"{field} : {sentence} ; {NOTHING_RECORDED}"
    return None


@cache
def _limits(model: type[Base]) -> tuple[tuple[str, int | None, int | None], ...]:
    """Each column's name, the longest text and the largest number that it may hold."""
    found = []
    for column in model.__table__.columns:  # type: ignore[attr-defined]
        largest = BIG_INTEGER_MAX if isinstance(column.type, BigInteger) else INTEGER_MAX
        is_number = isinstance(column.type, Integer)
        length = getattr(column.type, "length", None)
        found.append((column.key, length, largest if is_number else None))
    return tuple(found)


def _text_misfit(value: str, limit: int | None) -> str | None:
    if limit is not None and len(value) > limit:
        return (
            f"« {value[:SHOWN_LENGTH]}… » compte {plural(len(value), 'caractère')}, "
            f"la limite est de {limit}"
        )
    if "\0" in value or not _is_writable(value):
        return "ce texte contient un caractère illisible"
    return None


def _is_writable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
