"""What the hall is told by its environment beside what every service is told."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from services.common.settings import ServiceSettings
from services.hall.domain import Level, Naming


def _levels(patterns: dict[str, str]) -> dict[str, str]:
    for level, pattern in patterns.items():
        if level not in Level.__members__:
            raise ValueError(f"{level} is no level; there are {', '.join(Level.__members__)}")
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{level}: {error}") from None
    return patterns


# A08; of the townships some say 便民 instead of 政务 (A07).
CENTRE_NAMES: Final = {
    "CITY_LEVEL": ".+政务服务中心",
    "COUNTY_LEVEL": ".+政务服务中心",
    "TOWNSHIP_LEVEL": ".+(政务|便民)服务中心",
    "VILLAGE_LEVEL": ".+(政务服务站|便民服务站|便民服务室|政务服务代办点)",
}

# 科级以上 (D04): 乡科级 has a deputy and a full grade (公务员法 art. 18), both of section grade;
# 主任科员 are the ranks beside them (公务员法 art. 19).
CHIEF_GRADES: Final = (
    "科级",
    "副科级",
    "正科级",
    "乡科级副职",
    "乡科级正职",
    "四级主任科员",
    "三级主任科员",
    "二级主任科员",
    "一级主任科员",
    "处级",
    "副处级",
    "正处级",
    "县处级副职",
    "县处级正职",
)


class HallSettings(ServiceSettings):
    """The settings of the hall."""

    centre_names: Annotated[dict[str, str], AfterValidator(_levels)] = Field(
        default=CENTRE_NAMES, description="what a centre of each level is called, as a regular expression"
    )
    chief_grades: tuple[str, ...] = Field(
        default=CHIEF_GRADES, description="the grades that may be chief representative of a window"
    )

    @property
    def naming(self) -> Naming:
        """The names of centres, ready to be matched."""
        return {Level[level]: re.compile(pattern) for level, pattern in self.centre_names.items()}
