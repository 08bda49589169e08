"""The pages for operators name only commands, options, values, files and alerts that exist."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from services.common.keys import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs/operations").glob("*.md"))
SCRIPT = (ROOT / "charts/yangguang/files/backup.sh").read_text()
VALUES: dict[str, Any] = yaml.safe_load((ROOT / "charts/yangguang/values.yaml").read_text())
pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@pages
def test_files_that_are_named_exist(page: Path):
    named = set(re.findall(r"`((?:charts|tests|services|docs)/[\w./-]+)`", page.read_text()))

    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


@pages
def test_values_of_the_chart_that_are_named_exist(page: Path):
    named = set(re.findall(rf"`((?:{'|'.join(VALUES)})\.[\w.]+)`", page.read_text()))

    assert [path for path in sorted(named) if not is_value(path)] == []


def is_value(path: str) -> bool:
    """Whether the chart has a value of this path."""
    found: Any = VALUES
    for part in path.split("."):
        if not isinstance(found, dict) or part not in found:
            return False
        found = found[part]
    return True


@pages
def test_the_values_that_are_shown_are_values_of_the_chart(page: Path):
    for block in re.findall(r"```yaml\n(.*?)```", page.read_text(), re.DOTALL):
        assert set(yaml.safe_load(block)) <= set(VALUES)


@pages
def test_alerts_that_are_named_have_a_rule_and_a_runbook(page: Path):
    folder = ROOT / "charts/yangguang"
    named = set(re.findall(r"Yangguang[A-Z]\w+", page.read_text()))

    assert {name for name in named if not (folder / f"alerts/{name}.yaml").exists()} == set()
    assert {name for name in named if not (folder / f"runbooks/{name}.md").exists()} == set()


@pages
def test_the_backup_script_is_called_as_it_can_be(page: Path):
    for command, arguments in re.findall(r"backup\.sh (\w+)((?: +[^\s`]+)*)", page.read_text()):
        assert f"\n{command}_backup() {{" in SCRIPT
        assert [option for option in re.findall(r"--\w+", arguments) if option not in SCRIPT] == []


@pages
def test_key_files_are_rotated_by_commands_there_are(page: Path):
    named = set(re.findall(r"\b(?:seal|sign)-(?:add|use|drop|list)\b", page.read_text()))
    run = set(re.findall(r"services\.common\.keys ([\w-]+)", page.read_text()))

    assert named | run <= set(COMMANDS)


def test_the_tasks_of_services_that_are_named_are_offered():
    text = "\n".join(page.read_text() for page in PAGES)
    named = sorted(set(re.findall(r"python -m services\.(catalog|hall|cases|supervision) ([a-z-]+)", text)))

    assert ("cases", "reseal") in named
    for service, task in named:
        command = [sys.executable, "-m", f"services.{service}", "--help"]
        environment = dict(os.environ) | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'protos'}"}
        run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        assert task in re.findall(r"[a-z-]+", run.stdout), f"services.{service} {task}"


def test_the_index_lists_every_page():
    index = (ROOT / "docs/operations/README.md").read_text()

    assert [page.name for page in PAGES if page.name != "README.md" and f"({page.name})" not in index] == []


def test_every_clause_of_the_standard_is_answered():
    page = (ROOT / "docs/operations/dengbao.md").read_text()
    clauses = set(re.findall(r"^\| 8\.1\.4\.(\d+)", page, re.MULTILINE))

    assert clauses == {str(number) for number in range(1, 12)}


def test_what_a_service_seals_it_is_given_the_key_for():
    sealing = {
        file.relative_to(ROOT / "services").parts[0]
        for file in (ROOT / "services").glob("*/__main__.py")
        if "kit.sealer()" in file.read_text()
    }

    assert {name for name, service in VALUES["services"].items() if service.get("seals")} == sealing
