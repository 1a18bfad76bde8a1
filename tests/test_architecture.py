"""Rules about who may import whom that the import contracts of geo cannot say."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    froms = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
    return froms | {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}


def test_pages_do_not_import_each_other() -> None:
    public = {p.stem for p in (ROOT / "pages").glob("[!_]*.py")}
    for page in (ROOT / "pages").glob("*.py"):
        assert not {f"pages.{name}" for name in public} & imports(page), page.name


def test_app_does_navigation_and_nothing_else() -> None:
    assert imports(ROOT / "app.py") <= {"streamlit", "geo.settings", "pages"}
