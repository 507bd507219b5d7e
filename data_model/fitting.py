"""Whether a row fits the columns that hold it: said in French before a database refuses."""

from sqlalchemy import BigInteger, Integer

from data_model.base import Base
from data_model.french import plural

SHOWN_LENGTH = 40
INTEGER_MAX, BIG_INTEGER_MAX = 2**31 - 1, 2**63 - 1
NOTHING_RECORDED = "rien n’a été enregistré."


def misfit(row: Base) -> str | None:
    """The sentence that says which field of a row no database could hold, or None."""
    for column in row.__table__.columns:  # type: ignore[attr-defined]
        value = getattr(row, column.key)
        if isinstance(value, str):
            sentence = _text_misfit(value, getattr(column.type, "length", None))
        elif isinstance(value, int) and isinstance(column.type, Integer):
            limit = BIG_INTEGER_MAX if isinstance(column.type, BigInteger) else INTEGER_MAX
            sentence = None if abs(value) <= limit else f"le nombre {value} est trop grand"
        else:
            continue
        if sentence:
            field = type(row).model_fields[column.key].description or column.key
            return f"{field} : {sentence} ; {NOTHING_RECORDED}"
    return None


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
