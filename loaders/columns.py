"""The sheets of the issued workbook, in the order in which they are written."""

from loaders.column_spec import ColumnSpec, SheetSpec
from loaders.columns_budget import BUDGET
from loaders.columns_calendar import CALENDAR
from loaders.columns_indicators import INDICATORS

__all__ = ["BUDGET", "CALENDAR", "INDICATORS", "SHEETS", "ColumnSpec", "SheetSpec"]

SHEETS = (INDICATORS, BUDGET, CALENDAR)
