"""An argument parser whose own words are French; exit statuses are argparse's."""

import argparse
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final, NoReturn

from data_model.as_of import PARIS
from data_model.fitting import INTEGER_MAX
from data_model.french import NBSP, typo

# Wide, and far enough from the ends of the calendar for a computation to go a few years beyond.
FIRST_YEAR, LAST_YEAR = 1900, 2999
WORDS: Final = (
    (r"the following arguments are required: (.+)", r"argument obligatoire : \1"),
    (r"unrecognized arguments: (.+)", r"argument inconnu : \1"),
    (r"argument (.+): expected one argument", r"argument \1 : une valeur est attendue"),
    (
        r"argument (.+): expected at least one argument",
        r"argument \1 : au moins une valeur est attendue",
    ),
    (
        r"argument (.+): ignored explicit argument '(.*)'",
        r"argument \1 : aucune valeur n’est attendue (« \2 »)",
    ),
    (
        r"argument (.+): invalid choice: '(.*)' \(choose from (.+)\)",
        r"argument \1 : « \2 » n’est pas reconnu (au choix : \3)",
    ),
    (
        r"ambiguous option: (.+) could match (.+)",
        r"option ambiguë : \1 peut être l’une de \2",
    ),
)


class _FrenchFormatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        # An empty prefix is asked for where the usage is only a part of a verb's own name.
        words = typo("Utilisation : ") if prefix is None else prefix
        super().add_usage(usage, actions, groups, words)

    def start_section(self, heading: str | None) -> None:
        super().start_section(f"{heading}{NBSP}" if heading else heading)


class FrenchParser(argparse.ArgumentParser):
    """A parser, and those of its verbs, which explain themselves and refuse in French."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_FrenchFormatter, **options)
        self._positionals.title = "arguments"
        self._optionals.title = "options"
        self.add_argument("-h", "--help", action="help", help="montre cette aide")

    def error(self, message: str) -> NoReturn:
        """The usage and what is wrong, on the error output; exit status 2."""
        for pattern, words in WORDS:
            if found := re.fullmatch(pattern, message):
                message = found.expand(words)
                break
        self.exit(2, f"{self.format_usage()}{typo(f'Erreur : {message}.')}\n")


def whole_number(text: str) -> int:
    """The number of a return on the command line."""
    try:
        number = int(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un nombre entier") from error
    if not 1 <= number <= INTEGER_MAX:
        raise argparse.ArgumentTypeError(f"aucun retour ne peut porter le numéro {text}")
    return number


def day_text(text: str) -> date:
    """A day of the command line, AAAA-MM-JJ."""
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        wanted = "n’est pas une date (AAAA-MM-JJ)"
        raise argparse.ArgumentTypeError(f"« {text} » {wanted}") from error
    _require_a_year(found.year)
    return found


def instant(text: str) -> datetime:
    """A moment of the command line, in Paris where it names no zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        wanted = "n’est pas un instant (AAAA-MM-JJTHH:MM)"
        raise argparse.ArgumentTypeError(f"« {text} » {wanted}") from error
    _require_a_year(moment.year)
    return moment if moment.tzinfo else moment.replace(tzinfo=PARIS)


def _require_a_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(
            f"l’année {year:04d} est hors du calendrier ({FIRST_YEAR} à {LAST_YEAR})"
        )
