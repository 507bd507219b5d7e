"""The plans of other shapes: their folders, their tables, and a base that holds one of them."""

import csv
from pathlib import Path

from sqlalchemy import Engine

from data_model.plan_draft import record_plan
from data_model.schema import migrate
from data_model.store import ROOT, make_engine, writing
from loaders.plan.plan_folder import read_plan_folder

SAMPLE = ROOT / "sample_data"
MARNE = "pcaet-paris-est-marne-et-bois"
ORLY = "pcaet-grand-orly-seine-bievre"
ESSR = "feuille-de-route-essr"
ATELIERS = "ateliers-de-la-transition"
OTHER_PLANS = (MARNE, ORLY, ESSR, ATELIERS)
Rows = list[dict[str, str]]


def table(folder: str, name: str) -> Rows:
    """The rows of one text table, as text; none where the folder does not hold it."""
    path = SAMPLE / folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def column(folder: str, name: str, wanted: str, /, **where: str) -> list[str]:
    """One column of a text table, of the rows that hold what is asked."""
    return [
        row[wanted]
        for row in table(folder, name)
        if all(row[key] == value for key, value in where.items())
    ]


def counts(folder: str) -> dict[str, int]:
    """How many rows each table of a folder holds."""
    return {path.stem: len(table(folder, path.stem)) for path in (SAMPLE / folder).glob("*.csv")}


def stored(folder: str, at: Path) -> Engine:
    """A base of its own with the plan of one folder."""
    engine = make_engine(f"sqlite:///{at / 'plan.sqlite'}")
    migrate(engine)
    with writing(engine) as session:
        record_plan(session, read_plan_folder(SAMPLE / folder))
    return engine
