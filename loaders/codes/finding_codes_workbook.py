"""Codes met by who fills in the workbook of a plan."""

from loaders.codes.finding_code import FindingCode

WORKBOOK_CODES = (
    FindingCode(
        code="CASE_OBLIGATOIRE_VIDE",
        title="Case obligatoire vide",
        meaning="Une ligne du classeur du plan laisse vide une case obligatoire.",
        example="Un axe sans intitulé",
        action="Remplissez la case, ou supprimez la ligne.",
    ),
    FindingCode(
        code="REFERENCE_INCONNUE",
        title="Code absent de la feuille qu’il désigne",
        meaning="Une case désigne une ligne d’une autre feuille qui n’y est pas.",
        example="Une action de l’objectif O9, sans O9 dans la feuille Objectifs",
        action="Corrigez le code, ou ajoutez la ligne dans l’autre feuille.",
    ),
    FindingCode(
        code="CODE_AMBIGU",
        title="Code à plusieurs lectures",
        meaning="Le tableur tient un code pour un nombre, ou des mots désignent plusieurs lignes.",
        example="1,1 après 1.9, qui est sans doute 1.10",
        action="Mettez la colonne au format Texte, puis tapez le code entier.",
    ),
    FindingCode(
        code="CODE_EN_DATE",
        title="Code devenu une date",
        meaning="Le tableur a fait une date de ce qui est un code.",
        example="1.1 devenu 1er janvier",
        action="Mettez la colonne au format Texte, puis tapez le code à nouveau.",
    ),
    FindingCode(
        code="CODE_NOMBRE",
        title="Codes tenus pour des nombres",
        meaning="Des codes sont des nombres pour le tableur, qui en perd les zéros.",
        example="1.10 y devient 1,1, et 01004 devient 1004",
        action="Mettez la colonne des codes au format Texte.",
    ),
    FindingCode(
        code="CODE_DONNE",
        title="Code donné par l’outil",
        meaning="Une ligne sans code en reçoit un, d’après son action et son rang.",
        example="1.1-J1 pour le premier jalon de l’action 1.1",
        action="Exportez le classeur après l’import pour travailler avec ces codes.",
    ),
    FindingCode(
        code="INTITULE_REPETE",
        title="Même intitulé sous deux codes",
        meaning=(
            "Deux objectifs, axes ou enjeux disent les mêmes mots au même endroit du plan\u202f; "
            "les deux sont lus."
        ),
        example="L’objectif «\u00a0Sensibiliser\u00a0» deux fois sous le même axe",
        action="Si c’est la même chose, gardez une seule ligne.",
    ),
    FindingCode(
        code="PERIODE_ILLISIBLE",
        title="Période illisible",
        meaning="Une case ne dit ni un trimestre ni une année.",
        example="«\u00a0rentrée\u00a0» sous Première période",
        action="Écrivez par exemple 2026-T1, ou 2026.",
    ),
    FindingCode(
        code="VALEURS_CONTRAIRES",
        title="Valeurs qui se contredisent",
        meaning="Deux cases d’une ligne ne vont pas ensemble, ou un nombre est trop petit.",
        example="Une fin avant un début, une fourchette sans son haut",
        action="Corrigez l’une des deux cases.",
    ),
    FindingCode(
        code="JALON_SANS_DATE",
        title="Jalon sans date",
        meaning="Les mots d’un jalon ne disent pas de date\u00a0: il n’en a pas.",
        example="«\u00a04 fois par an\u00a0»",
        action="Indiquez Début et Fin, ou écrivez «\u00a0à définir\u00a0» sous Début.",
    ),
    FindingCode(
        code="COMMUNES_REPRISES",
        title="Communes reprises de la géographie publique",
        meaning="La feuille Communes est vide\u00a0: celles du SIREN, publiques, sont reprises.",
        example="Le SIREN d’une intercommunalité connue",
        action="Remplissez la feuille Communes si elles ne sont pas toutes du plan.",
    ),
    FindingCode(
        code="NOTE_NON_LUE",
        title="Notes non lues",
        meaning="Des notes accrochées aux cellules du classeur du plan ne sont pas lues.",
        example="Un commentaire sur le montant d’une action",
        action="Mettez dans une colonne ce qui doit rester.",
    ),
)
