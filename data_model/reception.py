"""The day a return was received: today or before, by the clock of its plan."""

from datetime import date

from data_model.as_of import today
from data_model.french import day
from data_model.plan import Plan
from data_model.store import StoreError


def require_received(plan: Plan | None, received_on: date) -> None:
    """Refuse a day of reception that has not come yet.

    Raises:
        StoreError: the day is after the plan's own today.
    """
    if received_on > today(plan):
        raise StoreError(
            f"Le jour de réception, le {day(received_on)}, n’est pas encore venu ; "
            "rien n’a été enregistré."
        )
