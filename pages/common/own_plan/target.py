"""Which base a plan's file goes to: never a real plan among fictional returns."""

from dataclasses import dataclass
from typing import Final

from data_model.store import Database, database_url, reading
from data_model.workspace import (
    DEMONSTRATION,
    OWN,
    active_engine,
    active_name,
    address,
    engine_at,
    plans,
)

NOT_HERE: Final = (
    "Cette base est celle de la démonstration : aucun autre plan n’y est enregistré. "
    "Indiquez une autre base dans DATABASE_URL."
)
IN_ONES_OWN: Final = (
    "Ce plan n’est pas celui de la démonstration : il sera enregistré dans votre base, qui "
    "s’ouvrira à sa place. La démonstration reste disponible."
)
FICTIONAL: Final = (
    "Vous êtes dans la démonstration : ces changements ne touchent que ses données fictives. "
    "Pour votre plan, passez par « Commencer avec mon plan »."
)


@dataclass(frozen=True, kw_only=True)
class Target:
    """The base, whether it is the one that is open, what to say of it, why it cannot be."""

    engine: Database
    is_open: bool = True
    said: str = ""
    refused: str = ""


def target_of(plan_code: str) -> Target:
    """Where a plan is recorded: the open base, or one's own instead of the demonstration.

    Raises:
        StoreError: a base cannot be opened.
    """
    engine = active_engine()
    with reading(engine) as session:
        held = {plan.code: plan.demonstration_day is not None for plan in plans(session)}
    is_demonstration = any(held.values())
    if plan_code in held:
        return Target(engine=engine, said=FICTIONAL if held[plan_code] else "")
    if not is_demonstration and active_name() != DEMONSTRATION:
        return Target(engine=engine)
    if database_url() is not None:
        return Target(engine=engine, refused=NOT_HERE)
    return Target(engine=engine_at(address(OWN)), is_open=False, said=IN_ONES_OWN)
