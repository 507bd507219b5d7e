"""From the store to a workbook and back: what was filled is what is in force, and undone goes."""

import io
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import Engine

from analysis.returns.return_basis import OWN_FUNDS
from data_model.draft import (
    ReturnDraft,
    canonical,
    canonical_amount,
    canonical_interval,
    canonical_observation,
)
from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.return_ledger import record_return, restore_return, withdraw_return
from data_model.store import StoreError, make_engine, writing
from data_model.vocabulary import BudgetField, MilestoneField, Section
from loaders.checks.preview import counts
from loaders.issuing.issue import issue_workbook
from loaders.template.template import Filled, FilledObservation
from tests.loaders.small_plan import read_here, saved
from tests.loaders.stored_plan import AS_OF, ISSUED_AT, PLAN, known_of

Values = dict[tuple[str, ...], str]

E4 = 10_000
HEADER_ROW = 3
EXERCISE = 2025
COUNTS = st.integers(0, 10**6)
CENTS = st.integers(0, 10**9)
SERVICES = ("Urbanisme", "Jeunesse", "Achats", "Économie sociale et solidaire")
FEW = settings(
    max_examples=3,
    deadline=None,
    # An example reads whole workbooks: making it smaller would take minutes.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@st.composite
def returns(draw: st.DrawFn) -> tuple[Filled, Values]:
    """What a respondent fills in, and the values in force that must come of it."""
    observations: dict[tuple[str, str], FilledObservation] = {}
    budget: dict[BudgetField, Decimal] = {}
    milestones: dict[str, dict[MilestoneField, date | str]] = {}
    expected: Values = {}

    def observe(
        code: str,
        value: int | Decimal | str,
        *,
        category: str = "",
        denominator: int | None = None,
    ) -> None:
        observations[code, category] = FilledObservation(value=value, denominator=denominator)
        words = value if isinstance(value, str) else ""
        expected["observation", code, category] = canonical_observation(
            None if isinstance(value, str) else int(value * E4),
            None if denominator is None else denominator * E4,
            words,
        )

    for service, count in draw(st.dictionaries(st.sampled_from(SERVICES), COUNTS)).items():
        observe("1.1-I1", count, category=service)
    for code, values in (("1.1-I4", COUNTS), ("1.5-I1", COUNTS), ("1.4-I3", st.integers(1, 4))):
        if (value := draw(st.none() | values)) is not None:
            observe(code, value)
    if ratio := draw(st.none() | st.tuples(COUNTS, COUNTS)):
        observe("1.1-I3", min(ratio), denominator=max(ratio))
    if words := draw(st.none() | st.sampled_from(["Deux associations", "Réseau d’ateliers"])):
        observe("2.1-I2", words)
    if (cents := draw(st.none() | CENTS)) is not None:
        observe("2.2-I3", Decimal(cents).scaleb(-2))
    if amounts := draw(st.none() | st.tuples(CENTS, CENTS)):
        for field, amount in (
            (BudgetField.COMMITTED, max(amounts)),
            (BudgetField.PAID, min(amounts)),
        ):
            budget[field] = Decimal(amount).scaleb(-2)
            key = ("budget", field.value, "1.1", str(EXERCISE), OWN_FUNDS, "operating")
            expected[key] = canonical_amount(amount)
    if done := draw(st.none() | st.dates(date(2025, 10, 1), date(2025, 12, 31))):
        milestones["1.1-J1-C01"] = {MilestoneField.DONE: done}
        expected["milestone", "done", "1.1-J1-C01"] = canonical_interval(done, done)
    if forecast := draw(st.none() | st.dates(AS_OF, AS_OF + timedelta(days=300))):
        milestones["1.1-J2-C01"] = {MilestoneField.FORECAST: forecast}
        expected["milestone", "forecast", "1.1-J2-C01"] = canonical_interval(forecast, forecast)
    line = ("1.1", EXERCISE, OWN_FUNDS, Section.OPERATING)
    filled = Filled(
        observations=observations, budget={line: budget} if budget else {}, milestones=milestones
    )
    return filled, expected


@contextmanager
def copied(template: Path) -> Iterator[Engine]:
    """The store of one example: an example may not see what another recorded."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.sqlite"
        shutil.copyfile(template, file)
        engine = make_engine(f"sqlite:///{file}")
        yield engine
        engine.dispose()


def issued(
    known: tuple[PlanIndex, ReturnBasis], filled: Filled | None = None, *, days_later: int = 0
) -> bytes:
    index, basis = known
    issued_at = ISSUED_AT + timedelta(days=days_later)
    return issue_workbook(index, basis, issued_at=issued_at, filled=filled)


def read(known: tuple[PlanIndex, ReturnBasis], content: bytes) -> ReturnDraft:
    index, basis = known
    return read_here(content, basis, index)


def record(engine: Engine, draft: ReturnDraft) -> int:
    with writing(engine) as session:
        return record_return(session, draft, received_on=AS_OF).number


def current(engine: Engine) -> Values:
    return known_of(engine)[1].current


def told(draft: ReturnDraft) -> list[str]:
    return [finding.code for finding in draft.findings]


def said_of(values: Values) -> list[str]:
    """What a faithful reading tells: only that nothing at all was filled in."""
    return [] if values else ["RETOUR_VIDE"]


def values_of(draft: ReturnDraft) -> Values:
    return {fact.key: canonical(fact) for fact in draft.facts}


@pytest.fixture(scope="module")
def known(stored_template: Path) -> tuple[PlanIndex, ReturnBasis]:
    """What the untouched store asks."""
    with copied(stored_template) as engine:
        return known_of(engine)


@FEW
@given(first=returns(), second=returns())
def test_exactly_what_is_filled_is_in_force_and_undone_it_is_gone(
    stored_template: Path,
    known: tuple[PlanIndex, ReturnBasis],
    first: tuple[Filled, Values],
    second: tuple[Filled, Values],
) -> None:
    with copied(stored_template) as engine:
        draft = read(known, issued(known, first[0]))
        assert told(draft) == said_of(first[1])
        record(engine, draft)
        between = known_of(engine)
        assert between[1].current == first[1]

        content = issued(between, second[0], days_later=1)
        draft = read(between, content)
        assert draft.blocking == ()
        number = record(engine, draft)
        after = known_of(engine)
        # A cell left blank erases nothing: what the first said stands.
        assert after[1].current == first[1] | second[1]

        blank = read(after, issued(after, days_later=2))
        assert (blank.facts, told(blank), blank.read_count) == ((), said_of({}), 0)
        again = read(after, content)
        assert [finding.code for finding in again.blocking] == ["DEJA_IMPORTE"]
        seen = counts(again, after[1])
        assert (seen.unchanged, seen.read) == (len(second[1]), len(second[1]))
        with pytest.raises(StoreError, match="constats bloquants"):
            record(engine, again)

        with writing(engine) as session:
            withdraw_return(session, PLAN, number)
        assert current(engine) == first[1]
        with writing(engine) as session:
            restore_return(session, PLAN, number)
        assert current(engine) == first[1] | second[1]


@FEW
@given(filled=returns())
def test_issued_twice_it_reads_the_same(
    known: tuple[PlanIndex, ReturnBasis], filled: tuple[Filled, Values]
) -> None:
    once, twice = (read(known, issued(known, filled[0], days_later=days)) for days in (0, 1))

    assert (once.facts, once.findings) == (twice.facts, twice.findings)
    assert values_of(once) == filled[1]


@FEW
@given(filled=returns(), seed=st.integers(0, 1000))
def test_the_order_of_sheets_rows_and_columns_does_not_matter(
    known: tuple[PlanIndex, ReturnBasis], filled: tuple[Filled, Values], seed: int
) -> None:
    draft = read(known, shuffled(issued(known, filled[0]), seed))

    assert told(draft) == said_of(filled[1])
    assert values_of(draft) == filled[1]


def shuffled(content: bytes, seed: int) -> bytes:
    """The same workbook with its sheets, rows and columns in another order."""
    chance = random.Random(seed)  # noqa: S311  an order to try, not a secret
    book = load_workbook(io.BytesIO(content))
    for name in ("Indicateurs", "Budget", "Calendrier"):
        sheet = book[name]
        header, *rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=HEADER_ROW)]
        sheet.delete_rows(1, sheet.max_row)
        chance.shuffle(rows)
        places = chance.sample(range(len(header)), len(header))
        for row in (header, *rows):
            sheet.append([row[place] for place in places])
    for sheet in chance.sample(book.worksheets, len(book.worksheets)):
        book.move_sheet(sheet, offset=-book.index(sheet))
    # Excel does not open a book whose first sheet, hidden here, is the active one.
    book.active = book.index(book["Notice"])
    return saved(book)
