"""Plans that nobody would write and that a workbook must hold all the same, as text rows."""

import string
from collections.abc import Mapping, Sequence
from datetime import date

from hypothesis import strategies as st

from data_model.level_name import PlanLevel
from data_model.printed_entry import EntryKind
from data_model.vocabulary import (
    BudgetBasis,
    Direction,
    HumanDaysBasis,
    Labelled,
    LineKind,
    Nature,
    RespondentKind,
    Role,
    TargetBasis,
    TaxBasis,
)
from loaders.plan.text_table import Row

Tables = dict[str, list[Row]]
ODD_TEXTS = (
    "=1+1",
    "+33 1 02 03 04 05",
    "-",
    "@nom",
    "'apostrophe",
    "2024",
    "010",
    "1.10",
    "1e5",
    "TRUE",
    "oui",
    "n.c.",
    "01/02/2024",
    "Février 2024",
    "50 %",
    "12 €",
    "http://exemple.fr/?a=1&b=2",
    "« L’été » — d'où ?",
    'Un "mot", un point-virgule ; et\nune ligne\n\nde plus',
    "Œuvre à cœur 🌱 ½ ≥ 3",
    "<b>gras</b> &amp;",
    "Total",
    "Exemple",
    "à définir",
    "effacer",
    "x" * 900,
)
ODD_CODES = ("010", "1.10", "1.1", "1,1", "01.1", "F-016", "#3", "2e5", "T 7", "é_1", "=A", "12")
LETTERS = string.ascii_letters + string.digits + " éèàçÉœ'’\"«»-–;:,.()!?%€&<>=+@#/*\n"


def texts(longest: int, *, least: int = 1) -> st.SearchStrategy[str]:
    """Words as the store holds them: without blanks around."""
    drawn = st.text(LETTERS, min_size=least, max_size=min(longest, 60)).map(str.strip)
    odd = st.sampled_from([one for one in ODD_TEXTS if len(one) <= longest])
    return st.one_of(drawn, odd).filter(lambda text: len(text) >= least)


def optional(some: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Or nothing at all."""
    return st.one_of(st.just(""), some)


def codes(least: int, most: int) -> st.SearchStrategy[list[str]]:
    """Codes of one table, no two the same."""
    drawn = st.text(string.ascii_letters + string.digits + ".-", min_size=1, max_size=9)
    one = st.one_of(st.sampled_from(ODD_CODES), drawn.filter(lambda code: code.strip(".-") != ""))
    return st.lists(one, min_size=least, max_size=most, unique=True)


def numbers(places: int, most: int = 10**9) -> st.SearchStrategy[str]:
    """« 1250.5 », without a zero at its end."""
    whole = st.integers(0, most * 10**places)
    return whole.map(lambda n: f"{n / 10**places:.{places}f}".rstrip("0").rstrip("."))


def whole(least: int, most: int) -> st.SearchStrategy[str]:
    return st.integers(least, most).map(str)


def word(words: type[Labelled]) -> st.SearchStrategy[str]:
    return st.sampled_from([one.value for one in words])


DAYS = st.dates(date(1995, 1, 1), date(2090, 12, 31))
YES_NO = st.sampled_from(["true", "false"])
Draw = st.DrawFn


def spans(draw: Draw) -> tuple[str, str]:
    """A first and a last day, either of which may be unknown."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return draw(st.sampled_from(["", first.isoformat()])), draw(
        st.sampled_from(["", last.isoformat()])
    )


