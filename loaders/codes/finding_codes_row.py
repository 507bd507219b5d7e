"""Codes on a row, or on what a row says beside others and beside the last return."""

from loaders.codes.finding_code import FindingCode

ROW_CODES = (
    FindingCode(
        code="ACTION_INCONNUE",
        title="Action inconnue",
        meaning="Le code d’action n’existe pas dans ce plan.",
        example="«\u00a01.12\u00a0» au lieu de «\u00a01.2\u00a0»",
        action="Reprenez le code du modèle.",
    ),
    FindingCode(
        code="INDICATEUR_INCONNU",
        title="Indicateur inconnu",
        meaning=(
            "Le code d’indicateur n’existe pas dans ce plan\u202f; le plus proche est proposé."
        ),
        example="«\u00a01.1-I9\u00a0»",
        action="Reprenez le code du modèle.",
    ),
    FindingCode(
        code="JALON_INCONNU",
        title="Jalon inconnu",
        meaning="Le code de jalon n’existe pas dans ce plan\u202f; le plus proche est proposé.",
        example="«\u00a01.1-J7-C01\u00a0»",
        action="Reprenez le code du modèle.",
    ),
    FindingCode(
        code="LIBELLE_DIFFERENT",
        title="Code et libellé contradictoires",
        meaning=(
            "Le code de la ligne désigne une chose, son libellé ou son action une autre\u202f; les "
            "deux lectures sont proposées."
        ),
        example="La colonne des codes triée seule, ou une ligne collée à la place d’une autre",
        action="Choisissez ce dont parle la ligne, ou repartez du classeur fourni.",
    ),
    FindingCode(
        code="NON_DEMANDE",
        title="Ligne non demandée",
        meaning="La ligne parle d’un élément qui n’est pas demandé à ce répondant.",
        example="Un indicateur suivi par une autre commune",
        action="Confirmez cette ligne, ou effacez-la.",
    ),
    FindingCode(
        code="DOUBLON",
        title="Ligne en double",
        meaning=(
            "Deux lignes parlent de la même chose\u202f; aucune des deux n’est choisie à votre "
            "place."
        ),
        example="Le même indicateur en lignes 8 et 15",
        action="Gardez une seule de ces lignes.",
    ),
    FindingCode(
        code="LIGNE_INCOMPLETE",
        title="Ligne incomplète",
        meaning=(
            "Il manque à la ligne de quoi être comprise\u00a0: un code, une section, un "
            "exercice, un effectif."
        ),
        example="Un ratio sans son effectif de référence",
        action="Complétez la ligne, ou videz-la.",
    ),
    FindingCode(
        code="LIGNE_DE_TOTAL",
        title="Ligne de total",
        meaning="Une ligne de total, ajoutée au tableau, est mise de côté.",
        example="«\u00a0Total\u00a0» sous le tableau",
        action="Rien, si ce n’est pas une donnée.",
    ),
    FindingCode(
        code="LIGNE_D_EXEMPLE",
        title="Ligne d’exemple",
        meaning="Une ligne d’exemple est mise de côté.",
        example="«\u00a0Exemple\u00a0: 12 participants\u00a0»",
        action="Rien, si ce n’est pas une donnée.",
    ),
    FindingCode(
        code="DONNEES_HORS_TABLEAU",
        title="Valeur hors du tableau",
        meaning="Une valeur n’est reliée à aucune ligne du modèle.",
        example="Un total ajouté sous le tableau",
        action="Effacez-la, ou remettez-la sur sa ligne.",
    ),
    FindingCode(
        code="NOTE_HORS_TABLEAU",
        title="Note hors du tableau",
        meaning="Une note est accrochée à un titre, à la Notice ou à côté du tableau\u00a0: elle"
        " n’est pas lue.",
        example="«\u00a0Chiffres provisoires\u00a0» en note du titre Valeur",
        action="Mettez-la en commentaire de la ligne dont elle parle, si elle compte.",
    ),
    FindingCode(
        code="TEXTE_DANS_NOTICE",
        title="Texte ajouté dans la Notice",
        meaning="Un texte a été écrit dans une case vide de la Notice\u00a0: il n’est pas lu.",
        example="«\u00a0Chiffres provisoires\u00a0» sous le tableau des couleurs",
        action="Mettez-le en commentaire de la ligne dont il parle, s’il compte.",
    ),
    FindingCode(
        code="TOTAL_DIFFERENT",
        title="Total différent de la somme",
        meaning=(
            "Le total écrit n’est pas la somme des lignes ventilées\u202f; la somme est retenue."
        ),
        example="Total 12, lignes 4 et 5",
        action="Corrigez la ligne qui manque, ou le total.",
    ),
    FindingCode(
        code="VALEUR_DISPARUE",
        title="Valeur disparue",
        meaning=(
            "Une ligne déjà donnée n’est plus là, ou «\u00a0effacer\u00a0» ne trouve rien à "
            "effacer."
        ),
        example="La catégorie «\u00a0SCIC\u00a0» retirée du tableau",
        action="Pour retirer une valeur, gardez sa ligne et écrivez effacer.",
    ),
    FindingCode(
        code="VALEUR_DEPLACEE",
        title="Valeur dans la colonne d’à côté",
        meaning=(
            "«\u00a0Dernière valeur\u00a0» ne porte plus ce qui a été émis, et «\u00a0Valeur"
            "\u00a0» est vide."
        ),
        example="12 écrit sous «\u00a0Dernière valeur\u00a0»",
        action="Dites si c’est la valeur de la période, ou déplacez-la.",
    ),
    FindingCode(
        code="RIEN_A_SIGNALER",
        title="«\u00a0Rien à signaler\u00a0» à confirmer",
        meaning=(
            "«\u00a0Rien à signaler\u00a0» dit oui et d’autres cases sont remplies, ou la réponse "
            "est à côté de sa case."
        ),
        example="«\u00a0oui\u00a0» dans la Notice, 12 dans Indicateurs",
        action="Choisissez non, ou confirmez que rien n’a changé.",
    ),
    FindingCode(
        code="RETOUR_VIDE",
        title="Retour sans valeur",
        meaning="Aucune case n’est remplie, et «\u00a0Rien à signaler\u00a0» n’est pas coché.",
        example="Le classeur émis, renvoyé tel quel",
        action="Vérifiez que le bon fichier a été envoyé, ou confirmez.",
    ),
    FindingCode(
        code="BAISSE_CUMUL",
        title="Cumul en baisse",
        meaning="Un total depuis le début est plus petit que le précédent.",
        example="Cumul 40 après 52",
        action="Corrigez la valeur, ou confirmez la baisse.",
    ),
    FindingCode(
        code="SAUT_ANORMAL",
        title="Valeur inhabituelle",
        meaning=(
            "La valeur s’écarte beaucoup de celles que ce répondant a données\u202f; une première "
            "valeur, de celles des autres, de la cible, de la population ou du montant voté."
        ),
        example="1 200 pour une valeur habituelle de 12",
        action="Corrigez la valeur, ou confirmez-la.",
    ),
    FindingCode(
        code="DEPASSEMENT",
        title="Engagé au-delà du prévu",
        meaning=(
            "Avec ce montant, ce qui est engagé pour l’action, tous répondants réunis, dépasse ce "
            "qui est prévu\u00a0: pour l’exercice s’il est réparti, sinon pour le plan."
        ),
        example="60\u202f000\u00a0€ engagés pour 45\u202f000\u00a0€ prévus",
        action="Corrigez le montant, ou confirmez-le.",
    ),
    FindingCode(
        code="REPARTITION_DIFFERENTE",
        title="Répartition différente du montant voté",
        meaning="La somme du prévu, par financeur et par exercice, n’est pas le montant voté.",
        example=(
            "10\u202f000\u00a0€ en 2026 et 20\u202f000\u00a0€ en 2027, "
            "pour 45\u202f000\u00a0€ votés"
        ),
        action="Corrigez la répartition, ou confirmez-la.",
    ),
    FindingCode(
        code="VALEUR_IDENTIQUE",
        title="Même valeur que la dernière fois",
        meaning="La valeur de la période est exactement celle de la période précédente.",
        example="12 après 12",
        action="Rien, si la valeur est la bonne.",
    ),
)
