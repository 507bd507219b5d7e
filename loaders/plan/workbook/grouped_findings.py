"""Findings that say the same of many cells, said once."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from data_model.finding import Finding, Severity
from data_model.french import plural, typo

MOST_OF_A_KIND: Final = 8


def grouped(findings: Iterable[Finding]) -> list[Finding]:
    """The worst first; of one kind in one sheet, the first few and how many others there are."""
    order = list(Severity)
    listed = sorted(findings, key=lambda one: order.index(one.severity))
    by_kind: dict[tuple[Severity, str, str], list[Finding]] = {}
    for one in listed:
        by_kind.setdefault((one.severity, one.code, one.sheet), []).append(one)
    kept: list[Finding] = []
    for kind in by_kind.values():
        shown, rest = kind[:MOST_OF_A_KIND], kind[MOST_OF_A_KIND:]
        # A question is answered one by one: none is folded.
        if not rest or kind[0].severity is Severity.QUESTION:
            kept += kind
            continue
        kept += shown
        others = plural(len(rest), "autre cellule", "autres cellules")
        places = ", ".join(one.cell for one in rest[:MOST_OF_A_KIND] if one.cell)
        more = "…" if len(rest) > MOST_OF_A_KIND else ""
        kept.append(
            replace(
                rest[0],
                value="",
                message=typo(f"{rest[0].sheet} : de même pour {others}, {places}{more}."),
            )
        )
    return kept
