"""The plan as pages and documents see it, for those here who may not read the analysis."""

from analysis.plan_seen import PlanSeen, read_plan

__all__ = ["PlanSeen", "read_plan"]
