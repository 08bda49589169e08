"""The documents speak of what is there: links, commands, paths, settings, metrics, names."""

import json
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
NAMES = [str(document.relative_to(ROOT)) for document in DOCUMENTS]
LINK = re.compile(r"\]\((?!https?://)([^)#\s]+)(?:#[^)]*)?\)")
TARGET = re.compile(r"\bmake ([a-z][a-z-]+)\b")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
SOURCES = ("services", "gateway", "local", "protos", "tests")


@cache
def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def sources(*folders: str) -> str:
    """All code of some folders, generated code left out."""
    files = [file for folder in folders for file in sorted((ROOT / folder).rglob("*"))]
    wanted = [file for file in files if file.suffix in (".py", ".proto", ".toml") and "_pb2" not in file.name]
    return "\n".join(file.read_text(encoding="utf-8") for file in wanted)


def code(name: str) -> str:
    """What a document sets as code."""
    return "\n".join(CODE.findall(read(name)))


def named_in_code(word: str, *folders: str) -> bool:
    return re.search(rf"(?<![\w]){re.escape(word)}(?![\w])", sources(*folders)) is not None


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str):
    document = ROOT / name

    broken = [link for link in LINK.findall(read(name)) if not (document.parent / link).exists()]

    assert broken == []


@pytest.mark.parametrize("name", NAMES)
def test_commands_exist(name: str):
    known = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))

    assert set(TARGET.findall(code(name))) - known == set()


@pytest.mark.parametrize("name", NAMES)
def test_modules_that_are_run_exist(name: str):
    modules = re.findall(r"python -m ([\w.]+\w)(?!<)\b", code(name))
    ours = [module.split(".") for module in modules if module.split(".")[0] in SOURCES]

    for parts in ours:
        path = ROOT.joinpath(*parts)
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists() or parts[-1] == "services"


@pytest.mark.parametrize("name", NAMES)
def test_paths_that_are_named_exist(name: str):
    paths = re.findall(r"`((?:docs|gateway|local|protos|services|tests)/[\w./-]*\w)/?`", read(name))

    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", NAMES)
def test_settings_that_are_named_are_read_by_the_code(name: str):
    fields = re.findall(r"^    (\w+): ", sources("services", "gateway"), re.MULTILINE)
    known = {f"YG_{field.upper()}" for field in fields}

    settings = set(re.findall(r"\bYG_[A-Z_]*[A-Z]\b", read(name)))

    assert {each for each in settings - known if not named_in_code(each, *SOURCES)} == set()


@pytest.mark.parametrize("name", NAMES)
def test_metrics_that_are_named_are_measured(name: str):
    metrics = set(re.findall(r"`(yangguang_\w+)`", read(name)))

    assert {metric for metric in metrics if not named_in_code(metric, "services", "gateway")} == set()


@pytest.mark.parametrize("name", NAMES)
def test_rest_calls_that_are_named_are_offered(name: str):
    offered = set(json.loads(read("tests/contract/gateway/openapi.json"))["paths"])
    templates = [re.compile(re.sub(r"\\{\w+\\}", "[^/:]+", re.escape(path))) for path in offered]

    calls = set(re.findall(r"`(?:GET |POST )(/\w[^`?\s]*)", read(name)))

    assert {call for call in calls if not any(known.fullmatch(call) for known in templates)} == set()


@pytest.mark.parametrize("name", NAMES)
def test_documents_speak_of_the_project_alone(name: str):
    # Places of one machine, and promises for later.
    found = re.findall(r"/(?:home|root|work|Users)/\w*|\b(?:TODO|FIXME|TBD)\b|lorem ipsum", read(name))

    assert found == []


def glossary() -> list[tuple[str, str]]:
    """Each line of the glossary: the Chinese word, the name in the code."""
    rows = re.findall(r"^\| ([^|`]+) \| `(\w+)` \|", read("docs/glossary.md"), re.MULTILINE)
    return [(chinese, name) for chinese, name in rows if chinese != "中文"]


def test_the_names_of_the_glossary_are_those_of_the_code():
    rows = glossary()

    assert len(rows) > 80
    missing = [name for _, name in rows if not named_in_code(name, "protos", "services")]
    assert missing == []


def test_the_glossary_has_one_name_a_thing():
    names = [name for _, name in glossary()]

    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_every_dependency_has_its_three_lines():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    extras = project["optional-dependencies"].values()
    asked = [*project["dependencies"], *(each for extra in extras for each in extra)]
    wanted = {re.split(r"[\[><=~! ]", each)[0] for each in asked}

    page = read("docs/decisions/dependencies.md")
    headings = re.findall(r"^(\*\*.+)\n(For: .+)\n(Why: .+)\n(Instead: .+)$", page, re.MULTILINE)
    described = {name for heading, *_ in headings for name in re.findall(r"[\w-]+", heading)}

    assert wanted - described == set()


def test_both_readmes_name_the_same_commands_and_pages():
    english, chinese = read("README.md"), read("README.zh-CN.md")

    assert set(TARGET.findall(code("README.md"))) == set(TARGET.findall(code("README.zh-CN.md")))
    swapped = {"README.md": "README.zh-CN.md", "README.zh-CN.md": "README.md"}
    assert {swapped.get(link, link) for link in LINK.findall(english)} == set(LINK.findall(chinese))


def test_the_readme_names_the_command_that_runs_all_tests():
    assert "```sh\nmake test\n```" in read("README.md")
