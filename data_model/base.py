"""What every table shares: a registry of its own, names of constraints, instants, codes, keys.

The registry is private because a hot reload that runs a module again would otherwise
declare its tables twice in SQLModel's own.
"""

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    MetaData,
    String,
    TypeDecorator,
)
from sqlalchemy.orm import declared_attr, registry
from sqlmodel import Field, SQLModel

from data_model.vocabulary import Labelled

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An instant, aware in Python, kept as naive UTC so that both databases order it alike."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive instant: nobody could say which hour it means."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("Un instant doit porter son fuseau horaire.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant back aware."""
        return None if value is None else value.replace(tzinfo=UTC)


class Code(TypeDecorator[Labelled]):
    """A member of a closed list, kept as its short code."""

    impl = String(32)
    cache_ok = True

    def __init__(self, vocabulary: type[Labelled]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuse what is not in the list."""
        return None if value is None else self.vocabulary(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Labelled | None:
        """Give the member back."""
        return None if value is None else self.vocabulary(value)


class Base(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMING))):
    """The parent of every table."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy hands the class
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class OfPlan(Base):
    """A row of one plan: the plan leads every key, so that plans can be spread over machines."""

    plan_code: str = Field(
        primary_key=True, foreign_key="plan.code", max_length=40, description="Code du plan"
    )


class Versioned(OfPlan):
    """A row that enters a formula: a change is a new row, a removal too."""

    act_number: int = Field(
        primary_key=True, description="Acte qui a enregistré cette version", ge=1
    )
    is_removed: bool = Field(default=False, description="Cette version retire la ligne")


def within_plan(column: str, table: str, target: str = "code") -> ForeignKeyConstraint:
    """A foreign key inside one plan: (plan_code, `column`) → `table`."""
    return ForeignKeyConstraint(["plan_code", column], [f"{table}.plan_code", f"{table}.{target}"])


def by_act(column: str = "act_number") -> ForeignKeyConstraint:
    """The act that recorded a row."""
    return within_plan(column, "act", "number")


def one_of(column: str, vocabulary: type[Labelled]) -> CheckConstraint:
    """The database itself refuses a code that is not in the list."""
    codes = ", ".join(f"'{member.value}'" for member in vocabulary)
    return CheckConstraint(f"{column} IN ({codes})", name=f"{column}_known")


def not_negative(column: str) -> CheckConstraint:
    """Amounts and counts that cannot be below zero."""
    return CheckConstraint(f"{column} >= 0", name=f"{column}_not_negative")


def in_order(first: str, last: str) -> CheckConstraint:
    """An interval does not end before it starts (either end may be unknown)."""
    return CheckConstraint(f"{last} >= {first}", name=f"{last}_after_{first}")


def code_field(vocabulary: type[Labelled], description: str, **kwargs: Any) -> Any:
    """A field that holds a member of `vocabulary`."""
    return Field(sa_type=Code(vocabulary), description=description, **kwargs)
