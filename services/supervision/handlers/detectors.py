"""Detectors (体外循环、虚假录入): what is found in the read model, by the rules of findings (C28, C30).

Each is a query whose rows are signs, a subject each. What several cases show together is looked for among
those entered within the last thirty days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from sqlalchemy import TextClause, text

from services.supervision.domain import DAY

PAGE: Final = 500
# Days.
LOOK_BACK: Final = 30
# Seconds.
WEEK: Final = 7 * DAY
# More cases than this entered at one window within a minute, and as many of one matter within a week.
MOST_A_MINUTE: Final = 10
MOST_OF_A_MATTER: Final = 3
# Number of `StationingState`.
NOT_YET_STATIONED: Final = 2

_CASE: Final = (
    "'cases/' || f.case_id AS subject, f.case_id, f.number AS case_number, f.item, f.item_title, f.region, "
    "f.organisation, f.window_name"
)
_SINCE: Final = ">= CAST(:first_day AS bigint) * 86400"
_SIGNS: Final = (
    f"SELECT s.rule, {_CASE}, '' AS detail FROM model.case_facts f "
    "CROSS JOIN LATERAL string_to_table(f.signs, ',') AS s (rule) WHERE f.signs IS NOT NULL"
)
# The one before was not finished when this one came. Of many cases of one matter each is compared with the
# one before it alone, so that it takes no longer.
_ACCEPTED_TWICE: Final = (
    f"SELECT 'accepted-twice' AS rule, {_CASE}, f.earlier AS detail FROM (SELECT *, "
    "lag(number) OVER one AS earlier, lag(window_name) OVER one AS place, "
    "lag(complete_day) OVER one AS ended "
    f"FROM model.case_facts WHERE entered {_SINCE} AND matter IS NOT NULL AND accept_day IS NOT NULL "
    "WINDOW one AS (PARTITION BY matter ORDER BY entered, case_id)) f "
    "WHERE f.place <> f.window_name AND coalesce(f.ended >= f.receive_day, true)"
)
_MASS_ENTRY: Final = (
    "SELECT 'mass-entry' AS rule, window_name || to_char(to_timestamp(entered / 60 * 60) "
    "AT TIME ZONE 'Asia/Shanghai', '/YYYY-MM-DD\"T\"HH24:MI') AS subject, CAST(NULL AS uuid) AS case_id, "
    "'' AS case_number, '' AS item, '' AS item_title, region, organisation, window_name, "
    "CAST(count(*) AS text) AS detail FROM model.case_facts "
    f"WHERE entered {_SINCE} AND window_name <> '' "
    "GROUP BY window_name, region, organisation, entered / 60 HAVING count(*) > :most_a_minute"
)
_REPEATED: Final = (
    f"SELECT 'repeated-matter' AS rule, {_CASE}, '' AS detail FROM (SELECT *, entered - lag(entered, "
    ":most_of_a_matter - 1) OVER (PARTITION BY matter, window_name ORDER BY entered, case_id) AS within "
    f"FROM model.case_facts WHERE entered {_SINCE} AND matter IS NOT NULL AND window_name <> '') f "
    "WHERE within <= :week"
)
_NOT_STATIONED: Final = (
    "SELECT 'not-stationed' AS rule, i.item AS subject, CAST(NULL AS uuid) AS case_id, '' AS case_number, "
    "i.item, coalesce(t.title, '') AS item_title, i.region, i.organisation, '' AS window_name, '' AS detail "
    "FROM model.items i JOIN model.item_states s USING (item) LEFT JOIN model.titles t ON t.name = i.item "
    "WHERE s.active AND i.stationing = :not_yet_stationed"
)
_BOUNDS: Final[Mapping[str, int]] = {
    "page": PAGE,
    "most_a_minute": MOST_A_MINUTE,
    "most_of_a_matter": MOST_OF_A_MATTER,
    "week": WEEK,
    "not_yet_stationed": NOT_YET_STATIONED,
}


def bounds(now: dt.datetime) -> dict[str, int]:
    """What the detectors ask with at this time."""
    return {**_BOUNDS, "first_day": int(now.timestamp()) // DAY - LOOK_BACK}


def _new(query: str) -> TextClause:
    """A page of what is found by a query and was not found before."""
    return text(
        f"SELECT * FROM ({query}) AS seen WHERE NOT EXISTS (SELECT FROM findings "
        "WHERE findings.rule = seen.rule AND findings.subject = seen.subject) "
        "ORDER BY subject, rule LIMIT :page"
    )


DETECTORS: Final = tuple(
    _new(query) for query in (_SIGNS, _ACCEPTED_TWICE, _MASS_ENTRY, _REPEATED, _NOT_STATIONED)
)
