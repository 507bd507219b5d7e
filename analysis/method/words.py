"""What the words of the closed lists mean, one sentence a word."""

from collections.abc import Mapping

import pandas as pd

from analysis.origin.words import FORMULAS
from data_model.french import typo
from data_model.level_words import USUAL, LevelWord
from data_model.vocabulary import (
    BudgetBasis,
    CollectionState,
    Direction,
    FollowState,
    Labelled,
    Level,
    SlideKind,
    TargetBasis,
    Weather,
)

COLUMNS = ["list", "word", "meaning"]
MEANINGS: Mapping[str, Mapping[Labelled, str]] = {
    "Niveau d’un écart ou d’un glissement": {
        Level.OK: "En deçà du seuil de vigilance.",
        Level.WATCH: "Le seuil de vigilance est franchi, pas celui d’alerte.",
        Level.ALERT: "Le seuil d’alerte est franchi ; au budget, un dépassement.",
        Level.NONE: "Non communiqué : rien ne permet de le dire. Ce n’est pas 0.",
    },
    "État d’un retour": {
        CollectionState.EXPECTED: "Demandé, l’échéance n’est pas passée.",
        CollectionState.ON_TIME: "Reçu au plus tard à l’échéance.",
        CollectionState.LATE: "Reçu après l’échéance.",
        CollectionState.PARTIAL: "Reçu en partie : des lignes écartées une à une, ou une saisie "
        "non déclarée complète.",
        CollectionState.EMPTY: "Reçu sans aucune valeur ni « Rien à signaler ».",
        CollectionState.MISSING: "L’échéance est passée, rien n’est reçu.",
        CollectionState.NOT_ASKED: "Rien n’est demandé à ce répondant ce trimestre-là.",
    },
    "Nature d’un indicateur": {
        nature: words.partition(" : ")[2] for nature, words in FORMULAS.items()
    },
    "Base d’une cible": {
        TargetBasis.TO_DATE: "La valeur compte depuis le début du plan ou de la cible.",
        TargetBasis.PER_YEAR: "La valeur repart de 0 chaque année civile.",
        TargetBasis.LEVEL: "La valeur du moment est comparée à la cible, sans addition.",
    },
    "Sens d’une cible": {
        Direction.UP: "La valeur doit monter jusqu’à la cible.",
        Direction.DOWN: "La valeur doit baisser jusqu’à la cible, ou rester au plus à ce montant.",
        Direction.RANGE: "La valeur doit rester entre deux bornes.",
    },
    "Base d’un montant voté": {
        BudgetBasis.TOTAL: "Pour toute la durée du plan.",
        BudgetBasis.PER_YEAR: "Pour chaque année du plan.",
        BudgetBasis.PER_UNIT: "Un total imprimé de plusieurs unités ; sans quantité, inconnue.",
        BudgetBasis.CAP: "Un maximum : pas de taux, seulement un dépassement.",
        BudgetBasis.UNKNOWN: "Le texte ne le dit pas : aucun taux n’est calculé.",
    },
    "Météo déclarée": {
        Weather.SUN: "La personne en charge juge que l’action va bien. Dit comme : Conforme.",
        Weather.CLOUD: "Des difficultés à surveiller. Dit comme : Vigilance.",
        Weather.RAIN: "Des difficultés sérieuses. Dit comme : Vigilance ou Alerte.",
        Weather.STORM: "L’action est bloquée ou en danger. Dit comme : Alerte.",
    },
    "Diapositive d’un comité": {
        SlideKind.PLAN: "Réalisation du plan et de chaque {axis.singular}, face à l’attendu.",
        SlideKind.AXIS: "Réalisation et budget d’{axis.one}, ses jalons les plus en retard.",
        SlideKind.BUDGET: "Engagé et mandaté par {axis.singular}, face au prévu.",
        SlideKind.CALENDAR: "Travail fait face au travail prévu, trimestre par trimestre.",
        SlideKind.COMMUNES: "Qui a transmis son retour du trimestre.",
        SlideKind.SINCE: "Ce qui a changé depuis la réunion précédente.",
        SlideKind.ALERTS: "Les points en alerte les plus importants.",
        SlideKind.FOLLOW_UP: "Où en sont les décisions des réunions précédentes.",
        SlideKind.DECISIONS: "Ce que la réunion doit décider.",
    },
    "Suivi d’un point": {
        FollowState.SEEN: "La personne en charge l’a lu.",
        FollowState.IN_HAND: "La personne en charge s’en occupe, depuis la date indiquée.",
    },
}


def words_frame(axis: LevelWord = USUAL.axis) -> pd.DataFrame:
    """The words of the closed lists that the screens show; `axis` is the plan's word for it.

    Columns: list, word, meaning (str, French). Rows: one a word, in the order of its list.
    """
    rows = [
        (name, word.label, typo((meaning[:1].upper() + meaning[1:]).format(axis=axis)))
        for name, words in MEANINGS.items()
        for word, meaning in words.items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)
