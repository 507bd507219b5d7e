"""Codes on sheets, header rows and columns."""

from loaders.codes.finding_code import FindingCode

SHEET_CODES = (
    FindingCode(
        code="FEUILLE_INTROUVABLE",
        title="Feuille manquante",
        meaning="Une des feuilles du modèle n’a pas été retrouvée\u00a0: rien n’en est lu.",
        example="La feuille Budget supprimée",
        action="Remettez-la depuis le modèle, ou confirmez qu’il n’y a rien à en lire.",
    ),
    FindingCode(
        code="FEUILLE_EN_DOUBLE",
        title="Feuille en double",
        meaning="Deux feuilles jouent le même rôle\u202f; si elles diffèrent, aucune n’est lue.",
        example="«\u00a0Indicateurs\u00a0» et «\u00a0Indicateurs (2)\u00a0»",
        action="Supprimez celle qui est en trop.",
    ),
    FindingCode(
        code="FEUILLE_RENOMMEE",
        title="Feuille rapprochée",
        meaning="Une feuille d’un autre nom a été reconnue à son nom ou à ses colonnes.",
        example="«\u00a0Indic. T3\u00a0» lue comme «\u00a0Indicateurs\u00a0»",
        action="Rien, si la feuille est la bonne.",
    ),
    FindingCode(
        code="FEUILLE_NON_LUE",
        title="Feuille hors du modèle",
        meaning="Une feuille ne joue aucun rôle dans le modèle\u00a0: elle n’est pas lue.",
        example="Une feuille «\u00a0Brouillon\u00a0»",
        action="Déplacez dans une feuille du modèle ce qui compte.",
    ),
    FindingCode(
        code="FEUILLE_MASQUEE",
        title="Feuille masquée",
        meaning="Une feuille masquée du classeur est lue.",
        example="La feuille Calendrier masquée",
        action="Rien, si son contenu est à jour.",
    ),
    FindingCode(
        code="EN_TETE_INTROUVABLE",
        title="Titres de colonnes introuvables",
        meaning=(
            "La ligne des titres n’a pas été reconnue dans les premières lignes de la feuille."
        ),
        example="La ligne des titres supprimée",
        action="Remettez les titres du modèle.",
    ),
    FindingCode(
        code="EN_TETE_DOUBLON",
        title="Deux colonnes du même nom",
        meaning="Deux colonnes portent le même titre\u202f; la première est lue.",
        example="Deux colonnes «\u00a0Valeur\u00a0»",
        action="Supprimez celle qui est en trop, ou confirmez que la première est la bonne.",
    ),
    FindingCode(
        code="EN_TETE_RENOMME",
        title="Titre de colonne rapproché",
        meaning="Un titre un peu différent a été rapproché d’une colonne du modèle.",
        example="«\u00a0Valeurs T3\u00a0» lu «\u00a0Valeur\u00a0»",
        action="Rien, si la colonne est la bonne.",
    ),
    FindingCode(
        code="COLONNES_DEPLACEES",
        title="Colonnes échangées",
        meaning=(
            "«\u00a0Valeur\u00a0» ne contient que les dernières valeurs connues, et "
            "«\u00a0Dernière valeur\u00a0» d’autres\u00a0: leurs titres semblent échangés."
        ),
        example="«\u00a0Valeur\u00a0» écrit en G et «\u00a0Dernière valeur\u00a0» en H",
        action="Dites quelle colonne lire, ou remettez chaque titre sur la sienne.",
    ),
    FindingCode(
        code="COLONNE_OBLIGATOIRE_MANQUANTE",
        title="Colonne manquante",
        meaning="Une colonne indispensable n’a pas été retrouvée.",
        example="La colonne «\u00a0Code indicateur\u00a0» supprimée",
        action="Remettez le titre de la colonne tel qu’il est dans le modèle.",
    ),
    FindingCode(
        code="CELLULES_MASQUEES",
        title="Cellules masquées",
        meaning=(
            "Des lignes ou des colonnes masquées, ou filtrées, contiennent des valeurs\u202f; "
            "elles sont lues."
        ),
        example="Un filtre resté actif",
        action="Affichez-les et retirez le filtre, pour les relire.",
    ),
    FindingCode(
        code="COLONNE_INCONNUE",
        title="Colonne en plus",
        meaning="Une colonne ne correspond à aucune du modèle\u00a0: elle n’est pas lue.",
        example="Une colonne «\u00a0Référent\u00a0» ajoutée",
        action="Déplacez son contenu en commentaire s’il compte.",
    ),
)
