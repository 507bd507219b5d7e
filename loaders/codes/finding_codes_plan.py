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
        code="MONTANT_EN_MOT",
        title="Montant écrit en toutes lettres",
        meaning="Un mot qui dit «\u00a0rien\u00a0» tient lieu de montant, lu lu 0\u00a0€.",
        example="«\u00a0néant\u00a0» dans le budget voté",
        action="Laissez la cellule vide si le montant n’est pas connu.",
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
        code="NATURE_AVEC_VALEURS",
        title="Nature d’un indicateur qui a des valeurs",
        meaning="La nature décide des totaux : elle ne change plus dès qu’une valeur est reçue.",
        example="Un flux devenu un stock après le premier retour",
        action="Remettez sa nature, ou créez un nouvel indicateur.",
    ),
    FindingCode(
        code="LIEN_INCONNU",
        title="Code absent du plan",
        meaning="Une ligne nomme par son code ce que le plan ne contient pas.",
        example="Une action sous un axe « 9 » qui n’existe pas",
        action="Corrigez ce code, ou ajoutez la ligne qui manque.",
    ),
    FindingCode(
        code="PART_OU_POUR_CENT",
        title="Cible de moins de 1\u202f%",
        meaning="La cible d’un indicateur en\u202f% se tape en pour cent\u00a0: 50, et non 0,5.",
        example="0,5 pour une part de 50\u202f%",
        action="Rien, si la cible est bien de moins de 1\u202f%\u202f; sinon, tapez 50.",
    ),
    FindingCode(
        code="COMMUNE_D_UN_AUTRE_TERRITOIRE",
        title="Commune d’un autre territoire",
        meaning=(
            "Une commune reste rattachée au territoire qui a déjà un plan dans cette base\u202f; "
            "ses pages ne changent pas."
        ),
        example="Aulnay-sous-Bois dans le plan d’une métropole",
        action="Rien à faire\u00a0: la commune peut être parmi les répondants des deux plans.",
    ),
    FindingCode(
        code="CLASSEUR_DE_RETOUR",
        title="Retour déposé comme un plan",
        meaning="Ce classeur est le retour d’un répondant, pas un classeur du plan.",
        example="Le retour de Drancy déposé dans « Le plan »",
        action="Déposez-le dans « Retours trimestriels ».",
    ),
    FindingCode(
        code="CLASSEUR_DU_PLAN",
        title="Plan déposé comme un retour",
        meaning="Ce classeur est celui du plan, pas le retour d’un répondant.",
        example="Le classeur du plan déposé dans « Retours trimestriels »",
        action="Déposez-le dans la page « Le plan ».",
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
