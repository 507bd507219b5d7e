"""An amount of the template: its cents where they are sure, the words printed in every case."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from data_model.finding import Finding, Severity
from data_model.french import euros
from data_model.vocabulary import TaxBasis
from loaders.formats.cell_words import raw_value
from loaders.formats.cells import Cell, CellKind
from loaders.transitions.sheet_rows import words
from loaders.transitions.told import told
from loaders.values.numbers import read_number
from loaders.values.reading import Reading

UNIT, DECIMALS = "€", 2
TAX_WORDS: Final = (
    (re.compile(r"\b(?:TTC|T\.T\.C\.?)(?!\w)", re.IGNORECASE), TaxBasis.GROSS),
    (re.compile(r"\b(?:HT|H\.T\.?)(?!\w)", re.IGNORECASE), TaxBasis.NET),
)
KEPT = "Le texte est gardé, sans montant."


@dataclass(frozen=True, kw_only=True)
class PrintedAmount:
    """What a cell prints: `amount` in euros, None where no sure number is written."""

    cell: Cell
    words: str
    tax: TaxBasis
    amount: Decimal | None = None
    finding: Finding | None = None

    @property
    def amount_text(self) -> str:
        """The amount as a text table holds it."""
        return "" if self.amount is None else f"{self.amount:f}"


def read_amount(cell: Cell, heading: str) -> PrintedAmount:
    """The amount of a cell under `heading`; what is not sure is kept in words and asked about."""
    raw = raw_value(cell)
    text, tax = _without_tax(raw) if isinstance(raw, str) else (raw, TaxBasis.UNKNOWN)
    if tax is TaxBasis.UNKNOWN:
        tax = tax_of(heading)
    printed = PrintedAmount(cell=cell, words=words(cell), tax=tax)
    if cell.kind in {CellKind.ERROR, CellKind.FORMULA_WITHOUT_VALUE}:
        return printed
    reading = read_number(text, unit=UNIT, decimals=DECIMALS, number_format=cell.number_format)
    if reading.state != "value" or reading.value is None:
        return replace(printed, finding=_asked(reading, cell))
    shown = euros(reading.value * 100) if cell.kind is CellKind.NUMBER else printed.words
    finding = _noticed(reading, cell) if reading.code else None
    return replace(printed, amount=reading.value, words=shown, finding=finding)


def tax_of(text: str) -> TaxBasis:
    """Whether a title says HT or TTC."""
    return _without_tax(text)[1]


def _without_tax(text: str) -> tuple[str, TaxBasis]:
    """« 12 000 € HT » → « 12 000 € », HT."""
    for pattern, tax in TAX_WORDS:
        if pattern.search(text):
            return pattern.sub("", text).strip(), tax
    return text, TaxBasis.UNKNOWN


def _asked(reading: Reading, cell: Cell) -> Finding | None:
    if not reading.message:
        # « À définir », « - »: nothing is said, and nothing is to be asked.
        return None
    return told(cell, f"{reading.message} {KEPT}", code=reading.code, hint="Corrigez la cellule.")


def _noticed(reading: Reading, cell: Cell) -> Finding:
    return told(cell, reading.message, code=reading.code, severity=Severity.INFO, hint=reading.hint)
