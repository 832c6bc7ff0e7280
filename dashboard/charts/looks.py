"""How an outcome looks: the one table of colour, icon, sign and marker, by outcome group.

The five colours hold 3:1 against the light and the dark background and stay apart under the common colour-vision
deficiencies; each always comes with its word and its icon or sign.
"""

from dataclasses import dataclass

from dashboard.register.vocabulary import OUTCOMES, Outcome, OutcomeGroup


@dataclass(frozen=True)
class Look:
    """Colour and the ink that reads on it (hex), badge colour of the theme, Material icon, text sign, Plotly marker."""

    colour: str
    ink: str
    badge: str
    icon: str
    sign: str
    marker: str


LOOKS: dict[OutcomeGroup, Look] = {
    OutcomeGroup.CAME_TRUE: Look("#169AE4", "#101010", "blue", ":material/check_circle:", "✓", "circle"),
    OutcomeGroup.PARTLY: Look("#BC890F", "#101010", "orange", ":material/contrast:", "◐", "diamond"),
    OutcomeGroup.DID_NOT: Look("#BF341F", "#FFFFFF", "red", ":material/cancel:", "✗", "x"),
    OutcomeGroup.NOT_RATED: Look("#99699B", "#000000", "violet", ":material/help:", "?", "square-open"),
    OutcomeGroup.OPEN: Look("#656A64", "#FFFFFF", "gray", ":material/schedule:", "…", "circle-open"),
}


def look_of(outcome: Outcome | None) -> Look:
    """How an outcome looks; None stands for an open claim."""
    return LOOKS[OUTCOMES[outcome].group if outcome else OutcomeGroup.OPEN]
