"""The committees of the story, what they decide and are shown. Invented; functions, no names."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Final

from sqlmodel import Session

from analysis.committee.held import decisions_known, held_committees
from analysis.committee.show import composed_show
from analysis.plan_seen import read_plan
from data_model.as_of import PARIS, newest_act
from data_model.committee import CommitteeRecord
from data_model.committee_ledger import freeze_slides, new_committee, record_decisions
from data_model.period import Period
from data_model.plan import Plan
from data_model.steering import Committee, Decision
from data_model.vocabulary import CommitteeKind, DecisionState

HOUR: Final = time(16)
PRESENT: Final[Mapping[str, str]] = {
    "93005": "élu à l’ESS, direction du développement économique",
    "93007": "élue à l’emploi",
    "93013": "direction générale des services",
    "93029": "élue à l’ESS, chargée de mission ESS",
    "93071": "chargé de mission commerce",
    "93078": "direction du développement économique",
    "200058097": "vice-présidence à l’ESS, direction ESS",
}
DECEMBER: Final = CommitteeRecord(
    kind=CommitteeKind.STEERING,
    held_on=date(2025, 12, 11),
    as_of=date(2025, 12, 5),
    agenda="Bilan de l’année ; bourse foncière ; retours des communes",
    participants=PRESENT,
)
JUNE: Final = CommitteeRecord(
    kind=CommitteeKind.TERRITORIAL,
    held_on=date(2026, 6, 18),
    as_of=date(2026, 6, 12),
    agenda="Avancement du plan ; Trophées de l’ESS ; budget 2026",
    participants=PRESENT,
)
NOVEMBER: Final = CommitteeRecord(
    kind=CommitteeKind.TERRITORIAL,
    held_on=date(2026, 11, 26),
    as_of=date(2026, 11, 9),
    agenda="Avancement du plan ; bourse foncière ; Trophées de l’ESS ; retours des communes",
)
Line = tuple[str, str, date | None]
DECIDED_IN_DECEMBER: Final[tuple[Line, ...]] = (
    ("Reporter à juillet 2026 le vote de la bourse foncière", "direction ESS", date(2026, 7, 31)),
    ("Nommer un référent ESS dans chaque commune", "les communes", date(2026, 3, 31)),
)
DECIDED_IN_JUNE: Final[tuple[Line, ...]] = (
    ("Chercher un cofinancement pour les Trophées", "direction ESS", date(2026, 10, 15)),
    ("Ouvrir le club de mécénat aux entreprises du Bourget", "commune du Bourget", None),
    ("Proposer un local d’essai à la foncière", "commune de Sevran", date(2026, 12, 15)),
)
ASKED_IN_NOVEMBER: Final[tuple[Line, ...]] = (
    ("Bourse foncière : valider la nouvelle date du vote", "direction ESS", date(2027, 1, 29)),
    (
        "Trophées : couvrir le dépassement de 6\u202f200 €",
        "direction des finances",
        date(2026, 12, 18),
    ),
    (
        "Retours : fixer une date ferme pour Dugny et Tremblay-en-France",
        "les communes",
        date(2026, 12, 11),
    ),
)
DONE_BY_SEPTEMBER: Final = 2
"""The decision of December, by number, that was carried out."""


def hold_committees(session: Session, plan: Plan, period: Period, *, by: str) -> None:
    """What happens to committees after the returns of one quarter and before the next ones."""
    if period.code == "2025-T3":
        made = new_committee(
            session, plan.code, DECEMBER, by=by, recorded_at=_at(date(2025, 12, 12))
        )
        _decide(session, made, DECIDED_IN_DECEMBER, by=by, day=date(2025, 12, 12))
    elif period.code == "2026-T1":
        made = new_committee(session, plan.code, JUNE, by=by, recorded_at=_at(date(2026, 6, 12)))
        _freeze(session, plan, made.number, by=by, day=date(2026, 6, 16))
        _decide(session, made, DECIDED_IN_JUNE, by=by, day=date(2026, 6, 19))
    elif period.code == "2026-T2":
        _carry_out(session, plan.code, by=by, day=date(2026, 9, 15))


def prepare_november(session: Session, plan: Plan, *, by: str) -> None:
    """The committee to come, the week before the demonstration's day."""
    day = date(2026, 11, 6)
    made = new_committee(session, plan.code, NOVEMBER, by=by, recorded_at=_at(day))
    _decide(session, made, ASKED_IN_NOVEMBER, by=by, day=day)


def _decide(
    session: Session, committee: Committee, lines: Sequence[Line], *, by: str, day: date
) -> None:
    rows = [
        Decision(
            plan_code=committee.plan_code,
            act_number=1,
            committee_number=committee.number,
            number=number,
            what=what,
            who=who,
            due_on=due_on,
            state=DecisionState.OPEN,
        )
        for number, (what, who, due_on) in enumerate(lines, start=1)
    ]
    record_decisions(session, committee.plan_code, rows, by=by, recorded_at=_at(day))


def _carry_out(session: Session, plan_code: str, *, by: str, day: date) -> None:
    known = decisions_known(session, plan_code, cutoff=newest_act(session, plan_code))
    first = min(one.committee_number for one in known)
    done = [
        Decision.model_validate(one.model_dump() | {"state": DecisionState.DONE})
        for one in known
        if one.committee_number == first and one.number == DONE_BY_SEPTEMBER
    ]
    record_decisions(session, plan_code, done, by=by, recorded_at=_at(day))


def _freeze(session: Session, plan: Plan, number: int, *, by: str, day: date) -> None:
    known = newest_act(session, plan.code)
    held = held_committees(session, plan.code, cutoff=known)
    committee = next(one for one in held if one.number == number)
    show = composed_show(read_plan(session, plan.code), committee)
    freeze_slides(session, plan.code, number, slides=show.slides, by=by, recorded_at=_at(day))


def _at(day: date) -> datetime:
    return datetime.combine(day, HOUR, tzinfo=PARIS)
