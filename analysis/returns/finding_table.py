"""The findings of a file as shown: one line a cause, with every cell it was found in."""

import re
from collections.abc import Iterable

import pandas as pd

from data_model.finding import Finding, Option, Severity
from data_model.french import plain, plural, typo

SEVERITY_ORDER = (Severity.ERROR, Severity.QUESTION, Severity.INFO)
VALUES_SHOWN = 3
NBSP = "\u00a0"
QUOTED = re.compile(rf"«{NBSP}.*?{NBSP}»")
ANY_WORDS = f"«{NBSP}…{NBSP}»"
BADGES = {
    Severity.ERROR.label: ":red-badge[:material/error: Bloquant]",
    Severity.QUESTION.label: ":orange-badge[:material/help: Question]",
    Severity.INFO.label: ":gray-badge[:material/info: Information]",
}
COLUMNS = ["Gravité", "Cellule", "Constat", "À faire"]


def sentence_of(finding: Finding) -> str:
    """The message without the address that starts it: the cell is shown beside."""
    for address in (finding.address, f"{finding.sheet}, {finding.cell}"):
        for space in (NBSP, " "):
            if finding.message.startswith(start := f"{address}{space}: "):
                return _capital(finding.message.removeprefix(start))
    return finding.message


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def finding_table(findings: Iterable[Finding]) -> pd.DataFrame:
    """The findings grouped by cause: « 14 cellules : « … » n’est pas un nombre. »

    Columns: Gravité, Cellule, Constat, À faire (str).
    Rows: one a cause, the blocking ones first.
    """
    grouped: dict[tuple[Severity, str, str, str, str], list[Finding]] = {}
    for finding in findings:
        cause = QUOTED.sub(ANY_WORDS, sentence_of(finding))
        key = (finding.severity, finding.code, cause, finding.hint, finding.answer)
        grouped.setdefault(key, []).append(finding)
    ordered = sorted(grouped.values(), key=lambda same: SEVERITY_ORDER.index(same[0].severity))
    return pd.DataFrame([_row(same) for same in ordered], columns=COLUMNS)


def told_findings(findings: Iterable[Finding], severity: Severity) -> list[Finding]:
    """Those of one severity that nobody is asked to answer, and that nobody answered."""
    return [
        finding
        for finding in findings
        if finding.severity is severity and not finding.options and not finding.answer
    ]


def badge_table(findings: Iterable[Finding]) -> pd.DataFrame:
    """`finding_table` for a screen: the severity is a badge, in Markdown."""
    table = finding_table(findings)
    return table.assign(Gravité=table["Gravité"].map(BADGES))


def alike_questions(findings: Iterable[Finding]) -> list[list[Finding]]:
    """The questions that offer options, those of one code and with the same options together.

    In the order of the first of each.
    """
    grouped: dict[tuple[str, tuple[Option, ...]], list[Finding]] = {}
    for finding in findings:
        if finding.options:
            grouped.setdefault((finding.code, finding.options), []).append(finding)
    return list(grouped.values())


def count_sentence(findings: Iterable[Finding]) -> str:
    """« 2 constats bloquants, 1 question ouverte, 3 informations », or « aucun constat »."""
    severities = [finding.severity for finding in findings]
    counted = (
        (severities.count(Severity.ERROR), "constat bloquant", "constats bloquants"),
        (severities.count(Severity.QUESTION), "question ouverte", "questions ouvertes"),
        (severities.count(Severity.INFO), "information", "informations"),
    )
    parts = [plural(count, one, many) for count, one, many in counted if count]
    return ", ".join(parts) or "aucun constat"


def _row(same: list[Finding]) -> dict[str, str]:
    first = same[0]
    addresses = dict.fromkeys(finding.address for finding in same if finding.address)
    return {
        "Gravité": first.severity.label,
        "Cellule": ", ".join(f"`{address}`" for address in addresses),
        "Constat": plain(typo(_told(same))),
        "À faire": plain(typo(first.answer or first.hint)),
    }


def _told(same: list[Finding]) -> str:
    first = same[0]
    messages = list(dict.fromkeys(sentence_of(finding) for finding in same))
    if len(messages) == 1:
        read_as = f" Lu comme {first.read_as}." if first.read_as else ""
        return messages[0] + ("" if first.read_as in messages[0] else read_as)
    values = list(dict.fromkeys(finding.value for finding in same if finding.value))
    shown = ", ".join(f"«{NBSP}{value}{NBSP}»" for value in values[:VALUES_SHOWN])
    more = "…" if len(values) > VALUES_SHOWN else ""
    cause = QUOTED.sub(ANY_WORDS, messages[0])
    return f"{plural(len(same), 'cellule')} : {cause} Saisi : {shown}{more}"
