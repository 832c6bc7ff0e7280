"""How an outcome looks: the one table of colour, icon, sign and marker, by outcome group.

The five colours hold 3:1 against the light and the dark background and stay apart under the common colour-vision
deficiencies; each always comes with its word and its icon or sign.
"""

from dataclasses import dataclass

from dashboard.register.vocabulary import OUTCOMES, Outcome, OutcomeGroup


@dataclass(frozen=True)
class Look:
    """How one outcome group looks.

    The colour, the ink that reads on it, the same colour deep enough for white text (all hex), the badge colour of the
    theme, the Material icon, the text sign, the Plotly marker.
    """

    colour: str
    ink: str
    deep: str
    badge: str
    icon: str
    sign: str
    marker: str


LOOKS: dict[OutcomeGroup, Look] = {
    OutcomeGroup.CAME_TRUE: Look("#169AE4", "#101010", "#0A5685", "blue", ":material/check_circle:", "✓", "circle"),
    OutcomeGroup.PARTLY: Look("#BC890F", "#101010", "#6F5000", "orange", ":material/contrast:", "◐", "diamond"),
    OutcomeGroup.DID_NOT: Look("#BF341F", "#FFFFFF", "#9C2A19", "red", ":material/cancel:", "✗", "x"),
    OutcomeGroup.NOT_RATED: Look("#99699B", "#000000", "#6B3F6D", "violet", ":material/help:", "?", "square-open"),
    OutcomeGroup.OPEN: Look("#656A64", "#FFFFFF", "#4F544E", "gray", ":material/schedule:", "…", "circle-open"),
}


def look_of(outcome: Outcome | None) -> Look:
    """How an outcome looks; None stands for an open claim."""
    return LOOKS[OUTCOMES[outcome].group if outcome else OutcomeGroup.OPEN]
