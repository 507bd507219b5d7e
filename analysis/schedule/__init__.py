"""Is the work done, and on time: occurrences, slippage, earned schedule."""
