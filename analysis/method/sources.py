"""Where plan, figures, maps and formulas come from, and which version shows them."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

import pandas as pd
from sqlalchemy import text
from sqlmodel import Session

from analysis.commune.outlines import PUBLIC_SOURCE, has_public_outline, own_outlines
from analysis.indicator.commune_values import communes_of
from analysis.snapshot import Snapshot
from data_model.french import NOT_KNOWN, day, joined, number, plain, plural, typo
from data_model.plan import Plan
from data_model.store import ROOT
from data_model.territory import Territory

SOURCE_COLUMNS = ["Ce qui est montré", "Source", "Conditions"]
REFERENCE_COLUMNS = ["Calcul", "Source de la formule"]
OPEN_LICENCE = "Licence Ouverte 2.0"
BY_TERRITORY = "Fournis par le territoire"
REFERENCES = (
    ("Avance ou retard du plan (earned schedule)", "Lipke 2003 ; Lipke & Henderson 2006"),
    ("Glissement d’un jalon", "Écart de fin : PMI, MS Project"),
    ("Indice d’exécution", "BEI : Defense Acquisition University (DAU)"),
    ("Progression P, météo déclarée", "PILOTE, direction interministérielle (DITP)"),
    ("Natures, taux de retour, ponctualité", "Guide d’utilisation de DHIS2"),
    ("Questions de vraisemblance", "z modifié : Iglewicz & Hoaglin 1993"),
    ("Fourchette de la prévision", "Loi de Student : Abramowitz & Stegun, 26.7"),
)


@cache
def application_version() -> str:
    """The version of the application, as it is published."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def schema_version(session: Session) -> str:
    """The version of the store's tables."""
    found = session.execute(text("SELECT version_num FROM alembic_version")).scalars().first()
    return str(found or NOT_KNOWN)


def sources_frame(
    session: Session, snapshot: Snapshot, *, outlines: Mapping[str, str]
) -> pd.DataFrame:
    """What is shown, where it comes from and under which conditions.

    `outlines` are those of public geography by INSEE code: one's own are not credited to it.

    Columns: Ce qui est montré, Source, Conditions (str, French). Rows: one a source.
    """
    seen = snapshot.situation
    plan = session.get_one(Plan, seen.plan_code)
    territory = session.get_one(Territory, plan.territory_siren)
    active = int(snapshot.returns["is_active"].sum())
    fictional = "**Fictif** : données inventées pour la démonstration"
    is_demonstration = plan.demonstration_day is not None
    rows = [
        (
            "Actions, jalons, indicateurs et montants imprimés",
            plain(plan.source) or NOT_KNOWN,
            f"Plan de {plain(territory.name)}, transcrit tel qu’imprimé",
        ),
        (
            "Cibles, attributions, dates et base des montants",
            "Réglages du plan",
            fictional if is_demonstration else "Saisis par la personne en charge",
        ),
        (
            "Valeurs, montants et dates reçus",
            f"{plural(active, 'retour')} en vigueur de "
            f"{plural(len(snapshot.respondents), 'répondant')}",
            fictional if is_demonstration else "Déclarés par chaque répondant",
        ),
        *_of_communes(communes_of(snapshot), outlines),
        ("Police de caractères", "IBM Plex Sans", "OFL 1.1"),
    ]
    return pd.DataFrame(
        [tuple(typo(words) for words in row) for row in rows], columns=SOURCE_COLUMNS, dtype=object
    )


def _of_communes(
    communes: pd.DataFrame, public: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """The sources of outlines and populations, each only where something comes from it."""
    if has_public_outline(communes, public):
        yield "Contours des communes", PUBLIC_SOURCE, OPEN_LICENCE
    if own := own_outlines(communes, public):
        yield "Contours des communes", BY_TERRITORY, f"{plural(len(own), 'commune')}"
    counted = communes[communes["population"].notna()]
    vintages = sorted({one for one in counted["population_vintage"] if one})
    if vintages:
        yield "Noms et populations des communes", plain(joined(vintages)), OPEN_LICENCE
    if not counted["population_vintage"].fillna("").astype(bool).all():
        yield "Populations des communes", BY_TERRITORY, NOT_KNOWN


def references_frame() -> pd.DataFrame:
    """Published sources of formulas. Columns: Calcul, Source de la formule. Rows: one a formula."""
    rows = [tuple(typo(words) for words in row) for row in REFERENCES]
    return pd.DataFrame(rows, columns=REFERENCE_COLUMNS, dtype=object)


def version_words(session: Session, snapshot: Snapshot) -> str:
    """Which application, which tables and which facts made these figures."""
    seen = snapshot.situation
    return typo(
        f"Application version {application_version()} (code sous licence MIT), tables version "
        f"{schema_version(session)}. Chiffres calculés sur les {number(seen.cutoff)} premiers "
        f"actes enregistrés, vus au {day(seen.as_of)}."
    )
