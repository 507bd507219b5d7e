"""What the communes page says: who sent a return, what is known of each commune."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.commune.first_asked import first_asked, first_words
from analysis.indicator.commune_values import QUARTERS_SHOWN, communes_of, nature_of
from analysis.plan_frames import day_or_none
from analysis.results.said import GivenValue
from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.french import (
    NOT_KNOWN,
    coverage,
    day,
    joined,
    number,
    number_e4,
    plain,
    plural,
    quarter_label,
    typo,
)
from data_model.vocabulary import CollectionState, Nature, RespondentKind, TargetBasis

NAMED = 3
RECEIVED = "Reçus"
LAST_RECEIVED = f"Reçus sur les {QUARTERS_SHOWN} derniers"
STATE_WORDS = {
    CollectionState.EXPECTED: "○ attendu",
    CollectionState.ON_TIME: "à temps",
    CollectionState.LATE: ":orange[▲ en retard]",
    CollectionState.PARTIAL: ":orange[▲ partiel]",
    CollectionState.EMPTY: ":orange[▲ reçu vide]",
    CollectionState.MISSING: ":red[**◆ manquant**]",
    CollectionState.NOT_ASKED: "–",
}
NATURE_WORDS = {
    Nature.CUMULATIVE: "Cumul déclaré ; un point creux est un cumul reporté.",
    Nature.STOCK: "Dernier état connu ; un point creux est une valeur reportée.",
    Nature.RATIO: "Carte : 4 derniers trimestres ; courbes : chaque trimestre.",
    Nature.SCALE: "Dernière appréciation connue.",
    Nature.TEXT: "",
}


def returns_title(board: pd.DataFrame, *, first: str = "") -> str:
    """The finding: which communes did not send the last return that fell due.

    `first` says which is the first to come, where none fell due yet: « T4 2026, le … ».
    """
    communes = board[(board["kind"] == RespondentKind.COMMUNE) & board["is_expected"]]
    due = communes[communes["is_counted"]]
    if due.empty:
        coming = f"Premier retour attendu des communes : {first}"
        return typo(coming) if first else "Aucun retour de commune n’est encore attendu"
    last = due["period_code"].iloc[-1]
    rows = due[due["period_code"] == last]
    silent = list(rows.loc[~rows["is_received"].astype(bool), "name"])
    quarter = quarter_label(last)
    if not silent:
        return f"Les {len(rows)} communes attendues ont transmis leur {quarter}"
    if len(silent) > NAMED:
        return f"{coverage(len(silent), len(rows), 'commune')} n’ont pas transmis leur {quarter}"
    verb = "n’a pas transmis son" if len(silent) == 1 else "n’ont pas transmis leur"
    return f"{joined(silent)} {verb} {quarter}"


def first_return_words(snapshot: Snapshot) -> str:
    """« T4 2026, le 31 janvier 2027 » : the first return asked of a commune after S, if any."""
    first = first_asked(snapshot, [*commune_names(snapshot)])
    return "" if first is None else first_words(snapshot, first)


def returns_matrix(board: pd.DataFrame) -> pd.DataFrame:
    """Communes × the last 8 quarters that fell due, a state in words in each cell.

    Columns: Commune, one a quarter (« T3 26 »), Reçus (str, Markdown), with over how many quarters
    where more fell due. Rows: one a commune, by name.
    """
    due = board[(board["kind"] == RespondentKind.COMMUNE) & board["is_counted"]]
    all_due = list(dict.fromkeys(due["period_code"]))
    periods = all_due[-QUARTERS_SHOWN:]
    received = LAST_RECEIVED if len(all_due) > QUARTERS_SHOWN else RECEIVED
    shown = due[due["period_code"].isin(periods)]
    lines: dict[str, dict[str, str]] = {}
    for row in rows_of(shown):
        line = lines.setdefault(row.name, {"Commune": plain(row.name)})
        line[quarter_label(row.period_code, short=True)] = STATE_WORDS[CollectionState(row.state)]
    for name, line in lines.items():
        line[received] = _received(shown[shown["name"] == name])
    return pd.DataFrame([lines[name] for name in sorted(lines)])


def others_words(board: pd.DataFrame) -> str:
    """« 8 communes ; EPT Terres d’Envol répond aussi : … », nothing where communes alone do."""
    asked = board[board["is_counted"].astype(bool) & board["is_expected"].astype(bool)]
    is_commune = asked["kind"] == RespondentKind.COMMUNE
    others = sorted(set(asked.loc[~is_commune, "name"]))
    if not others:
        return ""
    communes = plural(asked.loc[is_commune, "respondent_code"].nunique(), "commune")
    verb = "répondent aussi" if others[1:] else "répond aussi"
    where = "voir « Retours trimestriels »"
    return typo(f"{communes} ; {plain(joined(others))} {verb} : {where}.")


def _received(rows: pd.DataFrame) -> str:
    expected = rows[rows["is_expected"].astype(bool)]
    return f"{int(expected['is_received'].sum())} sur {len(expected)}" if len(expected) else "–"


def can_be_drawn(values: pd.DataFrame) -> bool:
    """Whether any commune has an outline to draw; from `commune_map_frame`."""
    return bool(values["outline_geojson"].fillna("").astype(bool).any())


def at_least_count(values: pd.DataFrame) -> int:
    """Of how many communes the value misses a return; from `commune_map_frame`."""
    return int((values["value_e4"].notna() & values["at_least"].eq(True)).sum())


def map_scope(snapshot: Snapshot, indicator_code: str, values: pd.DataFrame) -> str:
    """What the map shows and what it rests on: « 6 communes renseignées sur 8. … »"""
    asked = values[values["state"] != "not_asked"]
    if asked.empty:
        first = first_asked(snapshot, [*values["respondent_code"]], indicator_code=indicator_code)
        if first is not None:
            return typo(f"Premières valeurs attendues : {first_words(snapshot, first)}.")
        return "Aucune commune n’est encore interrogée sur cet indicateur."
    known = int(asked["value_e4"].notna().sum())
    told = plural(known, "commune renseignée", "communes renseignées")
    short = at_least_count(asked)
    least = f", dont {number(short)} « au moins » faute d’un retour" if short else ""
    nature = nature_of(snapshot, indicator_code)
    return typo(f"{told} sur {len(asked)}{least}. {_shown(snapshot, indicator_code, nature)}")


def _shown(snapshot: Snapshot, indicator_code: str, nature: Nature) -> str:
    if nature is not Nature.FLOW:
        return NATURE_WORDS[nature]
    aims = snapshot.targets[snapshot.targets["indicator_code"] == indicator_code]
    seen = snapshot.situation
    if TargetBasis.PER_YEAR in set(aims["basis"]) and seen.situation_date is not None:
        since = f"total de {seen.situation_date.year}"
    else:
        starts = [day_or_none(value) for value in aims["starts_on"]]
        known = min([start for start in starts if start], default=seen.plan_start)
        since = f"total depuis le {day(known)}" if known else "total depuis le début"
    return f"Carte : {since} ; courbes : chaque trimestre."


def commune_returns_sentence(board: pd.DataFrame, respondent_code: str) -> str:
    """« 10 retours reçus sur 11, dont 2 en retard ; 2 retours manquants. »"""
    mine = board[(board["respondent_code"] == respondent_code) & board["is_counted"]]
    asked = mine[mine["is_expected"].astype(bool)]
    if asked.empty:
        return "Aucun retour n’est encore échu."
    received = int(asked["is_received"].sum())
    late = int((asked["state"] == CollectionState.LATE).sum())
    missing = int((asked["state"] == CollectionState.MISSING).sum())
    text = f"{plural(received, 'retour reçu', 'retours reçus')} sur {len(asked)}"
    text += f", dont {late} en retard" if late else ""
    text += f" ; {plural(missing, 'manquant')}" if missing else ""
    return typo(f"{text}.")


def said_words(held: Sequence[GivenValue], indicator: Any) -> str:
    """A respondent's own words, or both parts of a ratio: « 15 sur 20 »."""
    texts = [value.text_value for value in held if value.text_value]
    if Nature(indicator.nature) is Nature.TEXT:
        return typo(joined(texts)) or NOT_KNOWN
    parts = (
        sum(value.value_e4 or 0 for value in held),
        sum(value.denominator_e4 or 0 for value in held),
    )
    return " sur ".join(number_e4(part, decimals=int(indicator.decimals)) for part in parts)


def commune_names(snapshot: Snapshot) -> dict[str, str]:
    """Commune codes and names, by name."""
    people = communes_of(snapshot)
    return dict(zip(people["respondent_code"], people["name"], strict=True))


def contact_line(snapshot: Snapshot, respondent_code: str) -> str:
    """Who to write to at a commune."""
    people = snapshot.respondents
    row = people[people["respondent_code"] == respondent_code].iloc[0]
    words = [row["contact_name"] or "", row["contact_email"] or ""]
    known = " · ".join(word for word in words if word)
    return f"Contact : {known}" if known else "Contact : non renseigné"
