"""The flags that say what became of a claim: outcome, ruling, evidence."""

import argparse
from typing import Any

from dashboard.cli.common import day
from dashboard.register.edit import Finding
from dashboard.register.vocabulary import ConditionState, Outcome, Stance, VoidReason

EVIDENCE_DEFAULTS = {"stance": Stance.SUPPORTS.value}


class _Evidence(argparse.Action):
    """`--evidence URL` begins a piece of evidence; the flags after it describe it."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: str | None = None) -> None:
        pieces = list(getattr(namespace, "evidence", None) or [])
        if self.dest == "evidence":
            pieces.append({"url": values})
        elif not pieces:
            parser.error(f"{option_string} describes evidence: write it after --evidence URL")
        elif self.dest in pieces[-1]:
            parser.error(f"{option_string} is given twice for {pieces[-1]['url']}")
        else:
            pieces[-1] = {**pieces[-1], self.dest: True if self.nargs == 0 else values}
        namespace.evidence = pieces


def add_finding_flags(parser: argparse.ArgumentParser, required: bool) -> None:
    """Add --outcome, --on or --resolved-on, --ruling and what belongs to them."""
    outcomes = ", ".join(Outcome)
    day_flag = "--on" if required else "--resolved-on"
    more = "" if required else "; open takes the outcome back"
    parser.add_argument("--outcome", metavar="OUTCOME", required=required, help=f"{outcomes}{more}")
    parser.add_argument(
        day_flag,
        dest="resolved_on",
        type=day,
        metavar="DATE",
        required=required,
        help="the day when the outcome could first be known (YYYY-MM-DD)",
    )
    parser.add_argument("--ruling", metavar="TEXT", required=required, help="the reasoning, in a few sentences")
    parser.add_argument("--void-reason", metavar="REASON", help=f"for the outcome void: {', '.join(VoidReason)}")
    parser.add_argument(
        "--condition", metavar="STATE", help=f"what became of the claim's “if”: {', '.join(ConditionState)}"
    )
    parser.add_argument(
        "--event", action="append", default=[], metavar="ID", help="an event it rests on; may be repeated"
    )
    _add_evidence_flags(parser)


def finding(arguments: argparse.Namespace) -> Finding:
    """What the flags say."""
    return Finding(
        outcome=arguments.outcome,
        resolved_on=arguments.resolved_on,
        ruling=arguments.ruling,
        void_reason=arguments.void_reason,
        condition=arguments.condition,
        evidence=[EVIDENCE_DEFAULTS | piece for piece in arguments.evidence],
        events=arguments.event,
    )


def _add_evidence_flags(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(
        "evidence", "Each --evidence begins a piece of evidence; the flags after it describe that piece."
    )
    group.add_argument("--evidence", action=_Evidence, default=[], metavar="URL", help="where it was read")
    group.add_argument("--title", action=_Evidence, metavar="TEXT", help="its title")
    group.add_argument("--publisher", action=_Evidence, metavar="NAME", help="who published it first")
    group.add_argument("--via", action=_Evidence, metavar="NAME", help="who reposted it, when read elsewhere")
    group.add_argument("--published-on", action=_Evidence, type=day, metavar="DATE", help="the day when it appeared")
    group.add_argument("--primary", action=_Evidence, nargs=0, help="it is the document itself")
    group.add_argument("--stance", action=_Evidence, metavar="STANCE", help=f"{', '.join(Stance)} (default: supports)")
    group.add_argument("--finding", action=_Evidence, metavar="TEXT", help="what it shows, in one sentence of our own")
    group.add_argument("--archived-url", action=_Evidence, metavar="URL", help="a stored copy of the page")
