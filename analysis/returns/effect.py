"""The effect of returns on totals and statuses, before they are recorded, undone or redone."""

from collections.abc import Sequence

import pandas as pd

from analysis.returns.standing import EffectKind, Standing, standing
from analysis.snapshot import Snapshot
from data_model.french import NOT_KNOWN, day, plural, quarter_label, typo

COLUMNS = ["kind", "label", "before", "after"]
TABLE_COLUMNS = {"kind": "Sujet", "label": "Objet", "before": "Aujourd’hui", "after": "Ensuite"}
NAMED = 3
# Told by name in the sentence: what a committee would ask about first.
TOLD_FIRST = (EffectKind.STATUS, EffectKind.WORK, EffectKind.COMMITTED)


def effects(before: Standing, after: Standing) -> pd.DataFrame:
    """The totals and statuses that differ between two states of the plan.

    Columns: kind (EffectKind), label, before, after (str, French; « n.c. » where nothing was
    known). Rows: one a line that changes, in the order of `EffectKind`, then of the plan.
    """
    lines = [*before, *(line for line in after if line not in before)]
    changed = [
        (line.kind, line.label, before.get(line, NOT_KNOWN), after.get(line, NOT_KNOWN))
        for line in lines
        if before.get(line) != after.get(line)
    ]
    order = list(EffectKind)
    changed.sort(key=lambda row: order.index(row[0]))
    return pd.DataFrame(changed, columns=COLUMNS, dtype=object)


def snapshot_effects(before: Standing, after: Snapshot) -> pd.DataFrame:
    """`effects`, the state after being computed from what the snapshot would be."""
    return effects(before, standing(after))


def effect_sentence(found: pd.DataFrame, snapshot: Snapshot, periods: Sequence[str] = ()) -> str:
    """« 2 statuts et 5 totaux changeraient. Axe 2 : 61 % → 64 % ; … » or why nothing would.

    `periods` are those of the returns: one that is still to fall due enters no status.
    """
    if found.empty:
        return typo(f"Aucun total ni statut ne changerait{_not_due_yet(snapshot, periods)}.")
    kinds = found["kind"].tolist()
    statuses = kinds.count(EffectKind.STATUS)
    totals = len(kinds) - statuses
    counted = [
        plural(count, one) for count, one in ((statuses, "statut"), (totals, "total")) if count
    ]
    verb = "changerait" if len(kinds) == 1 else "changeraient"
    words = " et ".join(counted).replace("totals", "totaux")
    return typo(f"{words} {verb}. {_named(found)}")


def effect_table(found: pd.DataFrame) -> pd.DataFrame:
    """The effect as shown. Columns: Sujet, Objet, Aujourd’hui, Ensuite (str). Rows: as given."""
    shown = found.assign(kind=[EffectKind(kind).label for kind in found["kind"]])
    return shown.rename(columns=TABLE_COLUMNS)


def _named(found: pd.DataFrame) -> str:
    told = []
    for kind in TOLD_FIRST:
        for row in found[found["kind"] == kind].itertuples(index=False):
            subject = "" if kind is EffectKind.STATUS else f"{EffectKind(kind).label.lower()}, "
            told.append(f"{subject}{row.label} : {row.before} → {row.after}")
    more = len(told) - NAMED
    words = " ; ".join(told[:NAMED]) + (f" ; et {plural(more, 'autre')}" if more > 0 else "")
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _not_due_yet(snapshot: Snapshot, periods: Sequence[str]) -> str:
    situation = snapshot.situation
    last = situation.last_period
    ahead = [code for code in dict.fromkeys(periods) if last is None or code > last.code]
    if not ahead or situation.situation_date is None:
        return ""
    named = ", ".join(quarter_label(code) for code in ahead)
    return f" : la situation s’arrête au {day(situation.situation_date)}, avant {named}"
