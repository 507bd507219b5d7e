"""The library of ready indicators says what the plans say, and nothing else."""

import csv
from collections.abc import Iterator
from pathlib import Path

from data_model.store import ROOT
from sample_data.indicator_library import LIBRARY, ready_indicators

Row = dict[str, str]
SAMPLE = ROOT / "sample_data"


def rows_of(file: Path) -> list[Row]:
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def printed() -> Iterator[tuple[str, str, Row]]:
    """Every line that the plans give, as the library writes it, with its plan."""
    for folder in sorted(file.parent for file in SAMPLE.glob("*/plan.csv")):
        (plan,) = rows_of(folder / "plan.csv")
        measures = {row["code"]: row for row in rows_of(folder / "measures.csv")}
        indicators = rows_of(folder / "indicators.csv")
        for row in indicators:
            measure = measures.get(row["measure_code"], {})
            shown = {name: row[name] for name in ("unit", "nature", "breakdown_label", "decimals")}
            shown["measure_label"] = measure.get("label", "")
            yield plan["code"], row["label"], shown
        for code, row in measures.items():
            of_measure = [one for one in indicators if one["measure_code"] == code]
            natures = {one["nature"] for one in of_measure}
            decimals = {one["decimals"] for one in of_measure}
            yield (
                plan["code"],
                row["label"],
                {
                    "unit": row["unit"],
                    "nature": natures.pop() if len(natures) == 1 else "",
                    "breakdown_label": "",
                    "decimals": decimals.pop() if len(decimals) == 1 else "0",
                    "measure_label": row["label"],
                },
            )


def test_every_row_of_the_library_is_in_each_plan_it_names() -> None:
    said = [(plan, label, shown) for plan, label, shown in printed()]
    for row in rows_of(LIBRARY):
        shown = {name: row[name] for name in said[0][2]}
        for plan in row["plans"].split(";"):
            assert (plan, row["label"], shown) in said, (plan, row["label"])


def test_every_indicator_and_measure_of_the_plans_is_in_the_library() -> None:
    library = {row["label"]: row for row in rows_of(LIBRARY)}
    for plan, label, shown in printed():
        row = library[label]
        # A measure of the same name as an indicator of its own is that indicator.
        is_same = shown.items() <= row.items()
        assert not is_same or plan in row["plans"].split(";"), label


def test_a_label_is_there_once_and_its_words_say_where_it_comes_from() -> None:
    labels = [row["label"] for row in rows_of(LIBRARY)]
    assert len(labels) == len(set(labels)) == len(ready_indicators())
    words = ready_indicators()["Emplois nets créés"].words
    assert words == "Emplois nets créés · emplois · flux · PLDESS-T7"
