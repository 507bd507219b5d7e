"""What moved since the last committee, in sentences."""

from analysis.changes.changes import news_frame
from analysis.changes.words import changes_sentences
from data_model.shown_words import shown_words
from documents.context.seen import PlanSeen


def since_sentences(seen: PlanSeen) -> tuple[str, ...]:
    """Between the last committee's day and the day looked at; none without a committee."""
    if seen.at_last_committee is None:
        return ()
    sentences = changes_sentences(
        news_frame(seen.at_last_committee, seen), seen.axis_names, has_returns=seen.has_returns
    )
    return tuple(shown_words(one) for one in sentences)
