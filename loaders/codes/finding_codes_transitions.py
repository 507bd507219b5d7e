"""Codes on the plan template of Territoires en Transitions."""

from loaders.codes.finding_code import FindingCode

TRANSITIONS_CODES = (
    FindingCode(
        code="PLAN_A_NOMMER",
        title="Plan à nommer",
        meaning="Le modèle ne dit ni le nom du plan ni son territoire.",
        example="Un modèle déposé pour la première fois",
        action="Indiquez l’intitulé, le code et le territoire du plan.",
    ),
    FindingCode(
        code="PLAN_SANS_ACTION",
        title="Aucune action",
        meaning="Le tableau ne contient aucun titre d’action.",
        example="Un modèle encore vide",
        action="Écrivez au moins un titre d’action.",
    ),
    FindingCode(
        code="LIGNE_SANS_ACTION",
        title="Ligne sans action",
        meaning="Une ligne remplie ne nomme pas d’action\u00a0: elle n’est pas reprise.",
        example="Un descriptif sans titre",
        action="Donnez-lui un titre d’action, ou retirez-la.",
    ),
    FindingCode(
        code="NIVEAU_REPRIS",
        title="Axe repris de la ligne au-dessus",
        meaning="L’axe d’une ligne est vide\u202f; celui de la ligne au-dessus est repris.",
        example="Un axe écrit une seule fois pour trois actions",
        action="Rien, si l’axe est le même.",
    ),
    FindingCode(
        code="NIVEAU_SANS_AXE",
        title="Sous-axe sans axe",
        meaning="Un sous-axe n’a pas d’axe au-dessus de lui\u202f; il est gardé sur la fiche.",
        example="Une colonne «\u00a0Axe\u00a0» vide",
        action="Indiquez son axe.",
    ),
    FindingCode(
        code="NIVEAU_SANS_ACTION",
        title="Niveau sans action",
        meaning="Aucune action ne se trouve sous cet axe, ce sous-axe ou ce sous-sous axe.",
        example="Une note écrite sous le tableau, dans la colonne des axes",
        action="Si c’est une note, retirez-la du tableau.",
    ),
    FindingCode(
        code="COLONNE_GARDEE",
        title="Colonne en plus, gardée",
        meaning=(
            "Le modèle n’a pas cette colonne\u202f; son contenu est gardé sur les fiches, sous "
            "son titre."
        ),
        example="Une colonne «\u00a0Notes de suivi\u00a0»",
        action="Rien, si elle compte.",
    ),
    FindingCode(
        code="INDICATEURS_A_CHOISIR",
        title="Indicateurs liés, à créer",
        meaning=(
            "Les indicateurs liés sont une liste de mots, gardée sur les fiches\u202f; leur "
            "nature n’est pas dite."
        ),
        example="«\u00a0Nombre de foyers accompagnés\u00a0»",
        action="Créez-les dans l’application, en choisissant leur nature.",
    ),
    FindingCode(
        code="FINANCEMENT_DIFFERENT",
        title="Financeurs et budget différents",
        meaning="La somme des montants des financeurs n’est pas le budget total de l’action.",
        example="30\u202f000\u00a0€ de financeurs pour 50\u202f000\u00a0€ de budget",
        action="Vérifiez les montants\u202f; tous sont gardés.",
    ),
)
