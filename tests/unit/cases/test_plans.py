"""The plan of a joint project: series and parallel by law, shared materials, what is wrong with it, dates."""

import datetime as dt
import random
import time

import pytest

from services.cases.domain import plans
from services.cases.domain.plans import Branch, Cause, Entry, Finding, Found, Need
from services.common.calendar import Calendar
from services.common.clock import Clock, Pause, Unit
from services.common.errors import FailedPrecondition, InvalidArgument

MONDAY = dt.date(2026, 3, 2)
CALENDAR = Calendar.of("450222")

FORM = Need("M1", "申请表", required=True, originals=1)
APPROVAL = Entry("items/A", "standardItems/1", "organisations/fg", (FORM,))
LAND = Entry(
    "items/L",
    "standardItems/2",
    "organisations/zrzy",
    (FORM, Need("M2", "立项批复", required=True, copies=1, issued_by="items/A")),
    ("SITE_SURVEY",),
)
FIRE = Entry("items/F", "standardItems/3", "organisations/xf", (FORM,), ("SITE_SURVEY",))
BUILD = Entry(
    "items/B",
    "standardItems/4",
    "organisations/zj",
    (Need("M1", "用地许可证", required=True, issued_by="standardItems/2"),),
)
ALL = (BUILD, FIRE, LAND, APPROVAL)


def branch(days: int, **more: object) -> Branch:
    """An item with so many working days that has not started."""
    return Branch(Clock(days, Unit.WORKING_DAYS, MONDAY), **more)  # type: ignore[arg-type]


def test_an_item_waits_for_the_item_that_issues_a_material_it_needs() -> None:
    """F02: by item or by standard item."""
    assert plans.causes(ALL, []) == [
        Cause("items/L", "items/B", "用地许可证"),
        Cause("items/A", "items/L", "立项批复"),
    ]


def test_a_declared_relation_comes_with_its_article_and_is_not_doubled() -> None:
    declared = Cause("items/A", "items/L", "《土地管理法》第五十三条")

    assert plans.causes(ALL, [declared]) == [declared, Cause("items/L", "items/B", "用地许可证")]


@pytest.mark.parametrize(
    ("cause", "reason", "field"),
    [
        (Cause("items/X", "items/L", "法"), "ITEM_NOT_IN_PROJECT", "causalities[0].before"),
        (Cause("items/L", "items/X", "法"), "ITEM_NOT_IN_PROJECT", "causalities[0].after"),
        (Cause("items/L", "items/L", "法"), "ITEM_NOT_IN_PROJECT", "causalities[0].after"),
        (Cause("items/F", "items/L", ""), "FIELD_REQUIRED", "causalities[0].legal_basis"),
    ],
)
def test_a_relation_without_its_items_or_its_article_is_refused(
    cause: Cause, reason: str, field: str
) -> None:
    with pytest.raises(InvalidArgument) as caught:
        plans.causes(ALL, [cause])

    assert (caught.value.reason, caught.value.facts["field"]) == (reason, field)


def test_what_rests_on_nothing_runs_side_by_side_and_the_rest_in_series() -> None:
    """F02."""
    related = plans.causes(ALL, [])

    assert plans.stages({entry.item: entry.item for entry in ALL}, related) == {
        "items/F": 1,
        "items/A": 1,
        "items/L": 2,
        "items/B": 3,
    }


def test_a_cycle_is_refused_by_the_names_of_its_items() -> None:
    related = [Cause("A", "B", "x"), Cause("B", "C", "x"), Cause("C", "A", "x"), Cause("A", "D", "x")]

    with pytest.raises(FailedPrecondition) as caught:
        plans.stages({"D": "消防", "A": "立项", "B": "用地", "C": "规划"}, related)

    assert (caught.value.reason, caught.value.facts) == ("PLAN_CYCLE", {"items": "立项 → 用地 → 规划 → 立项"})


def test_the_same_material_is_asked_once_with_the_most_anybody_asks() -> None:
    """F09."""
    more = Entry("items/M", "", "organisations/m", (Need("M7", "申请表 ", copies=2), Need("M8", "照片")))

    form, photo = plans.shared([FIRE, more])

    assert (form.title, form.required, form.originals, form.copies) == ("申请表", True, 1, 2)
    assert form.uses == [("items/F", "M1"), ("items/M", "M7")]
    assert (photo.title, photo.required) == ("照片", False)


def test_the_result_of_an_item_of_the_project_is_known_by_its_issuer() -> None:
    """F09, 资料互认: nobody is asked for what the project itself brings about."""
    assert {each.title: each.issued_by for each in plans.shared(ALL)} == {
        "用地许可证": "items/L",
        "申请表": "",
        "立项批复": "items/A",
    }


def test_duplicates_conflicts_repeated_steps_and_long_chains_are_found() -> None:
    """C52."""
    other = Entry("items/O", "", "organisations/o", (Need("M1", "申请表", originals=3),))
    entries = (FIRE, LAND, APPROVAL, other)

    found = plans.findings(entries, plans.shared(entries), 46, 45)

    asked = ("items/F", "items/L", "items/A", "items/O")
    assert found == [
        Found(Finding.DUPLICATE_MATERIAL, "申请表", asked),
        Found(Finding.CONFLICTING_MATERIAL, "申请表", asked),
        Found(Finding.REPEATED_STEP, "SITE_SURVEY", ("items/F", "items/L")),
        Found(Finding.LENGTHY_CHAIN, "46", ()),
    ]


