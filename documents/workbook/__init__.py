"""The committee's workbook: every figure, typed, with its charts and its live totals."""
