"""Who answers for the plan is who stands on its map."""

import csv
import json
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
PLAN = SAMPLE / "pldess-paris-terres-d-envol"
GEO = SAMPLE / "geo"


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_respondents_are_the_communes_of_the_territory_and_the_territory() -> None:
    [plan] = read_rows(PLAN / "plan.csv")
    communes = {
        (row["code_insee"], "commune", row["nom"])
        for row in read_rows(GEO / "communes.csv")
        if row["siren_ept"] == plan["territory_siren"]
    }
    found = {(row["code"], row["kind"], row["name"]) for row in read_rows(PLAN / "respondents.csv")}
    assert len(communes) == 8
    assert communes < found
    [(code, kind, _)] = found - communes
    assert (code, kind) == (plan["territory_siren"], "territory")


def test_every_commune_that_answers_has_an_outline_and_a_label_point() -> None:
    outlines = json.loads((GEO / "communes_paris_terres_d_envol.geojson").read_text("utf-8"))
    drawn = {feature["properties"]["code_insee"] for feature in outlines["features"]}
    pointed = {row["code_insee"] for row in read_rows(GEO / "communes_points.csv")}
    respondents = read_rows(PLAN / "respondents.csv")
    communes = {row["code"] for row in respondents if row["kind"] == "commune"}
    assert drawn == communes
    assert communes <= pointed


def test_populations_of_a_territory_are_those_of_its_communes() -> None:
    communes = read_rows(GEO / "communes.csv")
    for territory in read_rows(GEO / "epts.csv"):
        own = [row for row in communes if row["siren_ept"] == territory["siren_ept"]]
        assert len(own) == int(territory["nb_communes"])
        assert sum(int(row["population"]) for row in own) == int(territory["population"])
