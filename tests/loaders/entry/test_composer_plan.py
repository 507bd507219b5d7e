"""A new plan as described on screen: what is wrong is told, what is right is a whole draft."""

from dataclasses import replace
from datetime import date

import pytest

from data_model.plan import Plan, PlanSpan
from data_model.respondent import Respondent
from data_model.territory import Commune, Territory
from loaders.entry.composer_communes import TypedCommune
from loaders.entry.composer_outlines import Outline
from loaders.entry.composer_plan import (
    TypedPlan,
    TypedTerritory,
    is_siren,
    new_plan,
    new_plan_findings,
    proposed_code,
)

PLAN = TypedPlan(
    title="Plan climat",
    short_title="PCAET",
    code="PCAET",
    starts_on=date(2027, 1, 1),
    ends_on=date(2032, 12, 31),
)
TERRITORY = TypedTerritory(siren="200058097", name="Val d’Essai")
COMMUNES = [TypedCommune(code_insee="2A004", name="Ajaccio", population=73_822)]


def told(
    plan: TypedPlan = PLAN,
    territory: TypedTerritory = TERRITORY,
    communes: list[TypedCommune] = COMMUNES,
    taken: frozenset[str] = frozenset(),
) -> list[str]:
    findings = new_plan_findings(plan, territory, communes, taken=set(taken))
    return [finding.message for finding in findings]


@pytest.mark.parametrize(
    ("short_title", "taken", "code"),
    [
        ("PCAET", set(), "PCAET"),
        ("Plan à l’œuvre – été", set(), "PLAN-A-L-UVRE-ETE"),
        ("PCAET", {"PCAET"}, "PCAET-2"),
        ("PCAET", {"PCAET", "PCAET-2"}, "PCAET-3"),
        ("…", set(), ""),
        ("A" * 60, set(), "A" * 36),
    ],
)
def test_the_code_comes_from_the_short_title(short_title: str, taken: set[str], code: str) -> None:
    assert proposed_code(short_title, taken) == code


@pytest.mark.parametrize("siren", ["200058097", "200057941", "200058014", "732829320"])
def test_a_siren_checks_its_own_digits(siren: str) -> None:
    assert is_siren(siren)
    assert not is_siren(siren[:-1] + str((int(siren[-1]) + 1) % 10))
    assert not is_siren(siren[:-1])


def test_a_plan_described_in_full_has_nothing_wrong() -> None:
    assert told() == []
    assert told(replace(PLAN, starts_on=None, ends_on=None)) == []


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (replace(PLAN, title=""), "Il manque l’intitulé du plan."),
        (replace(PLAN, short_title="", code=""), "Il manque le sigle du plan."),
        (replace(PLAN, code="pcaet 1"), "«\u00a0pcaet 1\u00a0» n’est pas un code de plan."),
        (replace(PLAN, ends_on=date(2027, 1, 1)), "La fin du plan précède son début."),
    ],
)
def test_what_is_wrong_in_the_names_and_days_is_told(plan: TypedPlan, words: str) -> None:
    assert told(plan) == [words]


def test_what_is_wrong_in_the_territory_is_told() -> None:
    assert told(taken=frozenset({"PCAET"})) == [
        "Le code PCAET est déjà celui d’un plan de cette base."
    ]
    assert told(territory=TypedTerritory(siren="123", name="")) == [
        "Il manque le nom du territoire.",
        "«\u00a0123\u00a0» n’est pas un SIREN.",
    ]
    assert told(territory=TypedTerritory(siren="", name="Communauté d’essai")) == [
        "Il manque le SIREN du territoire."
    ]
    assert told(communes=[]) == ["Aucune commune n’est donnée."]


def test_a_plan_of_no_territory_is_told_so_in_one_sentence() -> None:
    nobody = TypedTerritory(siren="", name="")
    assert told(territory=nobody, communes=[]) == ["Il manque le territoire du plan."]


def test_the_draft_holds_the_territory_its_communes_and_who_answers() -> None:
    outline = Outline(geojson='{"type":"Polygon"}', longitude=8.7, latitude=41.9)
    elsewhere = Commune(code_insee="93005", name="Aulnay", territory_siren="OTHER")
    known = Commune(
        code_insee="93007", name="Le Blanc-Mesnil", territory_siren="PUBLIC", outline_geojson="{}"
    )
    communes = [
        *COMMUNES,
        TypedCommune(code_insee="93005", name="Aulnay-sous-Bois"),
        TypedCommune(code_insee="93007", name="Le Blanc-Mesnil"),
    ]
    draft = new_plan(
        PLAN,
        TERRITORY,
        communes,
        outlines={"2A004": outline},
        known={"93007": known},
        stored={"93005": elsewhere},
    )
    territory, *rows, plan = draft.shared
    assert isinstance(territory, Territory)
    assert isinstance(plan, Plan)
    drawn = {row.code_insee: row for row in rows if isinstance(row, Commune)}
    assert drawn["2A004"].outline_geojson == outline.geojson
    assert drawn["2A004"].territory_siren == TERRITORY.siren
    # Another plan of the base may be of that territory.
    assert drawn["93005"].territory_siren == "OTHER"
    assert (drawn["93007"].territory_siren, drawn["93007"].outline_geojson) == (
        TERRITORY.siren,
        "{}",
    )
    asked = [row.code for row in draft.texts if isinstance(row, Respondent)]
    assert asked == ["2A004", "93005", "93007", TERRITORY.siren]
    (span,) = draft.versions
    assert isinstance(span, PlanSpan)
    assert (span.starts_on, span.ends_on) == (PLAN.starts_on, PLAN.ends_on)


def test_a_plan_without_days_has_no_span() -> None:
    plan = replace(PLAN, starts_on=None, ends_on=None)
    draft = new_plan(plan, TERRITORY, COMMUNES, outlines={}, known={}, stored={})
    assert draft.versions == ()
