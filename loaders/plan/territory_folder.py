"""The folder of public geography, or a plan's own table → a territory and its communes."""

import json
from pathlib import Path

from data_model.base import Base
from data_model.finding import Finding
from data_model.territory import Commune, Territory
from loaders.plan.text_table import text_rows


def read_territory(geo: Path, siren: str) -> list[Base]:
    """The territory and its communes with their populations and outlines, from `geo`.

    Rows: one territory, then its communes in the order of the file; empty where the folder does
    not know the SIREN.
    """
    return [
        row
        for row in read_territories(geo)
        if (row.siren if isinstance(row, Territory) else row.territory_siren) == siren
    ]


def read_territories(geo: Path) -> list[Territory | Commune]:
    """Every territory of the folder `geo`, then their communes; none without the folder."""
    if not (geo / "epts.csv").exists():
        return []
    findings: list[Finding] = []
    points = {row["code_insee"]: row for row in text_rows(geo / "communes_points.csv", findings)}
    outlines: dict[str, str] = {}
    for path in sorted(geo.glob("*.geojson")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            outlines[feature["properties"]["code_insee"]] = json.dumps(feature["geometry"])
    rows: list[Territory | Commune] = [
        Territory(siren=row["siren_ept"], name=row["nom"], short_code=row["ept"])
        for row in text_rows(geo / "epts.csv", findings)
    ]
    for row in text_rows(geo / "communes.csv", findings):
        point = points.get(row["code_insee"])
        rows.append(
            Commune(
                code_insee=row["code_insee"],
                name=row["nom"],
                territory_siren=row["siren_ept"],
                population=int(row["population"]),
                population_vintage=row["vintage"],
                label_longitude=float(point["lon"]) if point else None,
                label_latitude=float(point["lat"]) if point else None,
                outline_geojson=outlines.get(row["code_insee"], ""),
            )
        )
    return rows


def own_territory(folder: Path, siren: str, findings: list[Finding]) -> list[Base]:
    """The territory that a plan's folder names itself, where public geography does not know it.

    Rows: none without its table; what cannot be read in it is a finding.
    """
    rows = [
        row for row in text_rows(folder / "territory.csv", findings) if row.get("siren") == siren
    ]
    return [
        Territory(siren=siren, name=row.get("name", ""), short_code=row.get("short_code", ""))
        for row in rows
    ]
