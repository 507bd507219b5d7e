"""What was set of an action and of its funds, version after version."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from sqlmodel import Session, col, select

from analysis.fiche.history_line import ABSENT, REMOVED, Line
from analysis.plan_file.values import field_words, value_words
from data_model.action import ActionEnd, ActionNote, DeclaredWeather, HumanDays, VotedAmount
from data_model.as_of import NOT_A_KEY, key_names, version_key
from data_model.base import Versioned
from data_model.french import day, euros, interval, number_e4, plural
from data_model.fund_terms import FundTerms
from data_model.indicator import Indicator, IndicatorRule, Target
from data_model.level_words import USUAL
from data_model.milestone import Milestone, MilestoneRule, Recurrence, SharedEvent
from data_model.steering import Fund, FundGrant

V = TypeVar("V", bound=Versioned)


class _Told(NamedTuple):
    """How the versions of a row are told: its name, then its words, which hold some fields.

    The other fields are told one by one when they change.
    """

    name: Callable[[Any], str]
    words: Callable[[Any], str]
    held: tuple[str, ...]
    about: str = ""
    """What the words say of it, where its name alone does not."""


OF_ACTION: Final[dict[type[Versioned], _Told]] = {
    VotedAmount: _Told(
        lambda _: "Montant voté",
        lambda row: f"{euros(row.amount_cents)}, {row.basis.label}",
        ("amount_cents", "basis"),
    ),
    HumanDays: _Told(
        lambda _: "Temps prévu",
        lambda row: f"{number_e4(row.days_e4, decimals=1)} jours, {row.basis.label}",
        ("days_e4", "basis"),
    ),
    ActionNote: _Told(lambda _: "Note", lambda row: row.text, ("text",)),
    DeclaredWeather: _Told(
        lambda _: "Météo déclarée",
        lambda row: f"{row.weather.label} : {row.comment}" if row.comment else row.weather.label,
        ("weather", "comment"),
    ),
    ActionEnd: _Told(
        lambda _: "Fin de l’action",
        lambda row: f"{day(row.ended_on)} {row.reason}".strip(),
        ("ended_on", "reason"),
    ),
    Recurrence: _Told(
        lambda _: "Calendrier répété",
        lambda row: f"tous les {plural(row.every_months, 'mois', 'mois')}",
        ("every_months",),
    ),
}


def version_lines(session: Session, plan_code: str, action_code: str) -> Iterator[Line]:
    """Each version of what an action's fiche says that differs from the one before it."""
    for model, told in OF_ACTION.items():
        of_action = col(model.action_code) == action_code  # type: ignore[attr-defined]
        yield from _in_turn(_rows(session, model, plan_code, of_action), told)
    yield from _of_indicators(session, plan_code, action_code)
    yield from _of_milestones(session, plan_code, action_code)
    yield from _of_funds(session, plan_code, action_code)


def _rows(session: Session, model: type[V], plan_code: str, where: Any) -> Sequence[V]:
    return session.exec(
        select(model)
        .where(model.plan_code == plan_code, where)
        .order_by(col(model.act_number), *(getattr(model, name) for name in key_names(model)))
    ).all()


def _in_turn(rows: Iterable[Versioned], told: _Told) -> Iterator[Line]:
    known: dict[object, Versioned] = {}
    for row in rows:
        key = version_key(row)
        last, known[key] = known.get(key), row
        name = told.name(row)
        what = f"{name}, {told.about}" if told.about else name
        if last is None or last.is_removed:
            if not row.is_removed:
                yield Line(row.act_number, what, ABSENT, told.words(row))
        elif row.is_removed:
            yield Line(row.act_number, what, told.words(last), REMOVED)
        else:
            before, after = told.words(last), told.words(row)
            if before != after:
                yield Line(row.act_number, what, before, after)
            yield from _apart(last, row, name=name, held=told.held)


