"""Rules of the hall (政务服务中心): organisations, windows, staff, mandates, office hours, days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Protocol

from services.common.calendar import NATIONAL, lineage
from services.common.errors import FailedPrecondition, InvalidArgument, PermissionDenied


class Level(IntEnum):
    """A level (层级) of government; the higher the number, the lower the level."""

    STATE_LEVEL = 1
    PROVINCE_LEVEL = 2
    CITY_LEVEL = 3
    COUNTY_LEVEL = 4
    TOWNSHIP_LEVEL = 5
    VILLAGE_LEVEL = 6


class OrganisationKind(IntEnum):
    """The kind of an organisation."""

    MANAGEMENT_BODY = 1
    SERVICE_CENTRE = 2
    SUB_CENTRE = 3
    BRANCH_HALL = 4
    DEPARTMENT = 5
    APPROVAL_UNIT = 6
    PUBLIC_ENTERPRISE = 7
    GOVERNMENT = 8


class Zone(IntEnum):
    """A zone (功能区) of a centre (A22)."""

    APPROVAL_ZONE = 1
    TRADING_ZONE = 2
    READING_ZONE = 3
    CONVENIENCE_ZONE = 4
    SUPERVISION_ZONE = 5
    PARKING_ZONE = 6
    OFFICE_ZONE = 7


# ---- Reach


@dataclass(frozen=True, slots=True)
class Reach:
    """How far somebody reaches: the regions whose codes begin so, one organisation, or what is his."""

    prefix: str = ""
    organisation: str | None = None
    subject: str | None = None

    def require(self, region: str, field: str) -> None:
        """Refuse what is made for another region, naming the field that says so."""
        if not region.startswith(self.prefix):
            raise PermissionDenied("OUT_OF_SCOPE", field=field, region=region)


EVERYWHERE: Final = Reach()


# ---- Regions


_REGION: Final = re.compile(r"\d{6}(\d{3}){0,2}", re.ASCII)


def check_region_code(code: str, field: str) -> str:
    """A code of GB/T 2260 (6 digits), with 3 of GB/T 10114 for a township and 3 more for a village.

    A level that is left out is all zeros, so 450022 (a county of no prefecture) is no code, and neither is
    450222000; a city without counties has its townships right below. 000000 is the whole country.
    """
    if not code:
        raise InvalidArgument("FIELD_REQUIRED", field=field)
    good = _REGION.fullmatch(code) and not (code.startswith("0") and code != NATIONAL)
    if not good or "00" in _pairs_before_the_last(code) or code[6:9] == "000" or code[9:12] == "000":
        raise InvalidArgument("FIELD_INVALID", field=field, value=code)
    return code


def _pairs_before_the_last(code: str) -> list[str]:
    """The pairs of digits that must not be empty, because a lower level is not."""
    if code[4:6] != "00" or len(code) > 6:
        return [code[:2], code[2:4]]
    return [code[:2]] if code[2:4] != "00" else []


def level_of(region: str) -> Level:
    """The level a code of a region tells by its length and its zeros."""
    if len(region) > 6:
        return Level.VILLAGE_LEVEL if len(region) == 12 else Level.TOWNSHIP_LEVEL
    if region == NATIONAL:
        return Level.STATE_LEVEL
    if region.endswith("0000"):
        return Level.PROVINCE_LEVEL
    return Level.CITY_LEVEL if region.endswith("00") else Level.COUNTY_LEVEL


def above(region: str) -> tuple[str, ...]:
    """The codes above a region, nearest first: 450222100 has 450222, 450200, 450000 and 000000."""
    return lineage(region)[1:]


def parent_of(region: str, known: Collection[str], asked: str, field: str) -> str:
    """The region above one: the nearest known by its code, which is also the only one that may be asked for.

    A level that is not in use is skipped, as the prefecture above a county directly under its province.
    """
    nearest = next((code for code in above(region) if code in known), "")
    if asked and asked != nearest:
        raise InvalidArgument("FIELD_INVALID", field=field, value=asked)
    return nearest


# ---- Validity


def check_period(first: dt.date, last: dt.date | None, field: str) -> None:
    """A period ends on the day it begins or later."""
    if last is not None and last < first:
        raise InvalidArgument("FIELD_INVALID", field=field, value=last)


def periods_meet(
    first: dt.date, last: dt.date | None, other_first: dt.date, other_last: dt.date | None
) -> bool:
    """Whether two periods have a day in common."""
    return (last is None or other_first <= last) and (other_last is None or first <= other_last)


# ---- Organisations


class Unit(Protocol):
    """What the rules look at in an organisation (机构)."""

    code: str
    title: str
    kind: OrganisationKind
    region: str
    level: Level
    valid_from: dt.date
    valid_to: dt.date | None


CENTRES: Final = frozenset(
    {OrganisationKind.SERVICE_CENTRE, OrganisationKind.SUB_CENTRE, OrganisationKind.BRANCH_HALL}
)

Naming = Mapping[Level, re.Pattern[str]]


def check_level(unit: Unit) -> None:
    """An organisation has the level of its region."""
    if unit.level != level_of(unit.region):
        raise InvalidArgument("FIELD_INVALID", field="organisation.level", value=unit.level.name)


def check_centre_name(unit: Unit, naming: Naming) -> None:
    """A centre is called as the rule of its level says (A08); other organisations as they like."""
    pattern = naming.get(unit.level)
    if unit.kind is OrganisationKind.SERVICE_CENTRE and pattern and not pattern.fullmatch(unit.title):
        raise InvalidArgument("CENTRE_NAME_NOT_ALLOWED", field="organisation.title", pattern=pattern.pattern)


def check_parent(unit: Unit, parent: Unit, ancestors: Iterable[str]) -> None:
    """The organisation above is of a level not below, for the same place, at the same time, in no ring."""
    field = "organisation.parent"
    if parent.level > unit.level:
        raise InvalidArgument("PARENT_TOO_LOW", field=field, level=parent.level.name)
    if parent.region not in lineage(unit.region):
        raise InvalidArgument("PARENT_ELSEWHERE", field=field, region=parent.region)
    if unit.code == parent.code or unit.code in ancestors:
        raise InvalidArgument("PARENT_CYCLE", field=field)
    if not periods_meet(unit.valid_from, unit.valid_to, parent.valid_from, parent.valid_to):
        raise InvalidArgument("PARENT_NOT_VALID", field=field)


def check_centre(centre: Unit, field: str) -> None:
    """What windows stand in and units are stationed at is a centre, a sub-centre or a branch hall."""
    if centre.kind not in CENTRES:
        raise InvalidArgument("NOT_A_CENTRE", field=field, kind=centre.kind.name)


def check_stationed(unit: Unit, centre: Unit, field: str) -> None:
    """A unit is stationed where it is competent: its region and the centre's lie on one line."""
    if centre.region not in lineage(unit.region) and unit.region not in lineage(centre.region):
        raise InvalidArgument("ORGANISATION_ELSEWHERE", field=field, region=unit.region)


