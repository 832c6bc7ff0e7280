"""The layers hold: which module may import what, how long files are, what lies about, what must not change."""

import ast
import hashlib
import sys
from pathlib import Path

import pytest

from tests.builders import ROOT

PACKAGE = ROOT / "dashboard"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)
MAX_LINES, MAX_VIEW_LINES = 300, 80

# For each layer the packages that it may not import, at any depth of its code.
FORBIDDEN = {
    "register": {"streamlit", "plotly", "pandas", "numpy", "scipy", *(f"dashboard.{name}" for name in ("analysis",))}
    | {f"dashboard.{name}" for name in ("charts", "exchange", "cli", "ui", "views", "app")},
    "analysis": {"streamlit", "plotly"}
    | {f"dashboard.{name}" for name in ("charts", "exchange", "cli", "ui", "views", "app")},
    "charts": {"streamlit"} | {f"dashboard.{name}" for name in ("exchange", "cli", "ui", "views", "app")},
    "exchange": {"streamlit", "plotly"} | {f"dashboard.{name}" for name in ("charts", "cli", "ui", "views", "app")},
    "cli": {"streamlit", "plotly"} | {f"dashboard.{name}" for name in ("ui", "views", "app")},
    "ui": {"plotly", "dashboard.cli", "dashboard.views", "dashboard.app"},
    "views": {"plotly", "dashboard.cli", "dashboard.app"},
}
EXCEPTIONS = {("dashboard/ui/drill.py", "plotly")}  # the type of the figure that it shows
LOOKS = "dashboard.charts.looks"  # the one home of colours, without plotly; exchange may read it
# What must stay out of a module's top level, so that a command that does without it starts at once.
LAZY = {"cli": {"pandas", "numpy", "scipy"}, "exchange": {"pandas", "numpy", "scipy"}}
SEEDS = {
    "000_ea9877c11cd3253f.txt": "6df36e741c34a33c1bddb8905c9b6d5a0d27d4d7ff4e97fe2315bc046c6c34d7",
    "001_9270d99e28e915bc.txt": "adc9463729cd4b0d2c8aa969982898ed76b13450c83e14708561d081d0ade73c",
    "002_b3a690d022c0288d.txt": "6a5af5a6ee1eb03c9f01749c696242a039ea8c3d4ff5c914ad24398e9cc629ac",
    "003_2b4b7c043990d368.txt": "af26b06e0351134bb4558f74996c7cb0f22eb693aa6b6a5cbc19fbc192d68cc0",
    "004_87f699746c9e6311.txt": "23e1b411c32eb3f4e649a9cd40b134e33c85941c67844b4035021b410e6e1c87",
}


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def imports(path: Path, top_level_only: bool = False) -> set[str]:
    """The modules that a file imports, absolute; those for the type checker's eyes are left out at the top level."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found |= {str(node.module)} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def reaches(imported: set[str], forbidden: set[str]) -> set[str]:
    return {name for name in forbidden if any(one == name or one.startswith(f"{name}.") for one in imported)}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_all_modules_were_found():
    assert len(MODULES) > 50
    assert {layer(path) for path in MODULES} >= set(FORBIDDEN)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_arrows_run_one_way(path):
    forbidden = FORBIDDEN.get(layer(path), set())
    found = {name for name in imports(path) if not (layer(path) == "exchange" and name.startswith(LOOKS))}
    crossed = {name for name in reaches(found, forbidden) if (name_of(path), name) not in EXCEPTIONS}
    assert not crossed


def test_every_exception_is_needed():
    for name, module in EXCEPTIONS:
        assert reaches(imports(ROOT / name), {module})


@pytest.mark.parametrize("path", [path for path in MODULES if layer(path) in LAZY], ids=name_of)
def test_heavy_packages_are_imported_where_they_are_used(path):
    """Directly, or through the analysis."""
    heavy = LAZY[layer(path)]
    seen, waiting = set(), [path]
    while waiting:
        module = waiting.pop()
        found = imports(module, top_level_only=True)
        assert not reaches(found, heavy), f"{name_of(path)} imports {name_of(module)}"
        files = {ROOT / f"{name.replace('.', '/')}.py" for name in found} | {
            ROOT / name.replace(".", "/") / "__init__.py" for name in found
        }
        waiting += [file for file in files & set(MODULES) if file not in seen]
        seen |= files


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_file_is_too_long(path):
    n_lines = path.read_text(encoding="utf-8").count("\n")
    assert n_lines <= (MAX_VIEW_LINES if layer(path) == "views" else MAX_LINES)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_assert_and_no_catch_all_in_shipped_code(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not isinstance(node, ast.Assert), f"line {node.lineno}"
        if isinstance(node, ast.ExceptHandler) and not re_raises(node):
            names = ast.walk(node.type) if node.type else [ast.Name("BaseException")]
            caught = {name.id for name in names if isinstance(name, ast.Name)}
            assert not caught & {"Exception", "BaseException"}, f"line {node.lineno}"


def re_raises(handler: ast.ExceptHandler) -> bool:
    """Whether a handler cleans up only, and lets the exception go on."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_the_home_of_colours_needs_no_plotly():
    assert not reaches(imports(PACKAGE / "charts" / "looks.py"), {"plotly"})


def test_no_name_of_the_standard_library_lies_straight_under_the_package():
    """`streamlit run dashboard/app.py` puts this folder before the standard library."""
    names = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert not (names - {"__init__", "__main__", "__pycache__"}) & sys.stdlib_module_names


def test_pages_do_not_lie_where_streamlit_finds_them_by_itself():
    assert not (PACKAGE / "pages").exists()
    assert not (ROOT / "pages").exists()


@pytest.mark.parametrize(
    "name", ["uv.lock", "Pipfile", "Pipfile.lock", "environment.yml", "environment.yaml", "poetry.lock", "packages.txt"]
)
def test_nothing_takes_the_place_of_the_requirements(name):
    """Community Cloud takes the first of these that it finds, in the entry's folder or at the root."""
    assert not (ROOT / name).exists()
    assert not (PACKAGE / name).exists()
    assert not (PACKAGE / "requirements.txt").exists()
    assert (ROOT / "requirements.txt").is_file()


def test_the_project_file_declares_no_project():
    """A [project] or [tool.poetry] table would be installed instead of the requirements."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if line.startswith(("[project", "[tool.poetry"))]


def test_seeds_are_what_they_were():
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (ROOT / "seeds").iterdir()}
    assert found == SEEDS
