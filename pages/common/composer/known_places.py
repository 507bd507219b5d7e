"""The territories and communes that need not be typed: public ones, and those of the base."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from data_model.places import stored_communes, stored_territories
from data_model.store import ROOT, reading
from data_model.territory import Commune, Territory
from data_model.workspace import active_engine
from loaders.entry.composer_communes import TypedCommune
from loaders.plan.territory_folder import read_territories

GEO = ROOT / "sample_data" / "geo"


@dataclass(frozen=True, kw_only=True)
class KnownPlace:
    """A territory and its communes, in the order of the folder."""

    territory: Territory
    communes: tuple[Commune, ...]

    @property
    def is_drawn(self) -> bool:
        """Whether every commune has its population and its outline."""
        return all(one.population is not None and one.outline_geojson for one in self.communes)

    @property
    def typed(self) -> list[TypedCommune]:
        """Its communes as if a person had typed them."""
        return [typed_of(commune) for commune in self.communes]


def known_places() -> dict[str, KnownPlace]:
    """The known territories by SIREN: public geography, then the other ones of the base."""
    with reading(active_engine()) as session:
        own = _by_siren([*stored_territories(session), *stored_communes(session).values()])
    public = _public_places()
    named = {siren: place for siren, place in own.items() if place.communes}
    return public | {siren: place for siren, place in named.items() if siren not in public}


def known_communes() -> dict[str, Commune]:
    """The known communes by INSEE code, with their outlines; as the base has them first."""
    with reading(active_engine()) as session:
        return _public_communes() | stored_communes(session)


@cache
def _public_places() -> dict[str, KnownPlace]:
    return _by_siren(read_territories(GEO))


@cache
def _public_communes() -> dict[str, Commune]:
    places = _public_places().values()
    return {commune.code_insee: commune for place in places for commune in place.communes}


def _by_siren(rows: Sequence[Territory | Commune]) -> dict[str, KnownPlace]:
    communes = [row for row in rows if isinstance(row, Commune)]
    return {
        row.siren: KnownPlace(
            territory=row,
            communes=tuple(one for one in communes if one.territory_siren == row.siren),
        )
        for row in rows
        if isinstance(row, Territory)
    }


def typed_of(commune: Commune) -> TypedCommune:
    """A stored or known commune, as a person would have typed it."""
    return TypedCommune(
        code_insee=commune.code_insee,
        name=commune.name,
        population=commune.population,
        population_vintage=commune.population_vintage,
    )
