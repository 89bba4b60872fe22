"""House rules a linter lacks."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from console.model.field_register import FIELD_REGISTER
from console.model.settle import CLOCK_GRACE_MS, SHIELD_MS, STANDING, rules_table
from tests.guards.source import EVERYTHING, PROGRAM, ROOT, calls, modules, texts_in

GOLDEN = Path(__file__).with_name("field_register.json")
LINES_MAX, FUNCTION_LINES_MAX = 400, 70  # what fits a head, and a screen
TRANSLATED = {"tr", "translate", "QT_TRANSLATE_NOOP"}


def test_that_published_field_numbers_never_change() -> None:
    now = {
        kind.name: {e.name: [e.no, e.wire.value, e.ref.name if e.ref else None] for e in entries.values()}
        for kind, entries in FIELD_REGISTER.items()
    }
    published = json.loads(GOLDEN.read_text())
    for kind, fields in published.items():
        for name, entry in fields.items():
            assert now[kind].get(name) == entry, f"{kind}.{name}"
    for kind, fields in now.items():
        numbers = [entry[0] for entry in fields.values()]
        assert len(numbers) == len(set(numbers)), kind
        assert set(fields) == set(published[kind]), f"{kind}: publish the new field in {GOLDEN.name}"


def test_that_the_printed_rule_of_settling_is_the_one_in_force() -> None:
    text = (ROOT / "docs" / "settling.md").read_text("utf-8")
    assert text.endswith(rules_table())
    assert " > ".join(sorted(STANDING, key=lambda source: -STANDING[source])) in text
    assert f"{SHIELD_MS // 3_600_000} hours" in text
    assert f"{CLOCK_GRACE_MS // 60_000} minutes" in text


def test_that_packaging_is_not_a_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_that_no_module_is_too_long() -> None:
    lines = {each.path: each.text.count("\n") for each in modules(EVERYTHING)}
    assert {path: count for path, count in lines.items() if count > LINES_MAX} == {}


def test_that_no_function_is_too_long() -> None:
    long = {
        f"{each.path}:{node.name}": lines
        for each in modules(EVERYTHING)
        for node in ast.walk(each.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES_MAX
    }
    assert long == {}


def test_that_no_text_for_translation_is_built() -> None:
    """A text put together before it is translated is one no translator has seen."""
    built = [
        f"{each.path}:{call.lineno}"
        for each in modules(PROGRAM)
        for name, call in calls(each)
        if name in TRANSLATED
        for given in call.args
        if isinstance(given, ast.JoinedStr) or (isinstance(given, ast.BinOp | ast.Call) and texts_in(given))
    ]
    assert built == []


def test_that_no_file_names_the_host_of_a_package_index() -> None:
    """Whoever installs may have a mirror; a list bound to a host would not work there."""
    hosts = [f"{name}.{end}" for name, end in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))]
    kept = _kept_files()
    assert len(kept) > 100
    assert [path.name for path in kept if path.name in {"uv.lock", "poetry.lock", "Pipfile.lock"}] == []
    named = []
    for path in kept:
        if path.suffix not in {".npz", ".xlsx", ".png", ".qm"}:
            text = path.read_text("utf-8", errors="replace")
            named += [f"{path.relative_to(ROOT)}: {host}" for host in hosts if host in text]
    assert named == []


def _kept_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        found = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:  # an unpacked source archive has no git
        found = [
            path for name in (*EVERYTHING, "docs", "resources", "requirements") for path in (ROOT / name).rglob("*")
        ]
        found += ROOT.glob("*")
    return [path for path in found if path.is_file()]


@pytest.fixture
def contracts(tmp_path: Path) -> Path:
    """A copy of the tree's source, to break and to check."""
    for name in (*PROGRAM, "resources"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.npz", "*.csv"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_that_the_import_contracts_hold(contracts: Path) -> None:
    told = _lint_imports(contracts)
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize(
    ("place", "line", "contract"),
    [
        ("console/model/tally.py", "import PySide6.QtCore", "Qt stays in widgets and on the desk BROKEN"),
        ("widgets/figure.py", "import console.register.register", "Widgets never fetch BROKEN"),
        ("console/gate.py", "import sqlcipher3", "The gate holds no data BROKEN"),
        ("console/duty/people.py", "import keyring", "One door to the keyring BROKEN"),
    ],
)
def test_that_a_breach_of_the_floors_is_caught(contracts: Path, place: str, line: str, contract: str) -> None:
    """A contract that names a package wrongly passes for ever: so each is broken once."""
    path = contracts / place
    path.write_text(path.read_text("utf-8") + f"\n{line}\n", "utf-8")
    told = _lint_imports(contracts)
    assert told.returncode == 1
    assert contract in told.stdout
