"""Codes on what one cell holds."""

from loaders.codes.finding_code import FindingCode

CELL_CODES = (
    FindingCode(
        code="NOMBRE_ILLISIBLE",
        title="Nombre illisible",
        meaning="Ce qui est écrit n’est pas un nombre.",
        example="«\u00a012 (2023) 15 (2024)\u00a0»",
        action="Saisissez un seul nombre, et le reste en commentaire.",
    ),
    FindingCode(
        code="NOMBRE_AMBIGU",
        title="Nombre à deux lectures",
        meaning="Ce qui est écrit peut se lire de deux façons\u202f; les deux sont proposées.",
        example="«\u00a01.250\u00a0»\u00a0: 1 250 ou 1,25",
        action="Choisissez la bonne lecture, ou corrigez la cellule.",
    ),
    FindingCode(
        code="NOMBRE_INTERVALLE",
        title="Intervalle ou borne",
        meaning="Une fourchette ou une borne n’est pas une valeur.",
        example="«\u00a012-15\u00a0», «\u00a0< 5\u00a0»",
        action="Indiquez une seule valeur, ou laissez vide et dites-le en commentaire.",
    ),
    FindingCode(
        code="NOMBRE_APPROCHE",
        title="Valeur approchée ou accompagnée de mots",
        meaning=(
            "La valeur est lue et marquée «\u00a0estimé\u00a0», ou les mots qui l’accompagnent "
            "posent une question."
        ),
        example="«\u00a0environ 12\u00a0», «\u00a012 dont 3 femmes\u00a0»",
        action="Rien si la valeur est la bonne\u202f; sinon, corrigez la cellule.",
    ),
    FindingCode(
        code="NOMBRE_ANGLAIS",
        title="Nombre écrit à l’anglaise",
        meaning="Le nombre est lu, avec ses milliers et ses décimales à l’anglaise.",
        example="«\u00a01,250.50\u00a0» lu 1 250,5",
        action="Rien, si la lecture est la bonne.",
    ),
    FindingCode(
        code="NOMBRE_ARRONDI",
        title="Nombre arrondi",
        meaning="Le nombre a plus de décimales que l’indicateur n’en garde.",
        example="«\u00a012,345\u00a0» lu 12,35",
        action="Rien, si la lecture est la bonne.",
    ),
    FindingCode(
        code="UNITE_MULTIPLIEE",
        title="Unité convertie",
        meaning=(
            "La valeur est écrite dans un multiple de l’unité attendue\u202f; elle est convertie."
        ),
        example="«\u00a01,2\u00a0k€\u00a0» lu 1 200\u00a0€",
        action="Rien, si la lecture est la bonne.",
    ),
    FindingCode(
        code="UNITE_DIFFERENTE",
        title="Autre unité",
        meaning="L’unité écrite n’est pas celle de l’indicateur.",
        example="«\u00a012 jours\u00a0» pour des participants",
        action="Donnez la valeur dans l’unité du modèle.",
    ),
    FindingCode(
        code="VALEUR_HORS_BORNES",
        title="Valeur hors limites",
        meaning="La valeur dépasse ce que la case peut vouloir dire.",
        example="Plus de cas favorables que de cas\u202f; un exercice après la période",
        action="Corrigez la valeur, ou confirmez.",
    ),
    FindingCode(
        code="NEGATIF",
        title="Nombre négatif",
        meaning="Un nombre positif ou nul est attendu.",
        example="«\u00a0−5\u00a0» participants",
        action="Saisissez un nombre positif ou 0.",
    ),
    FindingCode(
        code="TYPE_INATTENDU",
        title="Autre sorte de valeur",
        meaning="La case contient une autre sorte de valeur que celle attendue.",
        example="Une date dans une colonne de nombres\u202f; 2,5 personnes",
        action="Saisissez une valeur de la bonne sorte.",
    ),
    FindingCode(
        code="HORS_LISTE",
        title="Hors de la liste",
        meaning="La valeur n’est pas une de celles proposées.",
        example="Un financeur inconnu\u202f; une appréciation de 5",
        action="Choisissez dans la liste, ou confirmez.",
    ),
    FindingCode(
        code="TEXTE_TROP_LONG",
        title="Texte trop long",
        meaning="Le texte dépasse ce que la colonne garde.",
        example="Un paragraphe dans la colonne Valeur",
        action="Mettez ce texte en commentaire.",
    ),
    FindingCode(
        code="CELLULE_EN_ERREUR",
        title="Erreur du tableur",
        meaning="La cellule affiche une erreur de calcul.",
        example="`#REF!`, `#DIV/0!`",
        action="Corrigez la formule, puis enregistrez le fichier dans Excel.",
    ),
    FindingCode(
        code="FORMULE_NON_CALCULEE",
        title="Formule sans résultat",
        meaning=(
            "La formule n’a jamais été calculée\u00a0: son résultat n’est pas dans le fichier."
        ),
        example="=A1+B1 produit par un logiciel métier",
        action="Ouvrez et enregistrez le fichier dans Excel, puis déposez-le à nouveau.",
    ),
    FindingCode(
        code="VALEUR_SOUS_FUSION",
        title="Cellules fusionnées",
        meaning="La valeur occupe des cellules fusionnées sur plusieurs lignes.",
        example="12 fusionné sur les lignes 8 à 10",
        action="Défusionnez les cellules et remettez la valeur sur sa ligne.",
    ),
    FindingCode(
        code="VALEUR_BARREE",
        title="Valeur barrée",
        meaning="La valeur est barrée, en tout ou en partie\u00a0: il faut dire ce qui compte.",
        example="«\u00a01\u00a0» barré, suivi de «\u00a05\u00a0»\u00a0: 15 ou 5",
        action="Choisissez la bonne lecture, ou retirez ce qui est barré.",
    ),
    FindingCode(
        code="DATE_ILLISIBLE",
        title="Date illisible",
        meaning="Ce qui est écrit n’est pas une date.",
        example="«\u00a0prochainement\u00a0»",
        action="Saisissez par exemple 14/03/2026, mars 2026 ou T2 2026.",
    ),
    FindingCode(
        code="DATE_IMPOSSIBLE",
        title="Date impossible",
        meaning=("Cette date n’existe pas\u202f; jour et mois ne sont jamais inversés en silence."),
        example="«\u00a031/06/2026\u00a0», «\u00a006/13/2026\u00a0»",
        action="Corrigez le jour ou le mois.",
    ),
    FindingCode(
        code="DATE_SANS_ANNEE",
        title="Date sans année",
        meaning="L’année manque\u202f; celle de la période est proposée.",
        example="«\u00a030 juin\u00a0», «\u00a0T2\u00a0»",
        action="Confirmez l’année, ou ajoutez-la dans la cellule.",
    ),
    FindingCode(
        code="DATE_APPROCHEE",
        title="Date approchée ou accompagnée de mots",
        meaning=(
            "La date est lue «\u00a0estimé\u00a0», ou au mois ou à l’année que montre la cellule"
            "\u202f; ou ses mots posent une question."
        ),
        example="«\u00a0vers juin 2026\u00a0», une date Excel qui montre «\u00a0mars-27\u00a0»",
        action="Rien si la date est la bonne\u202f; sinon, corrigez la cellule.",
    ),
    FindingCode(
        code="DATE_NUMERO_DE_SERIE",
        title="Nombre dans une colonne de dates",
        meaning="Une date Excel a perdu son format\u202f; la date correspondante est proposée.",
        example="«\u00a045458\u00a0»\u00a0: 15 juin 2024",
        action="Confirmez, ou remettez la cellule au format Date.",
    ),
    FindingCode(
        code="DATE_HORS_BORNES",
        title="Date hors limites",
        meaning=(
            "La date ne peut pas convenir ici\u00a0: trop ancienne, trop lointaine, ou "
            "contraire à ce qu’elle dit."
        ),
        example="«\u00a0Réalisé le\u00a0» à une date future",
        action="Corrigez la date, ou mettez-la dans l’autre colonne.",
    ),
)