# ---- Windows


@dataclass(frozen=True, slots=True)
class Post:
    """An A/B post (A、B岗): who serves, and who stands in."""

    primary: str
    deputy: str = ""


def check_posts(posts: Sequence[Post], organisations: Mapping[str, str], organisation: str) -> None:
    """Both people of a post belong to the window's organisation, and nobody stands in for himself (D02).

    `organisations` gives the organisation of each member of staff that exists.
    """
    for at, post in enumerate(posts):
        field = f"window.posts[{at}]"
        if post.primary == post.deputy:
            raise InvalidArgument("POST_NEEDS_TWO", field=f"{field}.deputy")
        _check_member(post.primary, organisations, organisation, f"{field}.primary")
        if post.deputy:
            _check_member(post.deputy, organisations, organisation, f"{field}.deputy")


def _check_member(code: str, organisations: Mapping[str, str], organisation: str, field: str) -> None:
    if code not in organisations:
        raise InvalidArgument("STAFF_MEMBER_NOT_FOUND", field=field, staff=code)
    if organisations[code] != organisation:
        raise InvalidArgument("STAFF_OF_ANOTHER_ORGANISATION", field=field, staff=code)


# ---- Staff


# What staff may be: not an applicant, not another platform, not a service.
STAFF_ROLES: Final = frozenset(
    {
        "AGENT",
        "CLERK",
        "CHIEF_REPRESENTATIVE",
        "APPROVER",
        "MANAGER",
        "CATALOG_EDITOR",
        "CATALOG_REVIEWER",
        "SUPERVISOR",
        "AUDITOR",
        "OPERATOR",
        "ORGAN_HEAD",
        "GOVERNMENT_HEAD",
        "REGULATOR",
    }
)
# 审批、管理、监督相分离 (A20): who handles cases neither supervises nor audits them, nor regulates.
HANDLING: Final = frozenset(
    {"AGENT", "CLERK", "CHIEF_REPRESENTATIVE", "APPROVER", "ORGAN_HEAD", "GOVERNMENT_HEAD"}
)
WATCHING: Final = frozenset({"SUPERVISOR", "AUDITOR", "REGULATOR"})


