"""The hall's settings, and that proto and domain speak of the same things."""

import pytest
from pydantic import ValidationError
from yangguang.common.v1.access_pb2 import Role
from yangguang.common.v1.types_pb2 import Right
from yangguang.hall.v1 import hall_pb2 as pb

from services.common.clocks import Kind
from services.hall import domain
from services.hall.domain import Level
from services.hall.settings import HallSettings

URL = "postgresql+asyncpg://localhost/hall"


@pytest.mark.parametrize(
    ("proto", "ours"),
    [
        (pb.Level, domain.Level),
        (pb.OrganisationKind, domain.OrganisationKind),
        (pb.Zone, domain.Zone),
    ],
)
def test_proto_and_domain_have_the_same_values(proto, ours):
    named = {name: number for name, number in proto.items() if number}

    assert named == {value.name: value.value for value in ours}


def test_roles_rights_and_kinds_are_those_of_the_proto():
    assert set(Role.keys()) >= domain.STAFF_ROLES
    assert domain.HANDLING | domain.WATCHING <= domain.STAFF_ROLES
    assert set(Right.keys()) >= domain.SEVEN_RIGHTS
    assert {kind.value for kind in Kind} | {"KIND_UNSPECIFIED"} == set(pb.ClockRule.Kind.keys())


@pytest.mark.parametrize(
    ("level", "title", "good"),
    [
        (Level.CITY_LEVEL, "合山市政务服务中心", True),
        (Level.COUNTY_LEVEL, "柳城县政务服务中心", True),
        (Level.TOWNSHIP_LEVEL, "龙头镇政务服务中心", True),
        (Level.TOWNSHIP_LEVEL, "龙头镇便民服务中心", True),
        (Level.VILLAGE_LEVEL, "伏虎村政务服务站", True),
        (Level.VILLAGE_LEVEL, "伏虎村政务服务中心", False),
        (Level.COUNTY_LEVEL, "柳城县办事大厅", False),
    ],
)
def test_the_usual_names_of_centres(level, title, good):
    pattern = HallSettings(database_url=URL).naming[level]

    assert bool(pattern.fullmatch(title)) is good


def test_names_of_centres_are_set_by_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("YG_CENTRE_NAMES", '{"COUNTY_LEVEL": ".+行政审批局"}')

    naming = HallSettings(database_url=URL).naming

    assert set(naming) == {Level.COUNTY_LEVEL}
    assert naming[Level.COUNTY_LEVEL].fullmatch("盱眙县行政审批局")


@pytest.mark.parametrize("names", [{"COUNTRY": ".+"}, {"COUNTY_LEVEL": "("}])
def test_bad_names_stop_the_start(names):
    with pytest.raises(ValidationError, match="centre_names"):
        HallSettings(database_url=URL, centre_names=names)


def test_officials_of_section_grade_and_above_may_be_chief():
    grades = HallSettings(database_url=URL).chief_grades

    assert {"科级", "副科级", "正科级", "正处级"} <= set(grades)
    assert not {"科员", "办事员", "股级", ""} & set(grades)
