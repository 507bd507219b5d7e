"""Territories and communes: who owns a plan, and where."""

from sqlalchemy import Text
from sqlmodel import Field

from data_model.base import Base, not_negative


class Territory(Base, table=True):
    """An intercommunality that owns a plan."""

    siren: str = Field(primary_key=True, max_length=9, description="SIREN")
    name: str = Field(max_length=200, description="Nom")
    short_code: str = Field(default="", max_length=10, description="Sigle (T7)")


class Commune(Base, table=True):
    """A member town."""

    __table_args__ = (not_negative("population"),)
    code_insee: str = Field(primary_key=True, max_length=5, description="Code INSEE")
    name: str = Field(max_length=200, description="Nom")
    territory_siren: str = Field(
        foreign_key="territory.siren", max_length=9, description="SIREN du territoire"
    )
    population: int | None = Field(default=None, description="Population municipale (habitants)")
    population_vintage: str = Field(default="", max_length=120, description="Millésime")
    label_longitude: float | None = Field(default=None, description="Longitude de l’étiquette")
    label_latitude: float | None = Field(default=None, description="Latitude de l’étiquette")
    outline_geojson: str = Field(
        default="", sa_type=Text, description="Contour (géométrie GeoJSON)"
    )
