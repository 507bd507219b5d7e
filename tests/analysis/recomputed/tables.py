"""The tables of one plan read whole, and which of their rows were known on a day."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from tests.analysis.recomputed.quarter import end_of

Row = dict[str, Any]
# The key of each versioned table, without the plan and the act.
KEYS = {
    "plan_span": (),
    "setting": ("key",),
    "deadline": ("period_code",),
    "human_days": ("action_code",),
    "voted_amount": ("action_code",),
    "indicator_rule": ("indicator_code",),
    "target": ("indicator_code", "due_on"),
    "assignment": ("respondent_code", "kind", "object_code", "first_period"),
    "abandonment": ("occurrence_code",),
    "shared_event": ("milestone_code",),
    "declared_weather": ("action_code",),
    "co_financing": ("funder", "stage", "exercise", "action_code"),
}
DATES = frozenset({"starts_on", "ends_on", "due_on", "received_on", "start_date", "end_date"})


class Tables:
    """The tables of one plan, and which acts had been recorded by a day."""

    def __init__(self, session: Session, plan: str, day: date) -> None:
        self._connection = session.connection()
        self._plan = plan
        self._read: dict[str, list[Row]] = {}
        paris = ZoneInfo("Europe/Paris")
        self._acts = {
            row["number"]
            for row in self.rows("act")
            if datetime.fromisoformat(row["recorded_at"])
            .replace(tzinfo=UTC)
            .astimezone(paris)
            .date()
            <= day
        }

    def rows(self, table: str, where: str = "plan_code") -> list[Row]:
        """Every row of a table, dates read."""
        if table not in self._read:
            read = self._connection.exec_driver_sql(f'SELECT * FROM "{table}"')  # noqa: S608
            names = list(read.keys())
            self._read[table] = [
                {
                    name: date.fromisoformat(cell) if name in DATES and cell else cell
                    for name, cell in zip(names, row, strict=True)
                }
                for row in read
            ]
        return [row for row in self._read[table] if row.get(where, self._plan) == self._plan]

    def versions(self, table: str) -> list[Row]:
        """The newest known version of each key, removed ones left out."""
        newest: dict[tuple[Any, ...], Row] = {}
        for row in sorted(self.rows(table), key=lambda row: int(row["act_number"])):
            if row["act_number"] in self._acts:
                newest[tuple(row[name] for name in KEYS[table])] = row
        return [row for row in newest.values() if not row["is_removed"]]

    def of_action(self, code: str) -> Row:
        """Its human days and its voted amount."""
        found: Row = {"days_e4": None, "days_basis": None, "voted": None, "basis": "unknown"}
        for row in self.versions("human_days"):
            if row["action_code"] == code:
                found |= {"days_e4": row["days_e4"], "days_basis": row["basis"]}
        for row in self.versions("voted_amount"):
            if row["action_code"] == code:
                found |= {"voted": row["amount_cents"], "basis": row["basis"]}
                # A price of one without how many is no printed total.
                if row["basis"] == "per_unit" and row["quantity"] is None:
                    found["basis"] = "unknown"
        return found

    def indicators(self) -> list[Row]:
        """Those that have a nature."""
        natures = {row["indicator_code"]: row["nature"] for row in self.versions("indicator_rule")}
        axes = {row["code"]: row["axis_code"] for row in self.rows("action")}
        return [
            row | {"nature": natures[row["code"]], "axis_code": axes.get(row["action_code"])}
            for row in self.rows("indicator")
            if row["code"] in natures
        ]

    def respondents(self) -> list[Row]:
        """With the inhabitants of those that are communes."""
        people = {row["code_insee"]: row["population"] for row in self.rows("commune")}
        return [row | {"population": people.get(row["code"])} for row in self.rows("respondent")]

    def occurrences(self) -> list[Row]:
        """Those not abandoned, with the first calendar and the one in force."""
        gone = {row["occurrence_code"] for row in self.versions("abandonment")}
        events = {row["milestone_code"]: row["event_code"] for row in self.versions("shared_event")}
        steps = {row["code"]: row for row in self.rows("milestone")}
        places = {row["code"]: int(row["position"]) for row in self.rows("action")}
        leads = {
            row["object_code"]: row["respondent_code"]
            for row in self.versions("assignment")
            if row["kind"] == "milestone"
        }
        days = {
            row["number"]: datetime.fromisoformat(row["recorded_at"])
            .replace(tzinfo=UTC)
            .astimezone(ZoneInfo("Europe/Paris"))
            .date()
            for row in self.rows("act")
        }
        found = []
        for row in self.rows("occurrence"):
            if row["act_number"] not in self._acts or row["code"] in gone:
                continue
            held = sorted(
                (
                    one
                    for one in self.rows("baseline")
                    if one["occurrence_code"] == row["code"] and one["act_number"] in self._acts
                ),
                key=lambda one: int(one["number"]),
            )
            milestone = row["milestone_code"]
            found.append(
                row
                | {
                    "action_code": steps[milestone]["action_code"],
                    "position": int(steps[milestone]["position"]),
                    "event": events.get(milestone, ""),
                    "lead": leads.get(milestone, ""),
                    "first": held[0],
                    "held": held[-1],
                    "since": days[held[-1]["act_number"]] if held[-1]["number"] else None,
                }
            )
        return sorted(
            found, key=lambda r: (places[r["action_code"]], int(r["cycle"]), int(r["position"]))
        )

    def returns(self) -> list[Row]:
        """Every return recorded by then: active or not, when received, with how many facts."""
        counts: dict[int, int] = {}
        for table in ("observation", "budget_entry", "milestone_report"):
            for row in self.rows(table):
                counts[row["return_number"]] = counts.get(row["return_number"], 0) + 1
        received = {
            row["return_number"]: row["received_on"]
            for row in sorted(self.rows("reception_correction"), key=lambda r: int(r["act_number"]))
            if row["act_number"] in self._acts
        }
        events = {
            row["return_number"]: row["kind"]
            for row in sorted(self.rows("return_event"), key=lambda r: int(r["act_number"]))
            if row["act_number"] in self._acts
        }
        return [
            row
            | {
                "active": events.get(row["number"]) != "withdrawal",
                "facts": counts.get(row["number"], 0),
                "received_on": received.get(row["number"], row["received_on"]),
            }
            for row in sorted(self.rows("return"), key=lambda row: int(row["number"]))
            if row["number"] in self._acts
        ]

    def facts(self, table: str, key: tuple[str, ...]) -> list[Row]:
        """The newest recorded of each key and period among active returns; erased ones nothing."""
        active = {row["number"]: row for row in self.returns() if row["active"]}
        newest: dict[tuple[Any, ...], Row] = {}
        for row in sorted(self.rows(table), key=lambda row: int(row["return_number"])):
            if row["return_number"] not in active:
                continue
            sent = active[row["return_number"]]
            about = {
                "who": sent["respondent_code"],
                "period": sent["period_code"],
                "ends": end_of(sent["period_code"]),
                "received": sent["received_on"],
            }
            newest[(*(row[name] for name in key), about["who"], about["period"])] = row | about
        return [row for row in newest.values() if not row["is_erased"]]
