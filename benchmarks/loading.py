"""How long it takes to load and check a register, against parsing the same YAML with PyYAML's own safe loaders.

`python benchmarks/loading.py [COPIES]` repeats the project's claims COPIES times (default 8) under new ids. Absolute
times depend on the machine; the ratios, measured in one run and in turn, do not.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import yaml

from dashboard.register.load import load

RUNS = 5
TODAY = date(2026, 11, 22)


def main(copies: int) -> None:
    """Measure and print medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.yaml"
        shutil.copytree(ROOT / "seeds", Path(folder) / "seeds")
        text = repeated((ROOT / "claims.yaml").read_text(encoding="utf-8"), copies)
        path.write_text(text, encoding="utf-8")
        n_claims = len(load(path, TODAY).register.claims)
        print(f"{n_claims} claims, {len(text) / 1e6:.1f} MB of YAML, median of {RUNS} runs")
        times = in_turn(
            {
                "load and check everything": lambda: load(path, TODAY),
                "yaml.CSafeLoader, no checks": lambda: yaml.load(text, Loader=yaml.CSafeLoader),
                "yaml.safe_load, no checks": lambda: yaml.safe_load(text),
            }
        )
    first = next(iter(times.values()))
    for name, seconds in times.items():
        print(f"{seconds:8.3f} s   {seconds / first:5.2f} ×   {name}")


def repeated(text: str, copies: int) -> str:
    """The register with every claim standing `copies` times, under ids of its own."""
    head, rest = text.split("\nclaims:\n", 1)
    claims, tail = rest.split("\n\nconsidered:\n", 1)
    marked = [claims if n == 0 else claims.replace("- id: ", f"- id: copy{n}-") for n in range(copies)]
    return f"{head}\nclaims:\n" + "\n".join(marked) + f"\n\nconsidered:\n{tail}"


def in_turn(actions: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The median time of each action in seconds; they run in turn, so that drift hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(RUNS):
        for name, action in actions.items():
            start = time.perf_counter()
            action()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in times.items()}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8)