def _apart(last: Versioned, row: Versioned, *, name: str, held: tuple[str, ...]) -> Iterator[Line]:
    model = type(row)
    untold = {*NOT_A_KEY, *key_names(model), *held, "is_removed"}
    for field in model.model_fields:
        before, after = getattr(last, field), getattr(row, field)
        if field in untold or before == after:
            continue
        was, now = (value_words(model, field, one, {}) for one in (before, after))
        what = f"{name}, {field_words(model, field, USUAL).lower()}"
        yield Line(row.act_number, what, was or ABSENT, now or REMOVED)


def _of_indicators(session: Session, plan_code: str, action_code: str) -> Iterator[Line]:
    mine = session.exec(
        select(Indicator).where(
            Indicator.plan_code == plan_code, Indicator.action_code == action_code
        )
    )
    known = {one.code: one for one in mine}

    def goal(row: Target) -> str:
        one = known[row.indicator_code]
        top = number_e4(row.upper_e4, decimals=one.decimals) if row.upper_e4 is not None else ""
        value = number_e4(row.value_e4, decimals=one.decimals)
        return f"{f'{value} à {top}' if top else value} {one.unit} au {day(row.due_on)}"

    targets = _Told(
        lambda row: f"Cible {row.indicator_code}, {known[row.indicator_code].label}",
        goal,
        ("value_e4", "upper_e4"),
    )
    natures = _Told(
        lambda row: f"Indicateur {row.indicator_code}", lambda row: row.nature.label, ("nature",)
    )
    for model, told in ((Target, targets), (IndicatorRule, natures)):
        of_mine = col(model.indicator_code).in_(list(known))
        yield from _in_turn(_rows(session, model, plan_code, of_mine), told)


def _of_milestones(session: Session, plan_code: str, action_code: str) -> Iterator[Line]:
    mine = select(Milestone.code).where(
        Milestone.plan_code == plan_code, Milestone.action_code == action_code
    )
    codes = session.exec(mine).all()
    rules = _Told(
        lambda row: f"Jalon {row.milestone_code}",
        lambda row: interval(row.start_date, row.end_date),
        ("start_date", "end_date"),
    )
    events = _Told(
        lambda row: f"Jalon {row.milestone_code}, événement partagé",
        lambda row: row.label or row.event_code,
        ("label", "event_code"),
    )
    for model, told in ((MilestoneRule, rules), (SharedEvent, events)):
        of_mine = col(model.milestone_code).in_(codes)
        yield from _in_turn(_rows(session, model, plan_code, of_mine), told)


def _years(terms: FundTerms) -> str:
    if terms.first_year is None or terms.last_year is None:
        return "non précisées"
    return f"de {terms.first_year} à {terms.last_year}"


def _of_funds(session: Session, plan_code: str, action_code: str) -> Iterator[Line]:
    """The funds that this action tells of, or once did."""
    codes = session.exec(
        select(FundTerms.fund_code)
        .where(FundTerms.plan_code == plan_code, FundTerms.action_code == action_code)
        .distinct()
    ).all()
    labels = {
        row.code: row.label for row in _rows(session, Fund, plan_code, col(Fund.code).in_(codes))
    }
    funds = _Told(
        lambda row: row.label,
        lambda row: euros(row.envelope_cents),
        ("envelope_cents",),
        about="enveloppe",
    )
    terms = _Told(
        lambda row: labels.get(row.fund_code, row.fund_code),
        _years,
        ("first_year", "last_year"),
        about="années",
    )
    grants = _Told(
        lambda row: f"{labels.get(row.fund_code, row.fund_code)}, aide {row.number}",
        lambda row: f"{euros(row.amount_cents)}, {row.beneficiary}",
        ("amount_cents", "beneficiary"),
    )
    yield from _in_turn(_rows(session, Fund, plan_code, col(Fund.code).in_(codes)), funds)
    for model, told in ((FundTerms, terms), (FundGrant, grants)):
        of_mine = col(model.fund_code).in_(codes)
        yield from _in_turn(_rows(session, model, plan_code, of_mine), told)
