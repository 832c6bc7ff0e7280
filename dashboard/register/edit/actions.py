"""What a curator does to a claim, as operations: resolve, update, correct, add.

Each function looks at the entry as it stands and gives the operations; `proposal.propose` checks what they lead to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.register.edit.operations import Append, Operation, Put, Refusal, Remove, plain
from dashboard.register.edit.snapshot import Snapshot
from dashboard.register.model import OPEN_OUTCOME
from dashboard.register.vocabulary import Outcome, Status

Values = Mapping[str, Any]

WAS_LIMIT = 300
CORRECTED = ("outcome", "resolved_on", "ruling")


@dataclass(frozen=True)
class Finding:
    """What became of a claim. None leaves a field as it is; `condition` is the state of the claim's “if”."""

    outcome: str | None = None
    resolved_on: date | None = None
    ruling: str | None = None
    void_reason: str | None = None
    condition: str | None = None
    evidence: Sequence[Values] = ()
    events: Sequence[str] = ()


def resolve(snapshot: Snapshot, claim: str, finding: Finding) -> list[Operation]:
    """Give an open claim its outcome.

    Raises:
        Refusal: The claim does not exist, or is not open.
    """
    entry = snapshot.entry("claims", claim)
    status = entry.get("status")
    if status == Status.RESOLVED:
        message = f"{claim} is resolved already, as {entry.get('outcome')}"
        raise Refusal(message, f"change it with `correct {claim} --outcome … --reason …`")
    if status != Status.OPEN:
        raise Refusal(f"{claim} is {status}, not open", "only an open claim can be resolved")
    return [Put(("claims", claim, "status"), Status.RESOLVED), *_found(claim, entry, finding)]


def update(claim: str, note: str, on: date, url: str | None = None) -> list[Operation]:
    """Note what happened meanwhile."""
    return [Append(("claims", claim, "updates"), _without_none({"on": on, "note": note, "url": url}))]


def correct(snapshot: Snapshot, claim: str, finding: Finding, reason: str, on: date) -> list[Operation]:
    """Change the outcome, its day or the ruling, and leave what they were in `corrections`.

    The outcome `open` opens the claim again.

    Raises:
        Refusal: The claim does not exist, was never resolved, or nothing would change.
    """
    entry = snapshot.entry("claims", claim)
    if entry.get("status") != Status.RESOLVED:
        message = f"{claim} has no outcome to correct: it is {entry.get('status')}"
        raise Refusal(message, f"give it one with `resolve {claim} --outcome …`")
    opens = finding.outcome == OPEN_OUTCOME
    wanted = {"outcome": finding.outcome, "resolved_on": finding.resolved_on, "ruling": finding.ruling}
    changed = [name for name in CORRECTED if wanted[name] is not None and wanted[name] != entry.get(name)]
    if not changed:
        said = finding.outcome or entry.get("outcome")
        raise Refusal(f"{claim} is {said} already: there is nothing to correct", "name what changes")
    operations = _opened(claim, entry) if opens else _found(claim, entry, finding)
    for name in changed:
        trace = {"on": on, "field": name, "was": _short(entry.get(name)), "reason": reason}
        operations.append(Append(("claims", claim, "corrections"), trace))
    return operations


def add(claim: Values) -> list[Operation]:
    """Add a claim to the register; fields that are None or empty lists are left out."""
    return [Append(("claims",), {name: plain(value) for name, value in claim.items() if value not in (None, [], ())})]


def _found(claim: str, entry: Values, finding: Finding) -> list[Operation]:
    wanted = {
        "outcome": finding.outcome,
        "void_reason": finding.void_reason,
        "resolved_on": finding.resolved_on,
        "ruling": finding.ruling,
    }
    operations: list[Operation] = [
        Put(("claims", claim, name), plain(value)) for name, value in wanted.items() if value is not None
    ]
    if finding.outcome not in (None, Outcome.VOID) and "void_reason" in entry:
        operations.append(Remove(("claims", claim, "void_reason")))
    if finding.condition is not None:
        if not isinstance(entry.get("condition"), dict):
            raise Refusal(f"{claim} has no condition", "leave out its state, or add the condition by hand")
        operations.insert(0, Put(("claims", claim, "condition", "state"), plain(finding.condition)))
    known = entry.get("events") or []
    operations += [Append(("claims", claim, "events"), name) for name in finding.events if name not in known]
    operations += [Append(("claims", claim, "evidence"), _without_none(item)) for item in finding.evidence]
    return operations


def _opened(claim: str, entry: Values) -> list[Operation]:
    removed: list[Operation] = [
        Remove(("claims", claim, name)) for name in ("outcome", "void_reason", "resolved_on") if name in entry
    ]
    return [Put(("claims", claim, "status"), Status.OPEN), *removed]


def _without_none(values: Values) -> dict[str, Any]:
    return {name: plain(value) for name, value in values.items() if value is not None}


def _short(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= WAS_LIMIT else text[: WAS_LIMIT - 2].rstrip() + " …"
