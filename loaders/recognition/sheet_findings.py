"""What is told of the sheets of a workbook: missing, recognised, hidden, in double."""

from collections.abc import Sequence

from data_model.finding import Finding, Option, Severity
from data_model.french import joined
from loaders.formats.cells import Sheet
from loaders.template.column_spec import SheetSpec
from loaders.values.reading import quoted

MAX_NAMED_CELLS = 5
LONGEST_WORDS = 30


def missing(spec: SheetSpec, likely: Sequence[Sheet], options: tuple[Option, ...]) -> Finding:
    """No sheet is this one for sure; `likely` are those with some of its columns."""
    if len(likely) == 1:
        message = f"La feuille {quoted(likely[0].name)} est-elle {quoted(spec.label)}\u202f?"
    elif likely:
        names = joined(quoted(sheet.name) for sheet in likely)
        message = f"Quelle feuille est {quoted(spec.label)}\u202f? À choisir entre {names}."
    else:
        message = f"La feuille {quoted(spec.label)} manque\u00a0: rien n’en est lu."
    return Finding(
        severity=Severity.QUESTION,
        code="FEUILLE_INTROUVABLE",
        sheet=spec.label,
        message=message,
        hint="Choisissez la feuille, ou confirmez qu’il n’y a rien à en lire.",
        options=options,
    )


def recognised(sheet: Sheet, spec: SheetSpec) -> Finding:
    """A sheet is read under another name."""
    return Finding(
        severity=Severity.INFO,
        code="FEUILLE_RENOMMEE",
        sheet=sheet.name,
        message=f"La feuille {quoted(sheet.name)} est lue comme {quoted(spec.label)}.",
        hint="Reprenez le nom du modèle si ce n’est pas la bonne feuille.",
        read_as=spec.label,
    )


def hidden(sheet: Sheet) -> Finding:
    """A hidden sheet is read all the same."""
    return Finding(
        severity=Severity.INFO,
        code="FEUILLE_MASQUEE",
        sheet=sheet.name,
        message=f"La feuille {quoted(sheet.name)} est masquée\u202f; elle est lue.",
    )


def same(sheets: Sequence[Sheet]) -> Finding:
    """Several sheets are one and the same."""
    names = joined(quoted(sheet.name) for sheet in sheets)
    return Finding(
        severity=Severity.INFO,
        code="FEUILLE_EN_DOUBLE",
        sheet=sheets[0].name,
        message=f"Les feuilles {names} disent la même chose\u00a0: la première est lue.",
    )


def several(
    sheets: Sequence[Sheet],
    spec: SheetSpec,
    differing: Sequence[tuple[str, str, str]],
    options: tuple[Option, ...],
) -> Finding:
    """Several sheets fit one role, and differ."""
    names = joined(quoted(sheet.name) for sheet in sheets)
    cells = "\u202f; ".join(
        f"{address}\u00a0: {_shown(one)} ou {_shown(other)}"
        for address, one, other in differing[:MAX_NAMED_CELLS]
    )
    more = len(differing) - MAX_NAMED_CELLS
    rest = f"\u202f; et {more} de plus" if more > 0 else ""
    return Finding(
        severity=Severity.QUESTION,
        code="FEUILLE_EN_DOUBLE",
        sheet=sheets[0].name,
        value=", ".join(address for address, _, _ in differing[:MAX_NAMED_CELLS]),
        message=f"Laquelle lire comme {quoted(spec.label)}\u202f? {names} diffèrent"
        f" ({cells}{rest}).",
        hint="Choisissez la feuille à lire, ou supprimez celle qui est en trop\u202f; d’ici là,"
        " aucune n’est lue.",
        options=options,
    )


def not_read(sheets: Sequence[Sheet]) -> Finding:
    """Sheets that play no role."""
    names = joined(quoted(sheet.name) for sheet in sheets)
    return Finding(
        severity=Severity.INFO,
        code="FEUILLE_NON_LUE",
        sheet=sheets[0].name,
        value=", ".join(sheet.name for sheet in sheets),
        message=f"Hors du modèle, {'n’est pas lue' if len(sheets) == 1 else 'ne sont pas lues'}"
        f"\u00a0: {names}.",
        hint="Déplacez dans une feuille du modèle ce qui compte.",
    )


def _shown(words: str) -> str:
    return quoted(words[:LONGEST_WORDS]) if words else "vide"
