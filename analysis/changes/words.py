"""What changed between two days, as a title and a few sentences."""

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from analysis.changes.co_financing import SUBJECTS
from analysis.changes.kind import Change, ChangeGroup, ChangeSubject
from analysis.rows import rows_of
from data_model.french import day, euros, joined, plain, plural, typo

NAMED = 3
NOT_STARTED = "Aucun retour n’a encore été reçu : il n’y a rien à comparer que le plan lui-même."
SAME_DAY = "Le jour comparé est le jour regardé : rien ne peut y différer"
NOTHING_SPENT = "Aucun montant engagé ou mandaté n’a changé."
NO_MONEY = "Aucun montant engagé, mandaté ou de cofinancement n’a changé."
STAGES: Mapping[ChangeSubject, str] = {subject: stage.label for stage, subject in SUBJECTS.items()}
SENT_NOUNS: Mapping[Change, tuple[str, str]] = {
    Change.ADDED: ("valeur transmise", "valeurs transmises"),
    Change.CHANGED: ("valeur corrigée", "valeurs corrigées"),
    Change.REMOVED: ("valeur retirée", "valeurs retirées"),
}
PLAN_NOUNS: Mapping[ChangeSubject, tuple[str, str]] = {
    ChangeSubject.TARGET: ("cible", "cibles"),
    ChangeSubject.ASSIGNMENT: ("demande à un répondant", "demandes aux répondants"),
    ChangeSubject.VOTED: ("montant voté", "montants votés"),
    ChangeSubject.DAYS: ("volume de jours humains", "volumes de jours humains"),
    ChangeSubject.BASELINE: ("calendrier de référence", "calendriers de référence"),
    ChangeSubject.SPAN: ("durée du plan", "durées du plan"),
    ChangeSubject.DEADLINE: ("échéance de retours", "échéances de retours"),
    ChangeSubject.SETTING: ("réglage", "réglages"),
    ChangeSubject.TEXT: ("texte d’une fiche", "textes des fiches"),
    ChangeSubject.WEATHER: ("météo déclarée", "météos déclarées"),
    ChangeSubject.STRUCTURE: ("élément du plan", "éléments du plan"),
}


def changes_title(
    changes: pd.DataFrame,
    since: date,
    *,
    has_returns: bool,
    within: str = "",
    is_same_day: bool = False,
) -> str:
    """« Depuis le 10 août 2026 : 5 indicateurs ont changé de statut, 10 jalons atteints ».

    `within` is the axis or the action that the changes are of, `is_same_day` says that `since` is
    the day looked at.
    """
    since_words = f"{day(since)}, {within[:1].lower()}{within[1:]}" if within else day(since)
    if is_same_day:
        return typo(SAME_DAY)
    if not has_returns:
        changed = "Le plan est chargé"
        if not changes.empty:
            changed = f"Le plan a changé depuis le {since_words}"
        return typo(f"{changed} ; aucun retour n’a encore été reçu")
    if changes.empty:
        return typo(f"Rien n’a changé depuis le {since_words}")
    statuses = _count(changes, ChangeSubject.STATUS)
    done = _count(changes, ChangeSubject.DONE, Change.ADDED)
    told = []
    if statuses:
        verb = "a" if statuses == 1 else "ont"
        told.append(f"{plural(statuses, 'indicateur')} {verb} changé de statut")
    if done:
        told.append(plural(done, "jalon atteint", "jalons atteints"))
    if not told:
        told.append(f"{plural(len(changes), 'changement')}, aucun statut d’indicateur")
    return typo(f"Depuis le {since_words} : {', '.join(told)}")


def changes_sentences(
    changes: pd.DataFrame, axis_names: pd.DataFrame, *, has_returns: bool
) -> list[str]:
    """One sentence a group, in Markdown; from `news_frame` and `axis_names_frame`."""
    funding = _co_financing(changes)
    if not has_returns and set(changes["group"]) <= {ChangeGroup.PLAN, ChangeGroup.BUDGET}:
        return [typo(one) for one in (NOT_STARTED, funding, _plan(changes)) if one]
    money = _money(changes, axis_names)
    return [
        typo(sentence)
        for sentence in (
            _indicators(changes),
            money or (NO_MONEY if not funding else NOTHING_SPENT),
            funding,
            _calendar(changes),
            _sent(changes),
            _plan(changes),
        )
        if sentence
    ]


def _count(changes: pd.DataFrame, subject: ChangeSubject, change: Change | None = None) -> int:
    held = changes["subject"] == subject
    return int((held if change is None else held & (changes["change"] == change)).sum())


