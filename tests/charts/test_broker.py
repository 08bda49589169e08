"""The rendered broker: its configuration is accepted, and everybody may do what he is for and no more."""

from pathlib import Path
from typing import Any

import pytest

from tests.charts.broker import check, lay_out
from tests.charts.chart import render

PARENT: dict[str, Any] = {"nats": {"parent": {"secret": "parent"}}}
CHILDREN: dict[str, Any] = {"nats": {"children": {"450222101": {}, "450222102": {}}}}
THREE: dict[str, Any] = {"nats": {"nodes": 3}}


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({}, id="alone"),
        pytest.param(PARENT, id="below a parent"),
        pytest.param(CHILDREN, id="above children"),
        pytest.param(
            {"nats": PARENT["nats"] | CHILDREN["nats"] | THREE["nats"]}, id="three nodes between both"
        ),
    ],
)
def test_the_broker_accepts_its_configuration(values: dict[str, object], tmp_path: Path):
    assert check(lay_out(render(values), tmp_path)) == ""
