"""The columns of the plan template of Territoires en Transitions, and what each one becomes.

Levels: « Axe » is an axis, « Sous-axe » an objective of it, « Sous-sous axe » a line of the fiche.
An action is a title under these levels. A row with « Titre de la sous-action » is about that
sub-action: its people, amounts, status and priority are then lines of the fiche that name it.

- Descriptif: the description, of the action or of the sub-action.
- Objectifs, Indicateurs liés, Instances de gouvernance, Moyens humains et techniques,
  Participation Citoyenne, Financements, Personne pilote, Élu·e référent·e: lines under that title.
- Structure pilote, then Direction ou service pilote: the leads. Partenaires: the partners.
- Financeur and the Montant € HT beside it: a funder, and a line with its amount, which enters no
  total.
- Budget prévisionnel total € HT: the voted amount, of basis « total », as printed.
- Statut: a line; what is printed enters no computed figure. Niveau de priorité: the priority, from
  1, and the word printed.
- Date de début, Date de fin: one milestone, from the first day to the last.
- Any other column: lines under its title.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from data_model.printed_entry import EntryKind
from data_model.vocabulary import Role
from loaders.template.column_spec import ColumnSpec


class Becomes(StrEnum):
    """What a column of the template is made into."""

    LEVEL = "level"
    TITLE = "title"
    SUB_TITLE = "sub_title"
    DESCRIPTION = "description"
    LINES = "lines"
    PEOPLE = "people"
    FUNDER = "funder"
    FUNDER_AMOUNT = "funder_amount"
    BUDGET = "budget"
    STATUS = "status"
    PRIORITY = "priority"
    START = "start"
    END = "end"


@dataclass(frozen=True, kw_only=True)
class TemplateColumn:
    """One column: `kind` is that of its lines, `role` that of the people it names."""

    spec: ColumnSpec
    becomes: Becomes
    kind: EntryKind = EntryKind.TEXT
    role: Role | None = None

    @property
    def key(self) -> str:
        """What the column is called here."""
        return self.spec.key


AXIS, SUB_AXIS, THIRD_LEVEL = "axis", "sub_axis", "third_level"
LEVELS: Final = (AXIS, SUB_AXIS, THIRD_LEVEL)
TITLE, SUB_TITLE = "title", "sub_title"
LINKED_INDICATORS = "linked_indicators"
WIDTH = 24


def _column(
    key: str,
    label: str,
    becomes: Becomes,
    aliases: str = "",
    *,
    kind: EntryKind = EntryKind.TEXT,
    role: Role | None = None,
) -> TemplateColumn:
    names = tuple(alias for alias in aliases.split("|") if alias)
    spec = ColumnSpec(
        key=key,
        label=label,
        width=WIDTH,
        help="",
        aliases=names,
        is_required=becomes is Becomes.TITLE,
    )
    return TemplateColumn(spec=spec, becomes=becomes, kind=kind, role=role)


COLUMNS: Final = (
    _column(AXIS, "Axe", Becomes.LEVEL, "Axe (x)|Axe stratégique"),
    _column(SUB_AXIS, "Sous-axe", Becomes.LEVEL, "Sous-axe (x.x)"),
    _column(THIRD_LEVEL, "Sous-sous axe", Becomes.LEVEL, "Sous-sous axe (x.x.x)"),
    _column(
        TITLE,
        "Titre de l'action",
        Becomes.TITLE,
        "Titre de la fiche action|Intitulé de l'action|Titre",
    ),
    _column(SUB_TITLE, "Titre de la sous-action", Becomes.SUB_TITLE, "Sous-action"),
    _column("description", "Descriptif", Becomes.DESCRIPTION, "Description"),
    _column("governance", "Instances de gouvernance", Becomes.LINES),
    _column("objectives", "Objectifs", Becomes.LINES, kind=EntryKind.OBJECTIVE),
    _column(LINKED_INDICATORS, "Indicateurs liés", Becomes.LINES),
    _column("structure", "Structure pilote", Becomes.PEOPLE, role=Role.LEAD),
    _column("means", "Moyens humains et techniques", Becomes.LINES),
    _column("partners", "Partenaires", Becomes.PEOPLE, role=Role.PARTNER),
    _column(
        "service",
        "Direction ou service pilote",
        Becomes.PEOPLE,
        "Service-département-pôle pilote|Service pilote|Direction pilote",
        role=Role.LEAD,
    ),
    _column("person", "Personne pilote", Becomes.LINES),
    _column("elected", "Élu·e référent·e", Becomes.LINES, "Élu référent|Élue référente"),
    _column("participation", "Participation Citoyenne", Becomes.LINES),
    _column("financing", "Financements", Becomes.LINES),
    _column(
        "funder", "Financeur", Becomes.FUNDER, "|".join(f"Financeur {n}" for n in range(1, 10))
    ),
    _column(
        "funder_amount",
        "Montant € HT",
        Becomes.FUNDER_AMOUNT,
        "Montant|Montant HT|Montant TTC|Montant € TTC|"
        + "|".join(f"Montant {n}|Montant € HT {n}|Montant {n} € HT" for n in range(1, 10)),
    ),
    _column(
        "budget",
        "Budget prévisionnel total € HT",
        Becomes.BUDGET,
        "Budget prévisionnel total|Budget prévisionnel total € TTC|Budget prévisionnel|"
        "Budget prévisionnel € HT|Budget prévisionnel € TTC|Budget total € HT|Budget total",
    ),
    _column("status", "Statut", Becomes.STATUS, "Statut de l'action"),
    _column("priority", "Niveau de priorité", Becomes.PRIORITY, "Priorité"),
    _column("start", "Date de début", Becomes.START, "Date de début prévisionnelle"),
    _column("end", "Date de fin", Becomes.END, "Date de fin prévisionnelle"),
)
SPECS: Final = tuple(column.spec for column in COLUMNS)
BY_KEY: Final = {column.key: column for column in COLUMNS}
REPEATED: Final = frozenset({Becomes.FUNDER, Becomes.FUNDER_AMOUNT})
"""What the template has several times, under the same title."""
OWN_KEYS: Final = frozenset(
    {
        *LEVELS[1:],
        SUB_TITLE,
        LINKED_INDICATORS,
        "governance",
        "structure",
        "service",
        "person",
        "elected",
        "participation",
        "funder",
        "budget",
    }
)
"""What no other workbook of this application has a column for."""
