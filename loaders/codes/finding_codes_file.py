"""Codes on the file as a whole, and on whose return it is."""

from loaders.codes.finding_code import FindingCode

FILE_CODES = (
    FindingCode(
        code="FICHIER_INTROUVABLE",
        title="Fichier introuvable",
        meaning="Aucun fichier ne s’ouvre à ce chemin\u202f; les autres de la commande sont lus.",
        example="Un nom mal recopié, un dossier sans droit de lecture",
        action="Vérifiez le chemin et les droits, puis relancez la commande.",
    ),
    FindingCode(
        code="FICHIER_VIDE",
        title="Fichier vide",
        meaning=(
            "Le fichier ne contient aucun octet\u00a0: l’envoi ou l’enregistrement s’est "
            "interrompu."
        ),
        example="Une pièce jointe de 0 octet",
        action="Téléchargez à nouveau la pièce jointe, ou demandez un nouvel envoi.",
    ),
    FindingCode(
        code="FORMAT_INCONNU",
        title="Pas un classeur",
        meaning="Le contenu n’est pas celui d’un classeur, quel que soit son nom.",
        example="Un PDF, une archive .zip, un courriel, une page HTML renommée en .xls",
        action="Enregistrez le tableau, ou la pièce jointe, au format .xlsx, puis déposez-le.",
    ),
    FindingCode(
        code="PROTEGE_MOT_DE_PASSE",
        title="Classeur protégé par un mot de passe",
        meaning="Le fichier est chiffré\u00a0: personne ne peut le lire sans le mot de passe.",
        example="Un classeur enregistré avec «\u00a0Chiffrer avec mot de passe\u00a0»",
        action=(
            "Retirez le mot de passe dans Excel (Fichier, Informations) ou dans LibreOffice "
            "(Fichier, Enregistrer sous), enregistrez, déposez à nouveau."
        ),
    ),
    FindingCode(
        code="ARCHIVE_CORROMPUE",
        title="Fichier abîmé",
        meaning="Le fichier est incomplet ou altéré.",
        example="Un téléchargement interrompu",
        action="Téléchargez à nouveau la pièce jointe, ou demandez un nouvel envoi.",
    ),
    FindingCode(
        code="ARCHIVE_SUSPECTE",
        title="Fichier anormal",
        meaning=(
            "Le fichier se décompresse en un volume anormal ou contient des éléments "
            "inattendus\u202f; il n’a pas été ouvert."
        ),
        example="2 Mo qui se décompressent en 3 Go",
        action="Copiez vos données dans le classeur fourni, puis déposez-le.",
    ),
    FindingCode(
        code="XML_DANGEREUX",
        title="Contenu interdit",
        meaning=(
            "Le fichier contient du code qu’un classeur n’a pas à contenir\u202f; il n’a pas "
            "été ouvert."
        ),
        example="Une déclaration DOCTYPE dans une feuille",
        action="Copiez vos données dans le classeur fourni, puis déposez-le.",
    ),
    FindingCode(
        code="FICHIER_TROP_GROS",
        title="Fichier trop lourd",
        meaning="Le fichier dépasse la limite de 10 Mo.",
        example="Un classeur de 42 Mo, avec des photos",
        action="Retirez les images et les feuilles inutiles, puis déposez-le à nouveau.",
    ),
    FindingCode(
        code="FEUILLE_TROP_GRANDE",
        title="Contenu au-delà des limites",
        meaning=(
            "Des feuilles ou des cellules dépassent ce qui est lu\u202f; ce qui n’est pas lu "
            "est compté et dit."
        ),
        example="Une cellule remplie en ligne 900 000",
        action=(
            "Rapprochez du tableau ce qui compte et déposez à nouveau, ou choisissez de ne pas "
            "le lire."
        ),
    ),
    FindingCode(
        code="LECTURE_TROP_LONGUE",
        title="Lecture arrêtée",
        meaning="La lecture du fichier a dépassé le temps permis.",
        example="Un classeur de très nombreuses feuilles",
        action="Supprimez les feuilles et les lignes inutiles, puis déposez-le à nouveau.",
    ),
    FindingCode(
        code="LECTURE_DEGRADEE",
        title="Lecture partielle",
        meaning=(
            "Ce format, ou ce fichier, ne laisse pas tout voir\u00a0: des formules ou des erreurs "
            "de calcul peuvent passer inaperçues."
        ),
        example="Un classeur .xls ou .xlsb",
        action="Enregistrez-le au format .xlsx, ou vérifiez les valeurs lues.",
    ),
    FindingCode(
        code="GUILLEMET_OUVERT",
        title="Guillemet non refermé",
        meaning="Dans un tableau en texte (.csv), un guillemet ouvert prend pour lui les lignes"
        " qui suivent.",
        example="Une case qui commence par un guillemet et ne finit pas par un autre",
        action="Refermez-le ou ôtez-le, ou enregistrez le tableau au format .xlsx.",
    ),
    FindingCode(
        code="ILLISIBLE",
        title="Fichier illisible",
        meaning="Le fichier a la forme d’un classeur, mais n’a pas pu être ouvert.",
        example="Un classeur produit par un logiciel métier ancien",
        action="Ouvrez-le, enregistrez-le au format .xlsx, puis déposez-le à nouveau.",
    ),
    FindingCode(
        code="DEJA_IMPORTE",
        title="Déjà intégré",
        meaning="Ce même fichier est le retour en vigueur.",
        example="Le même classeur déposé deux fois",
        action="Il n’y a rien à faire.",
    ),
    FindingCode(
        code="FICHIER_CONNU",
        title="Fichier déjà reçu",
        meaning=(
            "Ce même fichier est un retour annulé, intégré en partie, ou remplacé par un retour "
            "plus récent."
        ),
        example="Le classeur d’un retour annulé, déposé à nouveau",
        action="Dites s’il faut rétablir ce retour, le compléter, ou remplacer le plus récent.",
    ),
    FindingCode(
        code="RETOUR_EN_DOUBLE",
        title="Deux fichiers pour un même retour",
        meaning=(
            "Deux des fichiers déposés ensemble viennent du même répondant pour la même période."
        ),
        example="«\u00a0Sevran T3.xlsx\u00a0» et «\u00a0Sevran T3 (2).xlsx\u00a0»",
        action="Gardez le bon fichier\u202f; intégrés l’un après l’autre, le second l’emporte.",
    ),
)

