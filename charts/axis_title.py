"""How a strategic axis is named in figures: always written, never coloured."""

import pandas as pd

CROSS_CUTTING = "Transversal"


def axis_titles(axes: pd.DataFrame, *, short: bool = False) -> dict[str | None, str]:
    """« Axe 1 · Écosystème » by axis code; None is « Transversal »."""
    column = "short_label" if short else "label"
    named: dict[str | None, str] = {
        code: f"<b>Axe {number} · {label}</b>"
        for code, number, label in zip(
            axes["axis_code"], axes["number"], axes[column], strict=True
        )
    }
    return named | {None: f"<b>{CROSS_CUTTING}</b>"}
