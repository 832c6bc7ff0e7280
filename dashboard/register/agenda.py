"""What a curator should look at by a day: open claims at or past their deadline, events that were expected."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from dashboard.register.loaded import Loaded
from dashboard.register.vocabulary import Status


@dataclass(frozen=True)
class Item:
    """One entry with its deadline. `days` from today until then: negative when it has passed."""

    days: int
    due_on: date
    section: str
    id: str
    text: str
    file: str
    line: int

    def record(self) -> dict[str, Any]:
        """The item as plain values, for JSON."""
        return asdict(self) | {"due_on": self.due_on.isoformat(), "overdue": self.days < 0}


def agenda(loaded: Loaded, today: date, within: int) -> list[Item]:
    """Open claims and expected events that are overdue or due within some days, the longest overdue first."""
    found = [
        Item((due_on - today).days, due_on, section, name, text, place.file, place.first_line)
        for section, name, due_on, text in _deadlines(loaded)
        if (place := loaded.places.get((section, name)))
    ]
    return sorted((item for item in found if item.days <= within), key=lambda item: (item.days, item.section, item.id))


def _deadlines(loaded: Loaded) -> Iterator[tuple[str, str, date, str]]:
    for claim in loaded.register.claims.values():
        if claim.status is Status.OPEN and claim.resolves_by is not None:
            yield "claims", claim.id, claim.resolves_by, claim.statement
    for name, event in loaded.register.events.items():
        if event.expected_by is not None and event.happened_on is None and not event.did_not_happen:
            yield "events", name, event.expected_by, event.title
