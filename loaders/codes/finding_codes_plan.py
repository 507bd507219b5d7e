"""Codes met by who loads a plan, enters settings or uses the command line."""

from loaders.codes.finding_code import FindingCode

PLAN_CODES = (
    FindingCode(
        code="PLAN_INTROUVABLE",
        title="Plan introuvable",
        meaning="Le dossier du plan ne contient pas les fichiers attendus.",
        example="Un dossier sans plan.csv",
        action="Vérifiez le dossier indiqué.",
    ),
    FindingCode(
        code="FICHIER_ILLISIBLE",
        title="Fichier du plan illisible",
        meaning="Un des fichiers du dossier n’a pas pu être lu.",
        example="Un fichier qui n’est pas en UTF-8",
        action="Enregistrez-le en CSV UTF-8.",
    ),
    FindingCode(
        code="VALEUR_ILLISIBLE",
        title="Valeur du plan illisible",
        meaning="Une case d’un fichier du plan n’est pas comprise.",
        example="«\u00a0bientôt\u00a0» dans une colonne de dates",
        action="Corrigez la case indiquée.",
    ),
    FindingCode(
        code="SAISIE",
        title="Saisie incomplète ou contradictoire",
        meaning="Ce qui a été saisi dans les réglages ne peut pas être enregistré tel quel.",
        example="Une fin avant un début",
        action="Corrigez la case indiquée.",
    ),
    FindingCode(
        code="REFUSE",
        title="Enregistrement refusé",
        meaning=(
            "Le retour a été lu, mais la base ne l’a pas accepté\u202f; rien n’a été enregistré."
        ),
        example="Un autre retour intégré entre-temps",
        action="Déposez le fichier à nouveau\u00a0: il est relu sur la base à jour.",
    ),
)
