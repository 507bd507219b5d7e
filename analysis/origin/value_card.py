"""Everything kept of one value: its versions, what stands beside it, the return it came in."""

from dataclasses import dataclass

import pandas as pd
from sqlmodel import Session

from analysis.origin.part import Part
from analysis.origin.return_origin import ReturnOrigin, return_origin
from analysis.origin.value_history import Attached, attached_to, value_history
from analysis.situation import Situation


@dataclass(frozen=True, kw_only=True)
class ValueCard:
    """One value; `origin` is None for what nobody told yet."""

    history: pd.DataFrame
    attached: Attached
    origin: ReturnOrigin | None


def read_value_card(session: Session, seen: Situation, part: Part) -> ValueCard:
    """The card of one value, as known on the day looked at."""
    number = part.return_number
    return ValueCard(
        history=value_history(
            session, seen.plan_code, part.key, respondent=part.respondent_code, cutoff=seen.cutoff
        ),
        attached=attached_to(session, seen.plan_code, part),
        origin=None
        if number is None
        else return_origin(session, seen.plan_code, number, cutoff=seen.cutoff),
    )
