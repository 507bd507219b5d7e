"""What the fiches print, as tables for anyone: nothing by which a person could be reached."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from analysis.plan_texts import texts_frame
from analysis.printed_frames import entries_frame, sub_actions_frame
from analysis.rows import rows_of, whole
from data_model.as_of import current_rows
from data_model.fund_terms import FundTerms
from data_model.grant_check import WHOLE_E4
from data_model.period import simplified
from data_model.steering import Fund, FundGrant
from data_model.vocabulary import LineKind, Role
from documents.context.seen import PlanSeen

CENTS = Decimal(100)
Cell = str | int | Decimal | bool | None
Row = Mapping[str, Cell]
REACHED: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?:\+33|\b0)(?:[ .-]?\d){9}\b")
PERSONS: Final = re.compile(r"(?:personne|elue?|contact|referente?|refere)\b.*")
"""Headings under which a fiche names a person."""


def plan_tables(seen: PlanSeen) -> dict[str, tuple[Row, ...]]:
    """Actors, lines, sub-actions, printed lines, funds and grants, as known on the day seen."""
    now = seen.situation
    with seen.read() as session:
        texts = list(rows_of(texts_frame(session, now.plan_code, now.cutoff)))
        subs = list(rows_of(sub_actions_frame(session, now.plan_code)))
        entries = list(rows_of(entries_frame(session, now.plan_code)))
        code, cutoff = now.plan_code, now.cutoff
        funds = current_rows(session, Fund, plan_code=code, cutoff=cutoff)
        terms = {
            one.fund_code: one
            for one in current_rows(session, FundTerms, plan_code=code, cutoff=cutoff)
        }
        grants = current_rows(session, FundGrant, plan_code=code, cutoff=cutoff)
    return {
        "actors": tuple(_texts(texts, Role, "role", "name")),
        "lines": tuple(_texts(texts, LineKind, "kind", "text")),
        "sub_actions": tuple(_sub_action(row) for row in subs),
        "printed_lines": tuple(_entry(row) for row in entries if not names_a_person(row.heading)),
        "funds": tuple(_fund(one, terms.get(one.code)) for one in funds),
        "grants": tuple(_grant(one) for one in grants),
    }


def _texts(rows: list[Any], of: type[Role] | type[LineKind], kind: str, text: str) -> Iterator[Row]:
    parts = set(of.labels())
    for row in rows:
        if row.part in parts and (said := public(row.text)):
            yield {
                "action_code": row.action_code,
                kind: str(row.part),
                "position": whole(row.position),
                text: said,
            }


def public(text: str | None) -> str | None:
    """The words without what would reach a person: an address, a number."""
    return REACHED.sub("", text or "").strip() or None


def names_a_person(heading: str) -> bool:
    """Whether what stands under a printed heading is a person's name."""
    return PERSONS.fullmatch(simplified(heading)) is not None


def _sub_action(row: Any) -> Row:
    return {
        "sub_action_code": row.sub_action_code,
        "action_code": row.action_code,
        "position": whole(row.position),
        "heading": row.heading or None,
        "title": row.title,
        "description": public(row.description),
    }


def _entry(row: Any) -> Row:
    return {
        "action_code": row.action_code,
        "position": whole(row.position),
        "heading": row.heading,
        "kind": str(row.kind),
        "text": public(row.text),
        "code": row.code or None,
        "is_ticked": None if row.is_ticked is None else bool(row.is_ticked),
        "amount_eur": _euros(row.amount_cents),
        "sub_action_code": row.sub_action_code or None,
    }


def _fund(fund: Fund, terms: FundTerms | None) -> Row:
    return {
        "fund_code": fund.code,
        "label": fund.label,
        "action_code": terms.action_code if terms else None,
        "envelope_eur": _euros(fund.envelope_cents),
        "cap_eur": _euros(fund.cap_cents),
        "share": None if fund.share_e4 is None else Decimal(fund.share_e4) / WHOLE_E4,
        "first_year": terms.first_year if terms else None,
        "last_year": terms.last_year if terms else None,
    }


def _grant(grant: FundGrant) -> Row:
    return {
        "fund_code": grant.fund_code,
        "number": grant.number,
        "beneficiary": public(grant.beneficiary),
        "amount_eur": _euros(grant.amount_cents),
        "project_eur": _euros(grant.project_cents),
    }


def _euros(value: Any) -> Decimal | None:
    found = whole(value)
    return None if found is None else Decimal(found) / CENTS
