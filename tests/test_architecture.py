"""Rules about who may import whom that the import contracts cannot say, and that these leave nobody out."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
]


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    froms = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
    return froms | {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}


def modules(package: str) -> set[str]:
    """The names of what lies in a package, modules and packages."""
    folder = ROOT.joinpath(*package.split("."))
    return {
        path.stem for path in (*folder.glob("*.py"), *(p.parent for p in folder.glob("*/__init__.py")))
    } - {"__init__"}


def test_app_does_navigation_and_nothing_else() -> None:
    assert imports(ROOT / "app.py") <= {"streamlit", "geo.settings", "pages"}


@pytest.mark.parametrize("package", ["geo", "geo.maps", "geo.corroboration", "pages"])
def test_every_module_stands_in_a_layer(package: str) -> None:
    [layers] = [each["layers"] for each in CONTRACTS if each.get("containers") == [package]]
    placed = [name for layer in layers for name in layer.split(" | ")]
    assert sorted(placed) == sorted(modules(package))


def test_all_but_training_do_without_what_trains() -> None:
    [sources] = [
        each["source_modules"] for each in CONTRACTS if "sklearn" in each.get("forbidden_modules", ())
    ]
    assert set(sources) == {f"geo.{name}" for name in modules("geo") - {"training", "__main__"}}


CLOCKS = {"perf_counter", "process_time", "monotonic"}


def test_only_benchmarks_look_at_the_clock() -> None:
    """Whatever the machine is busy with, all other tests hold."""
    for path in (ROOT / "tests").rglob("*.py"):
        if path.parent.name != "benchmarks" and path != Path(__file__):
            timed = [
                each for each in ast.parse(path.read_text(encoding="utf-8")).body if looks_at_a_clock(each)
            ]
            assert all("benchmark" in marks(each) for each in timed), path


def looks_at_a_clock(node: ast.stmt) -> bool:
    """Whether a statement other than an import names one."""
    called = {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}
    named = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    return bool(CLOCKS & (called | named))


def marks(node: ast.stmt) -> set[str]:
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    return {each.attr for each in decorators if isinstance(each, ast.Attribute)}
