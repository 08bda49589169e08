"""The demo county agrees with the demo catalogue and with the demo accounts."""

import tomllib
from importlib import resources
from typing import Any

from services.hall import demo


def read(package: str, name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(package).joinpath(f"data/{name}.toml").read_text("utf-8"))


COUNTY = read("services.hall", "demo")


def test_the_windows_of_a_department_have_its_items_that_are_not_cancelled():
    catalogue = {
        row["code"]: row["organisation"]
        for row in read("services.catalog", "items")["items"]
        if "cancel" not in row and row["organisation"] != "organisations/450222-fy"
    }

    routed = {
        item: f"organisations/450222-{row['key']}"
        for row in COUNTY["departments"]
        for item in row.get("county_items", []) + row.get("township_items", [])
    }

    assert routed == catalogue


def test_the_organs_of_the_catalogue_are_departments_of_the_county():
    organs = {row["organisation"]: row["title"] for row in read("services.catalog", "organs")["organs"]}

    departments = {f"organisations/450222-{row['key']}": row["title"] for row in COUNTY["departments"]}

    assert departments == organs


def test_staff_accounts_belong_where_the_hall_says():
    posted = {
        row["subject"]: (row["roles"], row["code"].rpartition("-")[0], row.get("window", ""))
        for row in COUNTY["staff"]
    }

    for account in read("gateway", "demo_accounts")["account"]:
        if account["username"] in posted:
            roles, organisation, window = posted[account["username"]]
            assert account["roles"] == roles
            assert account["organisation"] == f"organisations/{organisation}"
            assert account.get("window", window) == window


def test_every_name_of_the_county_is_given_once():
    for rows in (
        demo.regions_of(COUNTY),
        demo.organisations_of(COUNTY),
        demo.windows_of(COUNTY),
        demo.staff_of(COUNTY),
    ):
        codes = [row["code"] for row in rows]
        assert len(codes) == len(set(codes))
