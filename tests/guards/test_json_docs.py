"""docs/json.md keeps up with the answers of the command line."""

from __future__ import annotations

import ast

from tests.guards.source import ROOT, modules

DOCUMENT = ROOT / "docs" / "json.md"


def _keys(node: ast.AST) -> set[str]:
    """The literal keys of every dictionary written in a piece of source."""
    return {
        key.value
        for each in ast.walk(node)
        if isinstance(each, ast.Dict)
        for key in each.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


def _told_by(function: ast.FunctionDef) -> set[str]:
    """The keys a command tells: those in its answer, and in the variables its answer is put together from."""
    told = [each for each in ast.walk(function) if isinstance(each, ast.Call) and ast.unparse(each.func) == "tell_json"]
    names = {each.id for call in told for each in ast.walk(call) if isinstance(each, ast.Name)}
    keys = set().union(*map(_keys, told))
    for each in ast.walk(function):
        if isinstance(each, ast.Assign | ast.AnnAssign) and names & set(
            ast.unparse(each).partition("=")[0].split(":")[0].split()
        ):
            keys |= _keys(each)
    return keys


def _answered() -> dict[str, str]:
    """Every key an answer can hold, with a file that writes it."""
    found: dict[str, str] = {}
    for module in modules():
        if module.path.startswith("console/cli/answers"):
            found.update(dict.fromkeys(_keys(module.tree), module.path))
        elif module.path.startswith("console/cli/"):
            for node in ast.walk(module.tree):
                if isinstance(node, ast.FunctionDef):
                    found.update(dict.fromkeys(_told_by(node), module.path))
    return found


def test_that_every_key_of_an_answer_is_described() -> None:
    text = DOCUMENT.read_text("utf-8")
    answered = _answered()
    assert len(answered) > 100
    undescribed = {key: path for key, path in answered.items() if f'"{key}"' not in text and f"`{key}`" not in text}
    assert undescribed == {}
