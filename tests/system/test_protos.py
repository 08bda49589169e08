"""The protos as a whole: every rpc says who may call it, and the generated code is what they generate."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.descriptor_pb2 import MethodOptions
from yangguang.common.v1 import access_pb2

PROTOS = Path(__file__).parents[2] / "protos"
FILES = sorted(PROTOS.rglob("*.proto"))
READS = (
    "Get",
    "List",
    "Read",
    "Search",
    "Stream",
    "Compute",
    "Explain",
    "Verify",
    "Preview",
    "Check",
    "Watch",
)


def methods() -> Iterator[MethodDescriptor]:
    for file in FILES:
        name = str(file.relative_to(PROTOS).with_suffix("")).replace("/", ".") + "_pb2"
        for service in importlib.import_module(name).DESCRIPTOR.services_by_name.values():
            yield from service.methods


METHODS = [pytest.param(method, id=method.full_name) for method in methods()]


@pytest.mark.parametrize("method", METHODS)
def test_every_rpc_says_who_may_call_it_and_how_far_that_reaches(method: MethodDescriptor):
    rule = {field.name: value for field, value in method.GetOptions().ListFields()}
    access = rule["access"]

    assert access.public != bool(access.grants), "an rpc is public, or grants something to roles"
    for grant in access.grants:
        assert grant.roles
        assert grant.scope != access_pb2.SCOPE_UNSPECIFIED
        assert access_pb2.ROLE_UNSPECIFIED not in grant.roles


@pytest.mark.parametrize("method", METHODS)
def test_an_rpc_that_only_reads_says_so_and_what_changes_something_can_be_repeated(method: MethodDescriptor):
    reads = method.name.startswith(READS)
    level = method.GetOptions().idempotency_level

    assert (level == MethodOptions.NO_SIDE_EFFECTS) == reads
    if method.name.startswith("Create"):
        assert "request_id" in method.input_type.fields_by_name


@pytest.mark.parametrize("method", [m for m in METHODS if str(m.id).rsplit(".", 1)[1].startswith("List")])
def test_every_list_has_pages(method: MethodDescriptor):
    assert {"page_size", "page_token"} <= set(method.input_type.fields_by_name)
    assert "next_page_token" in method.output_type.fields_by_name


def test_the_generated_code_is_what_the_protos_generate(tmp_path: Path):
    plugin = Path(sys.executable).parent / "protoc-gen-mypy_grpc"
    kinds = {"python": "", "pyi": "", "grpc_python": "", "mypy_grpc": "quiet:"}
    options = [f"--{kind}_out={option}{tmp_path}" for kind, option in kinds.items()]
    command = [
        sys.executable,
        "-m",
        "grpc_tools.protoc",
        "-I.",
        f"--plugin=protoc-gen-mypy_grpc={plugin}",
        *options,
    ]
    sources = [str(file.relative_to(PROTOS)) for file in FILES]
    subprocess.run([*command, *sources], cwd=PROTOS, check=True)

    assert generated(PROTOS) == {
        path: text for path, text in generated(tmp_path).items() if "_grpc.py" not in path or "Stub" in text
    }


def generated(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): file.read_text()
        for file in folder.rglob("*_pb2*.py*")
        if file.suffix != ".pyc"
    }
