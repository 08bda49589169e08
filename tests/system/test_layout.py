"""The project as a whole: its commands are listed, its tests are real, its layers hold."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = [
    file
    for folder in ("services", "gateway", "local", "charts", "tests")
    for file in sorted((ROOT / folder).rglob("*.py"))
    if file != Path(__file__)
]
TESTS = [file for file in PYTHON if file.is_relative_to(ROOT / "tests")]
CODE = [file for file in PYTHON if not file.is_relative_to(ROOT / "tests")]

# Where anything may go wrong and the rest must go on: the edges of calls, the loops, the runner.
LAST_RESORTS = {
    f"services/common/{name}.py" for name in ("rpc", "coalescing", "consumer", "writer", "run")
} | {"gateway/edge.py"}


def found(pattern: str, files: list[Path]) -> list[str]:
    """Where a pattern occurs: file and line."""
    return [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in files
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if re.search(pattern, line)
    ]


def test_help_lists_every_command_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text()
    [phony] = re.findall(r"^\.PHONY: ((?:.*\\\n)*.+)$", makefile, re.M)
    commands = set(phony.replace("\\\n", " ").split()) - {"generated", "breaking"}

    listed = subprocess.run(["make"], cwd=ROOT, check=True, capture_output=True, text=True).stdout

    assert commands == set(re.findall(r"^  make (\S+)", listed, re.M))


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\bmark\.(skip|xfail)|pytest\.(skip|xfail)\(", id="skipped"),
        pytest.param(
            r"unittest\.mock|\bMagicMock\b|\bmocker\b|monkeypatch\.setattr\([^,]+, \"[a-z]", id="mocked"
        ),
    ],
)
def test_no_test_is_skipped_or_mocks_our_own_code(pattern: str):
    # A program of the system may be missing on a developer's machine, and only there.
    assert found(pattern, [file for file in TESTS if file != ROOT / "tests/programs.py"]) == []


def test_nothing_is_left_to_do_in_the_code():
    assert found(r"#.*\b(TODO|FIXME|XXX|HACK)\b", PYTHON) == []


def test_a_module_is_named_after_what_it_holds():
    assert [
        file.name for file in PYTHON if file.stem in {"utils", "helpers", "misc", "base", "manager"}
    ] == []


def test_every_module_opens_with_a_sentence_that_says_what_it_holds():
    files = [file for file in PYTHON if "migrations" not in file.parts and file.read_text().strip()]

    assert [str(file.relative_to(ROOT)) for file in files if not file.read_text().startswith('"""')] == []


def test_only_the_last_resorts_catch_everything_and_go_on():
    assert {str(file.relative_to(ROOT)) for file in CODE if swallows(file)} <= LAST_RESORTS


def swallows(file: Path) -> bool:
    """Whether a handler of everything ends without raising."""
    handlers = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.ExceptHandler)]
    broad = [
        handler for handler in handlers if ast.unparse(handler.type or ast.Name("")) in ("", "Exception")
    ]
    return any(not isinstance(handler.body[-1], ast.Raise) for handler in broad)


def test_no_path_of_a_developers_machine_is_written_down():
    # In a work tree of git `.git` is a file that says where the repository lies.
    files = [file for file in ROOT.glob("*") if file.is_file() and file.name != ".git"] + PYTHON
    assert found(r"/work/|/root/|/home/\w|/opt/wheels", files) == []


def test_the_layers_hold():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout


def test_every_process_of_the_procfile_can_be_imported():
    modules = re.findall(r"^\w+: python -m (\S+)$", (ROOT / "Procfile").read_text(), re.M)

    assert len(modules) >= 5
    for module in modules:
        place = ROOT / module.replace(".", "/")
        assert (place / "__main__.py").exists() or place.with_suffix(".py").exists()


def test_what_a_service_seals_it_can_seal_again():
    sealing = services_with(r"\.seal(_bytes)?\(")

    assert sealing >= {"cases", "hall"}
    assert services_with(r"resealing\.commands\(") == sealing


def services_with(pattern: str) -> set[str]:
    """The services in whose code something is found."""
    files = [file for file in (ROOT / "services").glob("*/**/*.py") if re.search(pattern, file.read_text())]
    return {file.relative_to(ROOT / "services").parts[0] for file in files} - {"common"}