@st.composite
def plans(draw: Draw) -> Tables:
    """The rows of a whole plan, each naming others that are there."""
    axes, objectives = draw(codes(1, 2)), draw(codes(0, 2))
    actions, indicators = draw(codes(1, 3)), draw(codes(0, 3))
    challenges, measures, milestones = draw(codes(0, 1)), draw(codes(0, 2)), draw(codes(0, 2))
    one_action = st.sampled_from(actions)

    def some(among: Sequence[str]) -> str:
        return draw(optional(st.sampled_from(among))) if among else ""

    def ranked(model: Mapping[str, st.SearchStrategy[str]], most: int = 3) -> list[Row]:
        ranks = draw(st.lists(st.integers(1, 99), max_size=most, unique=True))
        return [
            {
                "action_code": draw(one_action),
                "position": str(rank),
                **{key: draw(one) for key, one in model.items()},
            }
            for rank in sorted(ranks)
        ]

    return {
        "plan": [
            {
                "code": draw(st.sampled_from(["PLAN-1", "010", "1.10"])),
                "title": draw(texts(300)),
                "short_title": draw(texts(60)),
                "territory_siren": "200058097",
                "source": draw(optional(texts(900))),
            }
        ],
        "territory": [{"siren": "200058097", "name": draw(texts(200)), "short_code": "T7"}],
        "communes": [
            {
                "code_insee": "01004",
                "name": draw(texts(200)),
                "population": draw(optional(whole(0, 10**6))),
                "population_vintage": "",
            }
        ],
        "challenges": [
            {"code": code, "number": draw(whole(1, 9)), "label": draw(texts(300))}
            for code in challenges
        ],
        "axes": [
            {
                "code": code,
                "number": draw(whole(1, 9)),
                "label": draw(texts(300)),
                "short_label": draw(texts(60)),
                "challenge_code": some(challenges),
            }
            for code in axes
        ],
        "objectives": [
            {
                "code": code,
                "number": draw(whole(1, 9)),
                "label": draw(texts(300)),
                "axis_code": draw(st.sampled_from(axes)),
            }
            for code in objectives
        ],
        "level_names": [
            {
                "level": draw(word(PlanLevel)),
                "under_code": some(axes),
                "singular": draw(texts(40)),
                "plural": draw(texts(40)),
                "heading": draw(texts(60)),
                "is_feminine": draw(YES_NO),
            }
        ],
        "actions": [
            {
                "code": code,
                "position": str(rank),
                "printed_code": draw(optional(st.sampled_from(ODD_CODES))),
                "title": draw(texts(400)),
                "short_title": draw(texts(80)),
                "axis_code": some(axes),
                "objective_code": some(objectives),
                "priority": draw(optional(whole(1, 3))),
                "priority_label": draw(optional(texts(60))),
                "description": draw(optional(texts(900))),
            }
            for rank, code in enumerate(actions, start=1)
        ],
        "action_lines": ranked({"kind": word(LineKind), "text": texts(900)}),
        "stakeholders": ranked({"role": word(Role), "name": texts(900)}),
        "printed_entries": [
            {**row, "is_ticked": draw(YES_NO) if row["kind"] == EntryKind.BOX else ""}
            for row in ranked(
                {
                    "heading": texts(120),
                    "kind": word(EntryKind),
                    "text": optional(texts(900)),
                    "code": optional(st.sampled_from(ODD_CODES)),
                    "amount_eur": optional(numbers(2)),
                    "sub_action_code": st.just(""),
                }
            )
        ],
        "notes": ranked({"text": texts(900)}),
        "measures": [
            {"code": code, "label": draw(texts(120)), "unit": draw(optional(texts(40)))}
            for code in measures
        ],
        "indicators": [
            {
                "code": code,
                "action_code": some(actions),
                "question_code": "",
                "printed_line": draw(optional(whole(1, 99))),
                "position": str(rank),
                "label": draw(texts(200)),
                "printed_label": draw(optional(texts(900))),
                "nature": draw(word(Nature)),
                "unit": draw(optional(st.sampled_from(["%", "€", "structures"]))),
                "measure_code": some(measures),
                "is_broken_down": draw(YES_NO),
                "breakdown_label": draw(optional(texts(120))),
                "decimals": draw(whole(0, 4)),
            }
            for rank, code in enumerate(indicators, start=1)
        ],
        "targets": [_target(draw, code) for code in indicators],
        "milestones": [
            {
                "code": code,
                "action_code": draw(one_action),
                "position": str(rank),
                "label": draw(texts(900)),
                "as_written": draw(optional(texts(200))),
                **dict(zip(("start", "end"), spans(draw), strict=True)),
                "repeats": draw(YES_NO),
            }
            for rank, code in enumerate(milestones, start=1)
        ],
        "respondents": [
            {
                "code": draw(st.sampled_from(["01004", "200058097", "2A004"])),
                "kind": draw(word(RespondentKind)),
                "name": draw(texts(200)),
                "contact_name": draw(optional(texts(200))),
                "contact_email": draw(optional(st.just("ess@exemple.fr"))),
            }
        ],
        "human_days": [
            {
                "action_code": actions[0],
                "days": draw(numbers(4, 10**4)),
                "as_printed": draw(optional(texts(300))),
                "basis": draw(word(HumanDaysBasis)),
            }
        ],
        "voted_budget": [
            {
                "action_code": actions[0],
                "amount_eur": draw(optional(numbers(2))),
                "unit_amount_eur": draw(optional(numbers(2))),
                "quantity": draw(optional(whole(0, 99))),
                "unit_label": draw(optional(texts(80))),
                "basis": draw(word(BudgetBasis)),
                "tax": draw(word(TaxBasis)),
                "as_printed": draw(optional(texts(900))),
                "note": draw(optional(texts(900))),
            }
        ],
    }


def _target(draw: Draw, indicator: str) -> Row:
    value, upper = sorted((draw(st.integers(-(10**6), 10**6)), draw(st.integers(0, 10**7))))
    direction = draw(word(Direction))
    needs_upper = direction == Direction.RANGE
    return {
        "indicator_code": indicator,
        "due_on": draw(DAYS).isoformat(),
        "value": str(value),
        "upper": str(upper) if needs_upper else draw(st.sampled_from(["", str(upper)])),
        "base": draw(optional(numbers(4, 10**6))),
        "tolerance": draw(numbers(4, 10)),
        "basis": draw(word(TargetBasis)),
        "direction": direction,
        "starts_on": "",
        "reference": draw(optional(texts(200))),
    }
