"""The workbook that is sent out, and the letters that go with it."""
