"""The sheets of the issued workbook, in the order in which they are written."""

from loaders.template.column_spec import ColumnSpec, SheetSpec
from loaders.template.columns_budget import BUDGET
from loaders.template.columns_calendar import CALENDAR
from loaders.template.columns_indicators import INDICATORS

__all__ = ["BUDGET", "CALENDAR", "INDICATORS", "SHEETS", "ColumnSpec", "SheetSpec"]

SHEETS = (INDICATORS, BUDGET, CALENDAR)
