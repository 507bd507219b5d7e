"""The preview says what would change, and its receipt always adds up."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_model.plan_index import KnownValue
from data_model.vocabulary import BudgetField, MilestoneField, Section
from loaders.checks.preview import counts, preview
from loaders.template.template import Filled, FilledObservation
from tests.loaders.small_plan import INDEX, issued, known_from, make_basis, read_here

FIRST = Filled(
    observations={
        ("1.1-I1", ""): FilledObservation(value=12),
        ("1.1-I3", ""): FilledObservation(value=32, denominator=40),
        ("1.2-I4", ""): FilledObservation(value="associations"),
    },
    budget={("1.1", 2026, "Commune", Section.OPERATING): {BudgetField.COMMITTED: 1200}},
    milestones={"1.1-J2-C01": {MilestoneField.FORECAST: date(2026, 12, 1)}},
)


def test_imported_twice_everything_is_unchanged_the_second_time() -> None:
    first = read_here(issued(FIRST), make_basis())
    again = make_basis(current=known_from(first))

    receipt = counts(read_here(issued(FIRST, again), again), again)
    assert (receipt.unchanged, receipt.read) == (5, 5)


def test_says_new_changed_and_erased_beside_the_old_value() -> None:
    first = read_here(issued(FIRST), make_basis())
    basis = make_basis(
        current=known_from(first),
        last_values={("1.1-I1", ""): KnownValue(period_code="2026-T2", value_e4=90_000)},
    )
    second = Filled(
        observations={
            ("1.1-I1", ""): FilledObservation(value=15),
            ("1.1-I3", ""): FilledObservation(value="effacer"),
            ("1.2-I2", ""): FilledObservation(value=80),
            ("1.2-I4", ""): FilledObservation(value="associations"),
        }
    )
    draft = read_here(issued(second, basis), basis)

    frame = preview(draft, basis, index=INDEX).set_index("code")
    shown = frame[["previous", "old", "new", "change"]].to_dict("index")
    assert shown == {
        "1.1-I1": {"previous": "9", "old": "12", "new": "15", "change": "changed"},
        "1.1-I3": {"previous": "", "old": "32 sur 40", "new": "", "change": "erased"},
        "1.2-I2": {"previous": "", "old": "", "new": "80", "change": "new"},
        "1.2-I4": {
            "previous": "",
            "old": "associations",
            "new": "associations",
            "change": "unchanged",
        },
    }


def test_amounts_and_dates_are_shown_in_french() -> None:
    basis = make_basis()
    frame = preview(read_here(issued(FIRST), basis), basis, index=INDEX)

    amounts = frame[frame["kind"] == "budget"]
    assert amounts["new"].tolist() == ["1\u202f200\u00a0€"]
    assert amounts["field"].tolist() == ["engagé, 2026, Commune, fonctionnement"]
    dates = frame[frame["kind"] == "milestone"]
    assert dates["new"].tolist() == ["1er\u00a0décembre\u00a02026"]


def test_an_empty_draft_has_an_empty_preview() -> None:
    basis = make_basis()
    assert preview(read_here(issued(), basis), basis, index=INDEX).empty


RATIO = "1.1-I3"
CELLS = st.sampled_from(
    [None, 0, 12, "effacer", "n.c.", "12 à 15", "1.250", "#REF!", "bonjour", -3]
)


@settings(
    max_examples=settings().max_examples,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    observations=st.dictionaries(
        st.sampled_from(
            [("1.1-I1", ""), ("1.1-I2", ""), ("1.1-I2", "SCIC"), ("1.1-I3", ""), ("1.2-I4", "")]
        ),
        st.builds(FilledObservation, value=CELLS, denominator=CELLS),
    ),
    amounts=st.dictionaries(st.sampled_from(list(BudgetField)), CELLS),
    dates=st.dictionaries(st.sampled_from(list(MilestoneField)), CELLS),
    is_known=st.booleans(),
)
def test_the_receipt_adds_up_whatever_was_typed(
    observations: dict[tuple[str, str], FilledObservation],
    amounts: dict[BudgetField, int | str | None],
    dates: dict[MilestoneField, int | str | None],
    is_known: bool,
) -> None:
    filled = Filled(
        observations=observations,
        budget={("1.1", 2026, "", Section.OPERATING): amounts},
        milestones={"1.1-J1-C01": dates},
    )
    current: dict[tuple[str, ...], str] = (
        {("observation", "1.1-I1", ""): "120000/None/"} if is_known else {}
    )
    basis = make_basis(current=current)
    draft = read_here(issued(filled, basis), basis)

    rows = [
        (code, [cell for cell in (o.value, o.denominator) if cell is not None])
        for (code, _), o in observations.items()
    ]
    # The two cells of a ratio make one value; the reference figure of a count is one more cell.
    of_rows = sum(min(len(cells), 1) if code == RATIO else len(cells) for code, cells in rows)
    given_cells = of_rows + sum(cell is not None for cell in [*amounts.values(), *dates.values()])
    receipt = counts(draft, basis)
    assert receipt.read == draft.read_count == given_cells
    assert draft.can_be_recorded is not any(f.severity.value == "error" for f in draft.findings)
