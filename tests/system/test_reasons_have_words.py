"""Each reason a refusal gives has words for people, in Chinese and in English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from gateway import words

ROOT = Path(__file__).parents[2]
REFUSALS = {
    "InvalidArgument",
    "OutOfRange",
    "Unauthenticated",
    "PermissionDenied",
    "NotFound",
    "AlreadyExists",
    "FailedPrecondition",
    "Aborted",
    "ResourceExhausted",
    "Unavailable",
    "Internal",
    "DeadlineExceeded",
    "Refusal",
    "Problem",
    "FieldError",
    "field_problem",
}
REASON = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+|INTERNAL")
# Raises again what another has raised.
PASSED_ON = {"errors.py"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def trees() -> list[tuple[Path, ast.Module]]:
    files = [file for folder in ("services", "gateway") for file in (ROOT / folder).rglob("*.py")]
    return [(file, ast.parse(file.read_text(encoding="utf-8"))) for file in sorted(files)]


def name(node: ast.expr) -> str:
    """The last part of what is called: `errors.NotFound` is NotFound."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def texts(node: ast.AST) -> set[str]:
    """The constants in it that look like reasons."""
    found = (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant))
    return {value for value in found if isinstance(value, str) and REASON.fullmatch(value)}


def reason_of(call: ast.Call) -> ast.expr | None:
    """What a refusal is given as its reason."""
    place = 1 if name(call.func) in ("Problem", "FieldError", "field_problem") else 0
    place += name(call.func) == "field_problem"
    return call.args[place] if len(call.args) > place else None


def given_by_name(tree: ast.AST) -> set[str]:
    """Functions that are told the reason by their caller."""
    return {
        function.name
        for function in ast.walk(tree)
        if isinstance(function, Function)
        for call in calls(function)
        if name(call.func) in REFUSALS and isinstance(reason_of(call), ast.Name)
    }


def reasons() -> set[str]:
    """Every reason: said to a refusal, or to a function that hands it to one, or a constant of its module."""
    found: set[str] = set()
    files = trees()
    told = set().union(*(given_by_name(tree) for file, tree in files if file.name not in PASSED_ON))
    for _, tree in files:
        constants = {
            target.id: node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant)
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name) and isinstance(node.value.value, str)
        }
        for call in calls(tree):
            reason = reason_of(call) if name(call.func) in REFUSALS else None
            if reason is not None:
                found |= texts(reason)
                found |= (
                    {constants[reason.id]}
                    if isinstance(reason, ast.Name) and reason.id in constants
                    else set()
                )
            if name(call.func) in told:
                found |= {text for argument in call.args for text in texts(argument)}
    return found


def test_the_walk_finds_the_reasons_of_every_layer():
    assert {
        "STEP_NOT_ALLOWED",
        "TOKEN_EXPIRED",
        "MANDATE_NOT_FOUND",
        "RATE_LIMITED",
        "PEER_UNAVAILABLE",
    } <= reasons()


def test_each_reason_has_words():
    wordless = {
        (language, reason)
        for language in words.LANGUAGES
        for reason in reasons()
        if not words.title(language, reason)
    }

    assert wordless == set(), "add them to gateway/locale/*/LC_MESSAGES/messages.po"