def check_roles(roles: Sequence[str]) -> None:
    """Roles are those of staff, each once, and whoever handles cases does not watch over them."""
    if len(set(roles)) < len(roles) or not STAFF_ROLES.issuperset(roles):
        raise InvalidArgument("FIELD_INVALID", field="staff_member.roles")
    if HANDLING.intersection(roles) and WATCHING.intersection(roles):
        raise InvalidArgument("ROLES_CONFLICT", field="staff_member.roles")


def check_posted(posted_to: dt.date | None, today: dt.date, staff: str) -> None:
    """Whoever has left is no longer there for anything."""
    if posted_to is not None and posted_to < today:
        raise FailedPrecondition("POSTING_OVER", staff=staff)


# ---- Mandates


# The seven rights (七项权力) of a chief representative (首席代表, D05).
SEVEN_RIGHTS: Final = frozenset(
    {
        "INSTANT_DECISION",
        "PROMISE_SUPERVISION",
        "JOINT_COORDINATION",
        "FIRST_REVIEW",
        "RETURN_CHECK",
        "SUPPLEMENT_CHECK",
        "SEAL_USE",
    }
)
# From this many people on, a window's chief representative is an official of section grade or above (D04).
PEOPLE_THAT_NEED_A_CHIEF: Final = 2


def check_rights(rights: Sequence[str]) -> None:
    """A mandate gives a right at least, and each once."""
    if not rights:
        raise InvalidArgument("FIELD_REQUIRED", field="mandate.rights")
    if len(set(rights)) < len(rights):
        raise InvalidArgument("FIELD_INVALID", field="mandate.rights")


def check_chief(rights: Iterable[str], people: int, grade: str, chief_grades: Collection[str]) -> None:
    """At a window of two people or more the seven rights go to officials of section grade or above (D04)."""
    needed = people >= PEOPLE_THAT_NEED_A_CHIEF and SEVEN_RIGHTS.intersection(rights)
    if needed and grade not in chief_grades:
        raise FailedPrecondition("GRADE_TOO_LOW", field="mandate.holder", grade=grade, people=people)


def check_within_posting(
    first: dt.date, last: dt.date, posted_from: dt.date, posted_to: dt.date | None
) -> None:
    """Nobody has rights at a window before or after the posting there."""
    if first < posted_from:
        raise InvalidArgument("MANDATE_OUTSIDE_POSTING", field="mandate.valid_from", posted_from=posted_from)
    if posted_to is not None and last > posted_to:
        raise InvalidArgument("MANDATE_OUTSIDE_POSTING", field="mandate.valid_to", posted_to=posted_to)


# ---- Office hours


_TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
MOST_SESSIONS: Final = 6


def check_sessions(sessions: Sequence[tuple[str, str]]) -> None:
    """Sessions of a day as ("09:00", "12:00"): each opens before it closes, and after the one before."""
    if not 1 <= len(sessions) <= MOST_SESSIONS:
        raise InvalidArgument("FIELD_INVALID", field="office_hours.sessions", most=MOST_SESSIONS)
    free_from = "00:00"
    for at, (opens, closes) in enumerate(sessions):
        check_span(opens, closes, f"office_hours.sessions[{at}]", free_from)
        free_from = closes


def check_span(opens: str, closes: str, field: str, free_from: str = "00:00") -> None:
    """A span of a day such as "09:00" to "12:00" begins when it may, and ends after that."""
    if not _TIME.fullmatch(opens) or opens < free_from:
        raise InvalidArgument("FIELD_INVALID", field=f"{field}.open", value=opens)
    if not _TIME.fullmatch(closes) or closes <= opens:
        raise InvalidArgument("FIELD_INVALID", field=f"{field}.close", value=closes)


# ---- Calendar


MOST_DAYS: Final = 366
LONGEST_RANGE: Final = 3


def check_range(first: dt.date, last: dt.date) -> None:
    """A calendar is asked for by at most three years at once."""
    check_period(first, last, "last_day")
    if last.toordinal() - first.toordinal() > LONGEST_RANGE * 366:
        raise InvalidArgument("FIELD_INVALID", field="last_day", most_years=LONGEST_RANGE)


def check_days(dates: Sequence[dt.date]) -> None:
    """Days are declared a year at a time at most, and each once."""
    if not 1 <= len(dates) <= MOST_DAYS:
        raise InvalidArgument("FIELD_INVALID", field="days", most=MOST_DAYS)
    for at, date in enumerate(dates):
        if date in dates[:at]:
            raise InvalidArgument("FIELD_INVALID", field=f"days[{at}].date", value=date)


def check_extension(length: int, allowed: int, clock: str) -> None:
    """A period of the law is extended by what the law allows, if at all."""
    if length > allowed:
        raise FailedPrecondition("EXTENSION_NOT_ALLOWED", field="extension", clock=clock, allowed=allowed)
