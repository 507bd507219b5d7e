"""Why a file is not read, and what its sender can do: one sentence a cause."""

from data_model.finding import Finding, Severity
from data_model.french import number

SAVE_AS_XLSX = "Ouvrez-le dans Excel, enregistrez-le au format .xlsx, puis déposez-le à nouveau."
SEND_AGAIN = "Téléchargez à nouveau la pièce jointe, ou demandez un nouvel envoi du classeur."
REMOVE_IMAGES = "Retirez les images et les feuilles inutiles, puis déposez-le à nouveau."
COPY_TO_NEW = "Copiez vos données dans le classeur fourni par l’application, puis déposez-le."

UNPACK = "Décompressez-la, puis déposez les classeurs qu’elle contient."
TAKE_ATTACHMENT = "Ouvrez-le, enregistrez sa pièce jointe, puis déposez ce classeur."
TYPE_IT = "Reportez les valeurs dans le classeur fourni par l’application, puis déposez-le."
EXPORT_TO_EXCEL = "Dans Numbers, exportez-le vers Excel (menu Fichier), puis déposez le .xlsx."
SAVE_FROM_LIBREOFFICE = (
    "Ouvrez-le dans LibreOffice, enregistrez-le au format .ods ou .xlsx, puis déposez-le à nouveau."
)

UNLOCK_IN_EXCEL = (
    "Dans Excel\u00a0: Fichier, Informations, Protéger le classeur, Chiffrer avec mot de passe."
    " Effacez le mot de passe, enregistrez, puis déposez le classeur à nouveau."
)
UNLOCK_IN_LIBREOFFICE = (
    "Dans LibreOffice\u00a0: Fichier, Enregistrer sous. Décochez «\u00a0Enregistrer avec mot de"
    " passe\u00a0», enregistrez, puis déposez le classeur à nouveau."
)


def empty_file() -> Finding:
    """Nothing came but a name."""
    return _error("FICHIER_VIDE", "Ce fichier est vide.", SEND_AGAIN)


def too_heavy(size: str, limit: str) -> Finding:
    """The file is larger than what is opened."""
    message = f"Le fichier pèse {size}\u202f; la limite est de {limit}."
    return _error("FICHIER_TROP_GROS", message, REMOVE_IMAGES)


def unknown_format(what_it_is: str, hint: str) -> Finding:
    """Something else than a workbook; `what_it_is` completes « Ce fichier est … »."""
    return _error("FORMAT_INCONNU", f"Ce fichier est {what_it_is}.", hint)


def suspicious(reason: str) -> Finding:
    """An archive built to harm, or as good as."""
    message = f"{reason}\u202f; le fichier n’a pas été ouvert."
    return _error("ARCHIVE_SUSPECTE", message, COPY_TO_NEW)


def dangerous_xml() -> Finding:
    """A document type, an entity, or an encoding that would hide them."""
    message = "Ce fichier contient du code XML interdit\u202f; il n’a pas été ouvert."
    return _error("XML_DANGEREUX", message, COPY_TO_NEW)


def password(*, is_opendocument: bool = False) -> Finding:
    """The whole content is encrypted."""
    hint = UNLOCK_IN_LIBREOFFICE if is_opendocument else UNLOCK_IN_EXCEL
    return _error("PROTEGE_MOT_DE_PASSE", "Ce classeur est protégé par un mot de passe.", hint)


def broken() -> Finding:
    """An archive cut short or damaged on its way."""
    message = "Ce fichier est abîmé ou incomplet\u202f; il n’a pas pu être ouvert."
    return _error("ARCHIVE_CORROMPUE", message, SEND_AGAIN)


def no_sheet() -> Finding:
    """A workbook in which every reader sees nothing."""
    return _error(
        "ILLISIBLE",
        "Aucune feuille lisible n’a été trouvée dans ce classeur.",
        "Enregistrez au format Classeur Excel (.xlsx), puis déposez-le à nouveau.",
    )


def open_quote() -> Finding:
    """A cell of a table in text takes the rows that follow it."""
    return _error(
        "GUILLEMET_OUVERT",
        "Un guillemet ouvert dans une case n’est pas refermé\u00a0: les lignes qui suivent seraient"
        " perdues.",
        "Refermez-le ou ôtez-le, ou enregistrez le tableau au format .xlsx, puis déposez-le.",
    )


def too_slow(max_seconds: float) -> Finding:
    """The reader was stopped."""
    return _error(
        "LECTURE_TROP_LONGUE",
        f"La lecture a été arrêtée après {number(max_seconds)}\u00a0s.",
        "Supprimez les feuilles et les lignes inutiles, puis déposez le classeur à nouveau.",
    )


def too_large() -> Finding:
    """Reading takes more memory than it may, as a cell far from the others makes it do."""
    return _error(
        "FEUILLE_TROP_GRANDE",
        "Ce classeur est trop étendu pour être lu.",
        "Effacez ce qui est rempli loin du tableau, ou copiez vos données dans le classeur fourni.",
    )


def unreadable() -> Finding:
    """Every reader of this format has failed."""
    return _error(
        "ILLISIBLE",
        "Ce fichier n’a pas pu être ouvert.",
        "Enregistrez-le au format .xlsx depuis Excel, puis déposez-le à nouveau.",
    )


def _error(code: str, message: str, hint: str) -> Finding:
    return Finding(severity=Severity.ERROR, code=code, message=message, hint=hint)
