"""What moved between two days."""

from dataclasses import replace

from analysis.changes.since import Headline, since_frame

BEFORE = Headline(milestones_done=12, done=0.61, paid_cents=1_000_000, alerts=frozenset({"a", "b"}))


def said(now: Headline, before: Headline = BEFORE) -> list[str]:
    return [f"{row.amount} {row.words}" for row in since_frame(now, before).itertuples()]


def test_says_what_grew_and_which_alerts_came_and_went() -> None:
    now = Headline(
        milestones_done=21, done=0.68, paid_cents=5_830_000, alerts=frozenset({"b", "c", "d"})
    )
    assert said(now) == [
        "+9 jalons atteints",
        "+7\u00a0pts de réalisation",
        "+48\u202f300\u00a0€ mandatés",
        "2 alertes nouvelles, 1\u00a0levée",
    ]


def test_a_figure_unknown_on_one_of_the_days_is_left_out() -> None:
    unknown = replace(BEFORE, done=None, paid_cents=None)
    assert said(BEFORE, unknown) == ["0 jalon atteint"]
    assert said(unknown, BEFORE) == ["0 jalon atteint"]


def test_a_fall_is_said_with_its_sign() -> None:
    now = replace(BEFORE, milestones_done=11, done=0.56, paid_cents=900_000)
    assert said(now) == [
        "\u22121 jalon atteint",
        "\u22125\u00a0pts de réalisation",
        "\u22121\u202f000\u00a0€ mandatés",
    ]
