"""What the source of a fund says beside its rules: its years, and the action that tells of it."""

from sqlmodel import Field

from data_model.base import Versioned, by_act, in_order, within_plan


class FundTerms(Versioned, table=True):
    """The years over which a fund's envelope is spread, in its source's words."""

    __table_args__ = (
        by_act(),
        within_plan("action_code", "action"),
        in_order("first_year", "last_year"),
    )
    fund_code: str = Field(primary_key=True, max_length=20, description="Fonds")
    action_code: str | None = Field(default=None, max_length=20, description="Action")
    first_year: int | None = Field(default=None, description="Première année")
    last_year: int | None = Field(default=None, description="Dernière année")
    as_printed: str = Field(default="", max_length=300, description="Mots imprimés")
