"""The territories and communes that public geography gives here, by their codes."""

from dataclasses import dataclass
from functools import cache

from data_model.store import ROOT
from data_model.territory import Commune, Territory
from loaders.entry.composer_communes import TypedCommune
from loaders.plan.territory_folder import read_territories

GEO = ROOT / "sample_data" / "geo"


@dataclass(frozen=True, kw_only=True)
class KnownPlace:
    """A territory and its communes, in the order of the folder."""

    territory: Territory
    communes: tuple[Commune, ...]

    @property
    def typed(self) -> list[TypedCommune]:
        """Its communes as if a person had typed them."""
        return [typed_of(commune) for commune in self.communes]


@cache
def known_places() -> dict[str, KnownPlace]:
    """The known territories by SIREN."""
    rows = read_territories(GEO)
    communes = [row for row in rows if isinstance(row, Commune)]
    return {
        row.siren: KnownPlace(
            territory=row,
            communes=tuple(one for one in communes if one.territory_siren == row.siren),
        )
        for row in rows
        if isinstance(row, Territory)
    }


@cache
def known_communes() -> dict[str, Commune]:
    """The known communes by INSEE code, with their outlines."""
    places = known_places().values()
    return {commune.code_insee: commune for place in places for commune in place.communes}


def typed_of(commune: Commune) -> TypedCommune:
    """A stored or known commune, as a person would have typed it."""
    return TypedCommune(
        code_insee=commune.code_insee,
        name=commune.name,
        population=commune.population,
        population_vintage=commune.population_vintage,
    )
