"""Files dropped → their cells, read in child processes that may die without harm."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

from data_model.finding import Finding, Severity
from data_model.french import number
from loaders.cells import Sheet, Workbook, decode_workbook
from loaders.door import check_door

PROJECT_ROOT = Path(__file__).resolve().parent.parent
CHILD_MODULE = "loaders.reader_child"
MAX_SECONDS_PER_FILE = 20.0
MAX_CHILDREN = 2
MAX_ANSWER_BYTES = 65 * 1024**2
SECONDS_TO_LEAVE = 2.0
# The child reads what strangers wrote: it gets no secret of the app's environment.
CHILD_ENVIRONMENT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG")

MAX_ROWS_TEXT = "5\u202f000 lignes, 200 colonnes"
