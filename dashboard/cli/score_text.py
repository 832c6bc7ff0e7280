"""The report of `score` as text: a table with n beside every number."""

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.register.problems import counted

Report = Mapping[str, Any]

NOT_DEFINED = "–"


def score_text(file: str, report: Report) -> str:
    """The whole report."""
    return "\n".join(
        [f"{file}: {_headline(report)}", "", *_scores(report), "", *_bins(report), *_notes(report), *_groups(report)]
    )


def _headline(report: Report) -> str:
    unscored = report["n_unscored"]
    reasons = ", ".join(f"{n:,} {reason.replace('_', ' ')}" for reason, n in unscored.items() if n)
    n = report["n"]
    return f"{counted(n, 'forecast')} scored, {sum(unscored.values()):,} not" + (f" ({reasons})" if reasons else "")


def _scores(report: Report) -> Iterator[str]:
    yield f"{'score':<44}{'value':>9}{'n':>11}"
    for label, value, n in _rows(report):
        yield f"{label:<44}{_number(value):>9}{n:>11,}"


def _rows(report: Report) -> Iterator[tuple[str, float | None, int]]:
    n = report["n"]
    yield "Brier score (0 is perfect)", report["brier"], n
    if (report["brier_low"], report["brier_high"]) != (report["brier"], report["brier"]):
        yield "  least, given the intervals", report["brier_low"], n
        yield "  greatest, given the intervals", report["brier_high"], n
    if "time_weighted_brier" in report:
        yield "  by days that each forecast stood", report["time_weighted_brier"], report["n_time_weighted"]
    if "relative_brier" in report:
        yield "  less that of the others, below 0: better", report["relative_brier"], report["n_relative"]
    yield "log score, nats (0 is perfect)", report["log_loss"], n
    yield "skill against the base rate (1 is perfect)", report["skill_vs_base_rate"], n
    yield "skill against always 50 % (1 is perfect)", report["skill_vs_even"], n
    yield "base rate (share that happened)", report["base_rate"], n
    yield "area under the ROC curve (1 is perfect)", report["auc"], n
    for rule, title in (("brier", "Brier"), ("log", "log")):
        for term, word in (("mcb", "miscalibration"), ("dsc", "discrimination"), ("unc", "uncertainty")):
            yield f"CORP, {title}: {word}", report["corp"][rule][term], n
    words = {"rel": "reliability", "res": "resolution", "unc": "uncertainty", "within_bin": "within bins"}
    for term, word in words.items():
        yield f"Murphy: {word}", report["murphy"][term], n


def _bins(report: Report) -> Iterator[str]:
    yield f"{'stated':<12}{'n':>11}{'mean stated':>13}{'happened':>11}{'share':>9}   95 % interval"
    for at, row in enumerate(report["bins"]):
        end = "]" if at == len(report["bins"]) - 1 else ")"
        interval = f"{_number(row['wilson_low'])} to {_number(row['wilson_high'])}" if row["n"] else NOT_DEFINED
        yield (
            f"[{row['low']:.1f}, {row['high']:.1f}{end}".ljust(12)
            + f"{row['n']:>11,}{_number(row['mean_probability']):>13}{row['events']:>11,}"
            + f"{_number(row['share']):>9}   {interval}"
        )


def _notes(report: Report) -> Iterator[str]:
    if report["notes"]:
        yield ""
    for note in report["notes"]:
        yield f"note: {note}"


def _groups(report: Report) -> Iterator[str]:
    if "groups" not in report:
        return
    names = {name: name or "(empty)" for name in report["groups"]}
    width = max(len(text) for text in (report["by"], *names.values())) + 2
    heads = ("n", "not scored", "Brier", "log score", "skill", "base rate", "AUC")
    yield ""
    yield report["by"].ljust(width) + "".join(f"{head:>12}" for head in heads)
    for name, group in report["groups"].items():
        counts = f"{group['n']:>12,}{sum(group['n_unscored'].values()):>12,}"
        keys = ("brier", "log_loss", "skill_vs_base_rate", "base_rate", "auc")
        yield names[name].ljust(width) + counts + "".join(f"{_number(group[key]):>12}" for key in keys)


def _number(value: float | None) -> str:
    return NOT_DEFINED if value is None else f"{value:.4f}"
