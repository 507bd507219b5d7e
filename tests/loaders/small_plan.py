"""A small plan in memory: one indicator of each nature, two budget actions, three occurrences."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from openpyxl import Workbook as OpenedWorkbook
from openpyxl import load_workbook

from data_model.draft import ReturnDraft, canonical
from data_model.finding import Answers, Finding, LeftOut
from data_model.interval import parse_interval
from data_model.period import default_deadline, parse_period
from data_model.plan_index import (
    ActionRef,
    BudgetKey,
    IndicatorRef,
    KnownValue,
    OccurrenceRef,
    PlanIndex,
    RespondentRef,
    ReturnBasis,
)
from data_model.vocabulary import Nature, RespondentKind
from loaders.checks.check import read_returns
from loaders.checks.check_return import NO_ANSWERS, read_return
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.issuing.issue import issue_workbook, workbook_name
from loaders.recognition.identity import identify
from loaders.template.template import Filled

ISSUED_AT = datetime(2026, 9, 15, 9, 12, tzinfo=ZoneInfo("Europe/Paris"))
AS_OF = date(2026, 11, 9)

AULNAY = RespondentRef(code="93005", name="Aulnay-sous-Bois", kind=RespondentKind.COMMUNE)
SEVRAN = RespondentRef(code="93071", name="Sevran", kind=RespondentKind.COMMUNE)
TERRITORY = RespondentRef(
    code="200058097", name="Paris Terres d’Envol", kind=RespondentKind.TERRITORY
)


def indicator(
    code: str,
    nature: Nature,
    label: str,
    *,
    unit: str = "",
    decimals: int = 0,
    is_broken_down: bool = False,
) -> IndicatorRef:
    return IndicatorRef(
        code=code,
        label=label,
        action_code=code.split("-", maxsplit=1)[0],
        nature=nature,
        unit=unit,
        decimals=decimals,
        is_broken_down=is_broken_down,
        breakdown_label="Type" if is_broken_down else "",
    )


def occurrence(code: str, label: str, initial: str, *, done: str = "") -> OccurrenceRef:
    interval = parse_interval(initial)
    return OccurrenceRef(
        code=code,
        action_code=code.split("-", maxsplit=1)[0],
        label=label,
        cycle=int(code[-2:]),
        initial=interval,
        in_force=interval,
        done=parse_interval(done) if done else None,
    )


INDICATORS = (
    indicator("1.1-I1", Nature.FLOW, "Nombre de participants", unit="participants"),
    indicator(
        "1.1-I2", Nature.FLOW, "Nombre de structures", unit="structures", is_broken_down=True
    ),
    indicator("1.1-I3", Nature.RATIO, "Taux de satisfaction", unit="%"),
    indicator("1.2-I1", Nature.CUMULATIVE, "Fonds mobilisés", unit="€", decimals=2),
    indicator("1.2-I2", Nature.STOCK, "Surface de locaux", unit="m²", decimals=1),
    indicator("1.2-I3", Nature.SCALE, "Utilité perçue"),
    indicator("1.2-I4", Nature.TEXT, "Nature des partenaires"),
)
INDEX = PlanIndex(
    plan_code="pldess-test",
    plan_title="Plan local de développement de l’ESS",
    short_title="PLDESS",
    respondents={ref.code: ref for ref in (AULNAY, SEVRAN, TERRITORY)},
    actions={
        "1.1": ActionRef(code="1.1", title="Fédérer les acteurs", short_title="Fédérer"),
        "1.2": ActionRef(code="1.2", title="Trouver des locaux", short_title="Locaux"),
    },
    indicators={ref.code: ref for ref in INDICATORS},
    occurrences={
        ref.code: ref
        for ref in (
            occurrence("1.1-J1-C01", "Lancer l’appel", "juin 2026"),
            occurrence("1.1-J2-C01", "Réunir le jury", "T4 2026"),
            occurrence("1.2-J1-C01", "Ouvrir le local", "31/12/2026", done="12/06/2026"),
        )
    },
    funders=("Commune", "Région Île-de-France"),
)


def make_basis(
    respondent: RespondentRef = AULNAY,
    period_code: str = "2026-T3",
    *,
    current: Mapping[tuple[str, ...], str] | None = None,
    last_values: Mapping[tuple[str, str], KnownValue] | None = None,
    budget: Mapping[BudgetKey, int] | None = None,
    active_sha256: frozenset[str] = frozenset(),
) -> ReturnBasis:
    period = parse_period(period_code)
    return ReturnBasis(
        respondent=respondent,
        period_code=period_code,
        first_day=period.first_day,
        last_day=period.last_day,
        deadline=default_deadline(period),
        indicator_codes=tuple(INDEX.indicators),
        budget_action_codes=tuple(INDEX.actions),
        occurrence_codes=tuple(INDEX.occurrences),
        last_values=dict(last_values or {}),
        budget=dict(budget or {}),
        current=dict(current or {}),
        active_sha256=active_sha256,
        contact="ess@exemple.fr",
    )


def issued(filled: Filled | None = None, basis: ReturnBasis | None = None) -> bytes:
    return issue_workbook(INDEX, basis or make_basis(), issued_at=ISSUED_AT, filled=filled)


def read_back(
    content: bytes,
    basis: ReturnBasis | None = None,
    *,
    name: str = "",
    index: PlanIndex = INDEX,
    as_of: date = AS_OF,
) -> ReturnDraft:
    known = basis or make_basis()
    file_name = name or workbook_name(INDEX, known)
    (draft,) = read_returns([(file_name, content)], index, lambda *_: known, as_of=as_of)
    return draft


def known_from(draft: ReturnDraft) -> dict[tuple[str, ...], str]:
    return {fact.key: canonical(fact) for fact in draft.facts}


def changed(content: bytes, **cells: object) -> bytes:
    """The workbook with other cells, as openpyxl saves it: `Indicateurs_H4=12`."""
    book = load_workbook(io.BytesIO(content))
    for place, value in cells.items():
        sheet, address = place.rsplit("_", maxsplit=1)
        book[sheet][address] = value
    return saved(book)


def saved(book: OpenedWorkbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_here(
    content: bytes,
    basis: ReturnBasis,
    index: PlanIndex = INDEX,
    *,
    answers: Answers = NO_ANSWERS,
    left_out: LeftOut = frozenset(),
) -> ReturnDraft:
    """The draft read in this process: the child is for files of others, and takes its time."""
    workbook = xlsx_workbook(content)
    name = workbook_name(index, basis)
    draft = read_return(
        workbook,
        index,
        basis,
        identify(workbook, index, file_name=name),
        file_name=name,
        sha256=sha256(content).hexdigest(),
        as_of=AS_OF,
        answers=answers,
        left_out=left_out,
    )
    return replace(draft, content=content)


def told(draft: ReturnDraft) -> list[tuple[str, str, str]]:
    return [(f.severity.value, f.code, f.address) for f in draft.findings]


def read(basis: ReturnBasis | None = None, /, **cells: object) -> ReturnDraft:
    known = basis or make_basis()
    return read_here(changed(issued(basis=known), **cells), known)


def only(draft: ReturnDraft) -> Finding:
    (finding,) = draft.findings
    return finding