IDENTITY_CODES = (
    FindingCode(
        code="COMMUNE_DIFFERENTE",
        title="Répondant contradictoire",
        meaning=(
            "Le classeur, sa feuille Notice et le nom du fichier ne désignent pas le même "
            "répondant."
        ),
        example="Le classeur de Sevran, renommé «\u00a0Drancy\u00a0»",
        action="Repartez du classeur fourni pour ce répondant.",
    ),
    FindingCode(
        code="COMMUNE_INCONNUE",
        title="Répondant non reconnu",
        meaning="Rien dans le fichier ne désigne un répondant du plan.",
        example="Une feuille Notice vidée et un fichier nommé «\u00a0retour.xlsx\u00a0»",
        action=(
            "Inscrivez le nom de la commune dans la feuille Notice, ou repartez du classeur fourni."
        ),
    ),
    FindingCode(
        code="PERIODE_DIFFERENTE",
        title="Période contradictoire",
        meaning=(
            "Le classeur, sa feuille Notice et le nom du fichier ne disent pas la même période."
        ),
        example="Le classeur du T2 2026, renommé «\u00a0T3 2026\u00a0»",
        action="Repartez du classeur fourni pour cette période.",
    ),
    FindingCode(
        code="PERIODE_INCONNUE",
        title="Période non reconnue",
        meaning="La période n’est pas dite, ou aucun retour n’y est attendu de ce répondant.",
        example="Une feuille Notice où la période est vide",
        action="Écrivez par exemple T3 2026 dans la feuille Notice.",
    ),
    FindingCode(
        code="PERIODE_CLOSE",
        title="Trimestre clos",
        meaning="Le trimestre est clos\u00a0: une correction reste possible, avec son motif.",
        example="Un retour du T1 2026 reçu après la clôture",
        action="Indiquez le motif au moment de confirmer.",
    ),
    FindingCode(
        code="VERSION_MODELE",
        title="Autre version du modèle",
        meaning="La feuille cachée _meta manque, ou le classeur suit un autre modèle.",
        example="Un tableau recopié dans un classeur neuf",
        action="Rien, si le répondant et la période lus sont les bons.",
    ),
    FindingCode(
        code="META_MODIFIEE",
        title="Feuille cachée modifiée",
        meaning="La feuille cachée qui identifie le classeur n’est plus celle qui a été émise.",
        example="Le code de la commune changé à la main dans _meta",
        action="Vérifiez le répondant et la période lus, ou repartez du classeur fourni.",
    ),
    FindingCode(
        code="PLAN_DIFFERENT",
        title="Autre plan",
        meaning="Le classeur a été émis pour un autre plan.",
        example="Un classeur du plan précédent",
        action="Repartez du classeur fourni pour ce plan.",
    ),
)
