"""Points that ask for attention, marked as seen or in hand; a mark is never overwritten."""

from datetime import date, datetime

from sqlmodel import Session

from data_model.act import ActKind
from data_model.as_of import PARIS
from data_model.ledger import add_versions, new_act, remove_current
from data_model.steering import FollowedAlert
from data_model.store import StoreError
from data_model.vocabulary import FollowState, Level


def follow_alert(
    session: Session,
    plan_code: str,
    *,
    alert_key: str,
    state: FollowState,
    level: Level,
    since: date | None = None,
    by: str = "",
    recorded_at: datetime | None = None,
) -> FollowedAlert:
    """Mark a point as seen, or in hand since a day, at the level it has when this is said.

    Raises:
        StoreError: a point in hand has no day, one that is only seen has one, or the day is to
            come.
    """
    if (state is FollowState.IN_HAND) != (since is not None):
        raise StoreError("Un point en cours a une date de début, un point vu n’en a pas.")
    act = new_act(session, plan_code, kind=ActKind.ALERT, by=by, recorded_at=recorded_at)
    if since is not None and since > act.recorded_at.astimezone(PARIS).date():
        raise StoreError("La date de début est à venir : rien n’a été enregistré.")
    mark = FollowedAlert(
        plan_code=plan_code,
        act_number=act.number,
        alert_key=alert_key,
        state=state,
        level=level,
        since=since,
    )
    add_versions(session, act, [mark])
    return mark


def unfollow_alert(
    session: Session,
    plan_code: str,
    *,
    alert_key: str,
    by: str = "",
    recorded_at: datetime | None = None,
) -> None:
    """Take a point's mark back.

    Raises:
        StoreError: the point has none.
    """
    act = new_act(session, plan_code, kind=ActKind.ALERT, by=by, recorded_at=recorded_at)
    if not remove_current(session, act, FollowedAlert, key=(alert_key,)):
        raise StoreError("Ce point n’est pas marqué.")
