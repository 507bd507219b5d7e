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
        code="AIDE_HORS_REGLES",
        title="Aide hors des règles du fonds",
        meaning="Une aide dépasse le plafond, la part ou l’enveloppe de son fonds.",
        example="2\u202f000\u00a0€ pour un plafond de 1\u202f500\u00a0€",
        action="Vérifiez le montant, ou les règles du fonds.",
    ),
    FindingCode(
        code="AIDE_PART_INCONNUE",
        title="Part d’une aide à vérifier",
        meaning="Le coût du projet n’est pas donné\u00a0: la part de l’aide ne peut pas être lue.",
        example="Une aide sans coût de projet",
        action="Ajoutez le coût du projet.",
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
