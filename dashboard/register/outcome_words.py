"""A wrong word for an outcome: what was probably meant."""

from dashboard.register.entries import SHOWN, Entry, near
from dashboard.register.problems import Problem
from dashboard.register.vocabulary import OUTCOMES, Kind, Outcome, OutcomeGroup, outcomes_of

COMMON_SPEECH = {
    OutcomeGroup.CAME_TRUE: {
        "happened",
        "true",
        "correct",
        "right",
        "yes",
        "kept",
        "carried out",
        "came true",
        "came_true",
    },
    OutcomeGroup.DID_NOT: {
        "false",
        "wrong",
        "incorrect",
        "no",
        "broken",
        "failed",
        "not_occurred",
        "did not",
        "did_not",
    },
    OutcomeGroup.PARTLY: {"partial", "partially", "half", "half true", "mixed"},
}


def not_an_outcome(entry: Entry, kind: Kind, word: str) -> Problem:
    """A problem with an outcome that this kind of claim cannot have, or that no kind has."""
    allowed = [outcome.value for outcome in outcomes_of(kind)]
    meant = [outcome for outcome in allowed if OUTCOMES[Outcome(outcome)].group is _group_meant(word)]
    hint = f'did you mean "{meant[0]}"?' if len(meant) == 1 else near(word, allowed)
    article = "an" if kind is Kind.ASSERTION else "a"
    return entry.problem("R204", ("outcome",), f'"{word[:SHOWN]}" is not an outcome of {article} {kind}', hint)


def _group_meant(word: str) -> OutcomeGroup | None:
    """The group that a wrong outcome word points to: that of another kind's outcome, or of common speech."""
    if word in set(Outcome):
        group = OUTCOMES[Outcome(word)].group
        return None if group is OutcomeGroup.NOT_RATED else group
    return next((group for group, words in COMMON_SPEECH.items() if word.casefold() in words), None)
