"""Edits of a register file that change the characters concerned and no others.

The way of every edit: read a `Snapshot`, get operations from `actions`, `propose` them, show `Proposal.diff()`, `save`.
Whatever is not done is a `Refusal` with a message and a hint; `Conflict` and `Busy` are the ones to try again.
"""

from dashboard.register.edit.actions import Finding, add, correct, resolve, update
from dashboard.register.edit.locking import Busy
from dashboard.register.edit.operations import Append, Operation, Put, Refusal, Remove
from dashboard.register.edit.proposal import Proposal, propose
from dashboard.register.edit.quoting import exact_quote
from dashboard.register.edit.saving import Conflict, edit, save
from dashboard.register.edit.snapshot import Snapshot

__all__ = [
    "Append",
    "Busy",
    "Conflict",
    "Finding",
    "Operation",
    "Proposal",
    "Put",
    "Refusal",
    "Remove",
    "Snapshot",
    "add",
    "correct",
    "edit",
    "exact_quote",
    "propose",
    "resolve",
    "save",
    "update",
]
