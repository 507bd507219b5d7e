"""The views of the calendar page, one file each."""
