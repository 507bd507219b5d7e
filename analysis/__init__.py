"""Every SELECT, and pure functions frame → frame."""

import pandas as pd

# The frames are many and small: their words are plain Python strings, quicker than Arrow's below
# some ten thousand rows.
pd.set_option("mode.string_storage", "python")
