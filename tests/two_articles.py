"""A register of two articles that tell the same storm: material for the tests of what sources say of each other."""

from pathlib import Path
from typing import Any

from dashboard.register.load import load
from dashboard.register.loaded import Register
from tests.builders import ARTICLE, TODAY, claim_data, make_register, small_data

SECOND = "The harbour master saw no storm coming."
SPEAKERS = {
    "mayor": {"name": "The mayor", "side": "Town"},
    "newsroom": {"name": "The newsroom", "side": "Press", "role": "The paper's own voice"},
    "wire": {"name": "The wire", "side": "Press", "role": "News agency"},
    "friend": {"name": "A friend", "side": "Town", "role": "Neighbour"},
    "unnamed": {"name": "Somebody", "side": "Town", "role": "Official, not named"},
    "caption": {"name": "A picture", "side": "Press", "role": "Caption of a photograph, not named"},
    "author": {"name": "Ann Author", "side": "Press", "role": "Journalist"},
}


def told(name: str, second: bool = False, **overrides: Any) -> dict[str, Any]:
    """A claim on the storm, in the first article or in the second."""
    where = {"source": "letter", "quote": "saw no storm coming"} if second else {}
    return claim_data(id=name, relayed_by=None, **(where | overrides))


def register_of(folder: Path, *claims: dict[str, Any]) -> Register:
    """Load these claims with both articles; fails when one of them is set aside."""
    data = small_data()
    data["sources"]["paper"]["author"] = "Ann Author"
    data["sources"]["letter"] = data["sources"]["paper"] | {"file": "seeds/letter.txt", "title": "No storm"}
    data["speakers"] = SPEAKERS
    data["events"]["calm"] = data["events"]["storm"] | {"title": "The sea was calm"}
    data["claims"] = list(claims)
    loaded = load(make_register(folder, data, {"seeds/article.txt": ARTICLE, "seeds/letter.txt": SECOND}), TODAY)
    if loaded.n_set_aside:
        raise ValueError("\n".join(problem.text() for problem in loaded.problems))
    return loaded.register


def tie(relation: str, claim: str) -> list[dict[str, str]]:
    """A tie to one other claim."""
    return [{"claim": claim, "relation": relation}]
