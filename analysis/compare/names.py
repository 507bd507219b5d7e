"""How the plans of one base are told apart."""

from collections import Counter
from collections.abc import Sequence

from data_model.french import typo
from data_model.plan import Plan


def plan_names(plans: Sequence[Plan]) -> dict[str, str]:
    """Plan code → its short title; its whole title where several share it, then with its code."""
    short = Counter(plan.short_title for plan in plans)
    whole = Counter(plan.title for plan in plans)
    return {plan.code: typo(_name(plan, short=short, whole=whole)) for plan in plans}


def _name(plan: Plan, *, short: Counter[str], whole: Counter[str]) -> str:
    if short[plan.short_title] == 1:
        return plan.short_title
    return plan.title if whole[plan.title] == 1 else f"{plan.title} ({plan.code})"
