"""One CSV file → its rows as text, or the finding that says why it cannot be read."""

import csv
from collections.abc import Mapping
from pathlib import Path

from data_model.finding import Finding, Severity

Row = Mapping[str, str]


def text_rows(path: Path, findings: list[Finding]) -> list[Row]:
    """The lines under the header; none where the file is absent, a finding if it is no CSV."""
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [
                {str(key): (value or "").strip() for key, value in row.items() if key}
                for row in csv.DictReader(file)
            ]
    except (UnicodeDecodeError, csv.Error):
        message = f"{path.name} n’est pas un fichier CSV en UTF-8."
        findings.append(blocking("FICHIER_ILLISIBLE", message, file=path.name))
        return []


def blocking(code: str, message: str, *, file: str, line: str = "", value: str = "") -> Finding:
    """What blocks a file or one of its lines, with its place."""
    return Finding(
        severity=Severity.ERROR,
        code=code,
        sheet=file,
        cell=line,
        value=value,
        message=message,
        hint="Corrigez le fichier, puis recommencez.",
    )
