"""Territories and communes that nobody need type again: public geography, and those of the base."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from data_model.store import ROOT
from data_model.territory import Commune, Territory
from loaders.plan.territory_folder import read_territories
from loaders.plan.text_table import Row

GEOGRAPHY: Final = ROOT / "sample_data" / "geo"
PUBLIC_ONLY: Final[Mapping[str, Sequence[Row]]] = {}


@dataclass(frozen=True, kw_only=True)
class KnownPlaces:
    """By SIREN, a territory's name and short code; by INSEE code, what is known of a commune."""

    territories: Mapping[str, tuple[str, str]]
    communes: Mapping[str, Mapping[str, Any]]

    def name_of(self, code: str) -> str:
        """The name of a commune or of a territory; "" where neither is known."""
        if code in self.communes:
            return str(self.communes[code]["name"])
        return self.territories.get(code, ("", ""))[0]

    def members(self, siren: str) -> list[Mapping[str, Any]]:
        """The communes of a territory."""
        return [one for one in self.communes.values() if one.get("territory_siren") == siren]


def known_places(stored: Mapping[str, Sequence[Row]] = PUBLIC_ONLY) -> KnownPlaces:
    """Public geography, under what the tables `territory` and `communes` of the base say."""
    territories, communes = _geography(GEOGRAPHY)
    held = {
        row["code_insee"]: _commune(row, communes.get(row["code_insee"]))
        for row in stored.get("communes", ())
    }
    own = {
        row["siren"]: (row["name"], row["short_code"])
        for row in stored.get("territory", ())
        if row["siren"] not in territories
    }
    return KnownPlaces(territories={**territories, **own}, communes={**communes, **held})


def is_public(code: str) -> bool:
    """Whether public geography gives a commune."""
    return code in _geography(GEOGRAPHY)[1]


def public_outlines() -> Mapping[str, str]:
    """INSEE code → outline, of the communes that public geography draws."""
    return {
        code: str(commune["outline_geojson"])
        for code, commune in _geography(GEOGRAPHY)[1].items()
        if commune["outline_geojson"]
    }


def _commune(row: Row, public: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """What is said of a stored commune; only what is set, so that its stored outline stays."""
    said: dict[str, Any] = {key: text for key, text in row.items() if text}
    if "population" in said:
        said["population"] = int(said["population"])
    # A commune of two territories is a member of the one that public geography gives it.
    return (
        said
        if public is None
        else {
            **public,
            **said,
            "territory_siren": public["territory_siren"],
        }
    )


@lru_cache(maxsize=2)
def _geography(
    folder: Path,
) -> tuple[Mapping[str, tuple[str, str]], Mapping[str, Mapping[str, Any]]]:
    rows = read_territories(folder)
    territories = {
        row.siren: (row.name, row.short_code) for row in rows if isinstance(row, Territory)
    }
    return territories, {
        row.code_insee: row.model_dump() for row in rows if isinstance(row, Commune)
    }
