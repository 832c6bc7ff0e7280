"""What a form says, as operations of the edit engine, and what the engine makes of them, as plain data.

`Values` are the texts, days in ISO form and lists of a filled form, with its `action` and, but for `add`, its `claim`.
Nothing here trusts them: the engine checks each as if it had been typed into the file.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.register.edit import (
    Finding,
    Operation,
    Proposal,
    Refusal,
    Snapshot,
    add,
    correct,
    exact_quote,
    propose,
    resolve,
    save,
    update,
)
from dashboard.register.edit.difference import unified_diff
from dashboard.register.vocabulary import ConditionState, Status

Values = Mapping[str, Any]
Draft = dict[str, Any]

RESOLVE, UPDATE, CORRECT, ADD = "resolve", "update", "correct", "add"


def prepared(path: Path, values: Values, today: date, keep: bool) -> Draft:
    """The change that a form asks for, checked and not written, with the state of the files that it was made on.

    Args:
        path: The register.
        values: What the form says.
        today: The day against which deadlines are held.
        keep: Whether to keep the files' content, so that the change can be saved and compared with others'.

    Raises:
        Refusal: The register does not take the change.
    """
    snapshot = Snapshot.read(path)
    proposal = _proposal(snapshot, values, today)
    return {
        "values": dict(values),
        "digest": snapshot.digest,
        "contents": {str(file): data for file, data in snapshot.contents.items()} if keep else {},
        "file": snapshot.name(proposal.file),
        "diff": proposal.diff(repository_prefix(snapshot.folder)),
        "notes": [problem.text() for problem in proposal.problems],
    }


def refused(values: Values, refusal: Refusal, before: Draft | None = None) -> Draft:
    """A form's values with the reason why they cannot be taken; the change as it last could be is kept."""
    why = {"message": refusal.message, "hint": refusal.hint, "details": list(refusal.details)}
    return {**(before or {}), "values": dict(values), "refusal": why}


def write(path: Path, draft: Draft, today: date) -> None:
    """Save a prepared change, if the files are still those that it was made on.

    Raises:
        Conflict: They are not.
        Refusal: The change cannot be written.
    """
    save(_proposal(_kept(path, draft), draft["values"], today))


def made_meanwhile(path: Path, draft: Draft) -> str:
    """The diff from the files that a change was made on to the files as they are; empty when they were not kept.

    Raises:
        Refusal: A file cannot be read.
    """
    if not draft.get("contents"):
        return ""
    before, now = _kept(path, draft), Snapshot.read(path)
    return "".join(
        unified_diff(_text(before, file), _text(now, file), now.name(file))
        for file in {**before.contents, **now.contents}
    )


def repository_prefix(folder: Path) -> str:
    """The register's folder below the root of the repository that holds it, such as `data/`; empty at the root."""
    folder = folder.resolve()
    root = next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)
    below = folder.relative_to(root).as_posix()
    return "" if below == "." else f"{below}/"


def _kept(path: Path, draft: Draft) -> Snapshot:
    return Snapshot(path, {Path(file): data for file, data in draft["contents"].items()})


def _text(snapshot: Snapshot, file: Path) -> str:
    return snapshot.contents.get(file, b"").decode("utf-8", "replace")


def _proposal(snapshot: Snapshot, values: Values, today: date) -> Proposal:
    for file in snapshot.contents:
        snapshot.text(file)  # refuses a broken file with its lines, before an entry is missed in it
    return propose(snapshot, _operations(snapshot, values, today), today)


def _operations(snapshot: Snapshot, values: Values, today: date) -> list[Operation]:
    action, claim = values["action"], values.get("claim", "")
    if action == RESOLVE:
        return resolve(snapshot, claim, _finding(values))
    if action == CORRECT:
        return correct(snapshot, claim, _finding(values), values["reason"] or "", today)
    if action == UPDATE:
        return update(claim, values["note"] or "", _day(values["on"]) or today, values["url"])
    return add(_claim(snapshot, values, today))


def _finding(values: Values) -> Finding:
    return Finding(
        outcome=values["outcome"],
        resolved_on=_day(values["resolved_on"]),
        ruling=values["ruling"],
        void_reason=values["void_reason"],
        condition=values["condition"],
        evidence=[{**piece, "published_on": _day(piece["published_on"])} for piece in values["evidence"]],
        events=values["events"],
    )


def _claim(snapshot: Snapshot, values: Values, today: date) -> dict[str, Any]:
    """The fields of the new entry.

    Raises:
        Refusal: It has no id, source or quote, or the quote is not in the source.
    """
    for name in ("id", "source", "quote"):
        if not values[name]:
            raise Refusal(f"a claim needs its {name}", "fill in that field")
    quote = exact_quote(snapshot.loaded(today).register, values["source"], values["quote"])
    condition = {"text": values["condition"], "state": ConditionState.PENDING} if values["condition"] else None
    named = {name: value for name, value in values.items() if name != "action"}
    return {
        **named,
        "quote": quote[0] if len(quote) == 1 else quote,
        "made_on": _day(values["made_on"]),
        "resolves_by": _day(values["resolves_by"]),
        "condition": condition,
        "status": Status.OPEN,
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