def _indicators(changes: pd.DataFrame) -> str:
    statuses = changes[changes["subject"] == ChangeSubject.STATUS]
    values = _count(changes, ChangeSubject.VALUE)
    if statuses.empty:
        if not values:
            return "Aucun statut ni aucune valeur d’indicateur n’a changé."
        verb = "a" if values == 1 else "ont"
        return f"Aucun statut d’indicateur n’a changé, {plural(values, 'valeur')} {verb} bougé."
    named = [
        f"{plain(row.label)} ({row.before} → {row.after})" for row in rows_of(statuses.head(NAMED))
    ]
    rest = len(statuses) - NAMED
    told = ", ".join(named) + (f" et {plural(rest, 'autre')}" if rest > 0 else "")
    verb = "a" if len(statuses) == 1 else "ont"
    return f"**{plural(len(statuses), 'indicateur')} {verb} changé de statut** : {told}."


def _money(changes: pd.DataFrame, axis_names: pd.DataFrame) -> str:
    names = {row.code: row.name.lower() for row in rows_of(axis_names)}
    told: list[str] = []
    for subject in (ChangeSubject.COMMITTED, ChangeSubject.PAID):
        held = changes[changes["subject"] == subject]
        if held.empty:
            continue
        by_axis: dict[str | None, int] = {}
        for row in rows_of(held):
            by_axis[row.axis_code] = by_axis.get(row.axis_code, 0) + int(row.amount)
        head = subject.label.lower() if told else subject.label
        whole = f"**{head} : {euros(sum(by_axis.values()), signed=True)}**"
        parts = [f"{names[code]} {euros(cents, signed=True)}" for code, cents in by_axis.items()]
        where = parts[0].rpartition(" +")[0] if len(parts) == 1 else ", ".join(parts)
        told.append(f"{whole} ({where or parts[0]})")
    return f"{' ; '.join(told)}." if told else ""


def _co_financing(changes: pd.DataFrame) -> str:
    """« Cofinancements : demandé +280 000 €, notifié +250 000 € (16 montants) »."""
    held = changes[changes["subject"].isin(STAGES)]
    if held.empty:
        return ""
    told = []
    for subject, word in STAGES.items():
        amounts = held.loc[held["subject"] == subject, "amount"]
        if len(amounts):
            cents = int(amounts.sum())
            moved = euros(cents, signed=True) if cents else "sans effet sur le total"
            told.append(f"{word} {moved}")
    return f"**Cofinancements : {', '.join(told)}** ({plural(len(held), 'montant')})."


def _calendar(changes: pd.DataFrame) -> str:
    told = [*_calendar_counts(changes)]
    return f"{joined(told)}." if told else "Aucun jalon n’a été atteint ni déplacé."


def _calendar_counts(changes: pd.DataFrame) -> Iterator[str]:
    done = _count(changes, ChangeSubject.DONE, Change.ADDED)
    if done:
        yield f"**{plural(done, 'jalon atteint', 'jalons atteints')}**"
    moved = changes[changes["subject"] == ChangeSubject.FINISH]
    later, sooner = moved[moved["amount"] > 0], moved[moved["amount"] < 0]
    if len(later):
        worst = max(rows_of(later), key=lambda row: row.amount)
        count = plural(len(later), "repoussé", "repoussés")
        days = plural(int(worst.amount), "jour")
        name = plain(worst.label.removeprefix(worst.code).strip())
        yield f"{count} (le plus : « {name} », action {worst.action_code}, de {days})"
    if len(sooner):
        yield plural(len(sooner), "avancé", "avancés")
    dated = len(moved) - len(later) - len(sooner)
    if dated:
        yield plural(dated, "date ajoutée ou retirée", "dates ajoutées ou retirées")
    corrected = _count(changes, ChangeSubject.DONE, Change.CHANGED)
    if corrected:
        yield plural(corrected, "date de réalisation corrigée", "dates de réalisation corrigées")
    undone = _count(changes, ChangeSubject.DONE, Change.REMOVED)
    if undone:
        yield plural(undone, "réalisation retirée", "réalisations retirées")


def _sent(changes: pd.DataFrame) -> str:
    sent = changes[changes["group"] == ChangeGroup.SENT]
    if sent.empty:
        return "Aucune valeur n’a été transmise, corrigée ni retirée."
    told = []
    for change, nouns in SENT_NOUNS.items():
        held = sent[sent["change"] == change]
        if held.empty:
            continue
        words = plural(len(held), *nouns)
        by = f" par {plural(held['respondent_code'].nunique(), 'répondant')}"
        told.append(f"**{words}**{by}" if change is Change.ADDED else words)
    return f"{joined(told)}."


def _plan(changes: pd.DataFrame) -> str:
    plan = changes[changes["group"] == ChangeGroup.PLAN]
    told = [
        plural(count, *nouns)
        for subject, nouns in PLAN_NOUNS.items()
        if (count := int((plan["subject"] == subject).sum()))
    ]
    if not told:
        return "Le plan lui-même n’a pas changé."
    return f"Le plan lui-même a changé : {joined(told)}."
