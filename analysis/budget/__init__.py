"""What was voted, planned, committed and paid."""
