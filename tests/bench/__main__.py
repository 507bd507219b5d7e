"""`make bench`: pages against static ones and Dash, scripts, returns, the committee's documents."""

import os
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    # Before anything reads it: the measurements work on a base of their own.
    os.environ.setdefault("PILOTAGE_VAR", tempfile.mkdtemp(prefix="mesures-"))
    os.environ.pop("DATABASE_URL", None)
    from tests.bench import (
        documents_made,
        filter_changed,
        large_plan,
        pages_painted,
        returns_read,
        scripts_warm,
        workbooks_read,
    )

    folder = Path(os.environ["PILOTAGE_VAR"])
    chosen = sys.argv[1:] or [
        "returns",
        "workbooks",
        "scripts",
        "painted",
        "filter",
        "documents",
        "large",
    ]
    if "returns" in chosen:
        returns_read.measure(folder)
    if "workbooks" in chosen:
        workbooks_read.measure(folder)
    if "scripts" in chosen:
        scripts_warm.measure()
    if "painted" in chosen:
        pages_painted.measure()
    if "filter" in chosen:
        filter_changed.measure(folder)
    if "documents" in chosen:
        documents_made.measure()
    if "large" in chosen:
        large_plan.measure(folder)