def test_a_plan_in_which_nothing_is_wrong_finds_nothing() -> None:
    assert plans.findings((APPROVAL, BUILD), plans.shared((APPROVAL, BUILD)), 45, 45) == []


def test_dates_slack_and_the_critical_path_follow_from_the_limits() -> None:
    """Wednesday to Thursday of three weeks; the fire permit may slip by the days the others take longer."""
    related = [Cause("A", "L", "x"), Cause("L", "B", "x"), Cause("F", "B", "x")]
    branches = {"A": branch(3), "F": branch(8), "L": branch(10), "B": branch(5)}

    found = plans.spans(branches, related, MONDAY, CALENDAR)

    days = {item: (span.start, span.finish, span.slack, span.critical) for item, span in found.items()}
    assert days == {
        "A": (dt.date(2026, 3, 2), dt.date(2026, 3, 5), 0, True),
        "F": (dt.date(2026, 3, 2), dt.date(2026, 3, 12), 5, False),
        "L": (dt.date(2026, 3, 5), dt.date(2026, 3, 19), 0, True),
        "B": (dt.date(2026, 3, 19), dt.date(2026, 3, 26), 0, True),
    }
    assert plans.end_of(found) == dt.date(2026, 3, 26)


def test_what_runs_keeps_its_own_start_its_pauses_and_its_end() -> None:
    paused = Clock(3, Unit.WORKING_DAYS, MONDAY, (Pause(dt.date(2026, 3, 4), dt.date(2026, 3, 6)),))
    branches = {
        "A": Branch(paused, started=True),
        "L": Branch(Clock(5, Unit.WORKING_DAYS, MONDAY), started=True, ended=dt.date(2026, 3, 3)),
    }

    found = plans.spans(branches, [], dt.date(2026, 3, 4), CALENDAR)

    assert (found["A"].start, found["A"].finish) == (MONDAY, dt.date(2026, 3, 10))
    assert (found["L"].finish, found["L"].slack) == (dt.date(2026, 3, 3), 5)


def test_what_is_past_its_limit_is_expected_today() -> None:
    found = plans.spans(
        {"A": Branch(Clock(3, Unit.WORKING_DAYS, MONDAY), started=True)}, [], dt.date(2026, 3, 20), CALENDAR
    )

    assert found["A"].finish == dt.date(2026, 3, 20)


def test_nothing_behind_a_branch_that_stopped_has_a_date() -> None:
    related = [Cause("A", "L", "x"), Cause("L", "B", "x")]
    branches = {"A": branch(3, stopped=True), "F": branch(8), "L": branch(10), "B": branch(5)}

    found = plans.spans(branches, related, MONDAY, CALENDAR)

    assert [found[item].finish for item in "AFLB"] == [None, dt.date(2026, 3, 12), None, None]
    assert plans.end_of(found) is None


def test_natural_days_end_on_a_working_day() -> None:
    found = plans.spans({"A": Branch(Clock(5, Unit.DAYS, MONDAY))}, [], MONDAY, CALENDAR)

    assert found["A"].finish == dt.date(2026, 3, 9)


def test_thirty_items_are_planned_in_less_than_fifty_milliseconds() -> None:
    """Issue 3, speed: the best of five, each with causes, stages, materials, findings and dates."""
    entries = thirty()

    took = min(timed(entries) for _ in range(5))

    assert took < 0.05


def thirty() -> list[Entry]:
    """Thirty items with twelve materials each, resting on up to three of those before them."""
    chance = random.Random(7)
    return [
        Entry(
            f"items/{at}",
            f"standardItems/{at}",
            f"organisations/{at % 9}",
            tuple(Need(f"M{n}", f"材料{n % 5}", required=True) for n in range(9))
            + tuple(
                Need(f"R{n}", f"结果{before}", issued_by=f"items/{before}")
                for n, before in enumerate(chance.sample(range(at), min(at, 3)))
            ),
            ("SITE_SURVEY",),
        )
        for at in range(30)
    ]


def timed(entries: list[Entry]) -> float:
    """The seconds a whole plan takes."""
    began = time.perf_counter()
    related = plans.causes(entries, [])
    order = plans.stages({entry.item: entry.item for entry in entries}, related)
    found = plans.spans({item: branch(5) for item in order}, related, MONDAY, CALENDAR)
    plans.findings(entries, plans.shared(entries), 45, 45)
    assert plans.end_of(found) is not None
    return time.perf_counter() - began


@pytest.mark.parametrize(
    ("items", "reason"),
    [([], "FIELD_REQUIRED"), (["A", "A"], "FIELD_INVALID"), ([str(n) for n in range(61)], "FIELD_INVALID")],
)
def test_a_project_has_one_to_sixty_items_each_once(items: list[str], reason: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        plans.check_items(items)

    assert caught.value.reason == reason
