"""Rights come from a mandate (D03–D08): one's own, of whom one stands in for, or of a leader on duty."""

import datetime as dt
from typing import Any

from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.common.v1.types_pb2 import Right
from yangguang.hall.v1 import events_pb2 as hall_events
from yangguang.hall.v1.rosters_pb2 import Shift, StandIn

from services.common.ids import new_id
from tests.integration.cases.world import INSTANT, MZ, PROMISED, World, item, mandate, refused

CODE = PROMISED[:-1]


def stand_in(state: Any, name: str, *items: str) -> StandIn:
    """The clerk stands in for the chief representative."""
    return StandIn(
        name=name,
        organisation=MZ,
        absent_subject="chief",
        deputy_subject="clerk",
        items=items,
        state=state,
    )


async def test_while_the_one_is_away_the_other_has_his_rights_and_not_longer(world: World) -> None:
    """C04 with D02: the B post decides with the mandate of the A post while it stands in."""
    case = await world.accepted(INSTANT)
    decide = pb.DecideCaseRequest(name=case.name, granted=True)
    assert (await refused(world.as_("clerk").DecideCase(decide)))[1] == "MANDATE_REQUIRED"
    name = f"standIns/{new_id()}"
    await world.hear(hall_events.StandInStarted(stand_in=stand_in("ACTIVE", name)))

    assert (await world.as_("clerk").DecideCase(decide)).decision.decider == "clerk"

    await world.hear(hall_events.StandInEnded(stand_in=stand_in("OVER", name)), version=2)
    complete = pb.CompleteCaseRequest(name=case.name)
    assert (await refused(world.as_("clerk").CompleteCase(complete)))[2] == {"right": "SEAL_USE"}


async def test_a_stand_in_is_for_the_items_of_its_window(world: World) -> None:
    """D02: for another window's items it gives nothing."""
    name = f"standIns/{new_id()}"
    await world.hear(hall_events.StandInStarted(stand_in=stand_in("ACTIVE", name, PROMISED)))
    case = await world.accepted(INSTANT)
    decide = pb.DecideCaseRequest(name=case.name, granted=True)

    assert (await refused(world.as_("clerk").DecideCase(decide)))[1] == "MANDATE_REQUIRED"

    await world.hear(hall_events.StandInEnded(stand_in=stand_in("OVER", name)), version=2)


async def test_an_end_that_comes_before_its_beginning_stays_the_end(world: World) -> None:
    """D02: events may come in any order."""
    name = f"standIns/{new_id()}"
    await world.hear(hall_events.StandInEnded(stand_in=stand_in("OVER", name)), version=2)
    await world.hear(hall_events.StandInStarted(stand_in=stand_in("ACTIVE", name)))
    case = await world.accepted(INSTANT)
    decide = pb.DecideCaseRequest(name=case.name, granted=True)

    assert (await refused(world.as_("clerk").DecideCase(decide)))[1] == "MANDATE_REQUIRED"


async def test_who_stands_in_is_still_one_person(world: World) -> None:
    """C04: who accepted does not approve alone, with whatever mandate."""
    name = f"standIns/{new_id()}"
    standing = stand_in("ACTIVE", name)
    standing.absent_subject = "approver"
    await world.hear(hall_events.StandInStarted(stand_in=standing))
    case = await world.examined(PROMISED)
    decide = pb.DecideCaseRequest(name=case.name, granted=True)

    assert (await refused(world.as_("clerk").DecideCase(decide)))[1] == "SECOND_PERSON_REQUIRED"

    await world.hear(hall_events.StandInEnded(stand_in=stand_in("OVER", name)), version=2)


async def test_a_leader_who_sits_in_the_hall_signs_there_that_day_and_no_other(world: World) -> None:
    """D08: where the window may not decide, the head of the unit comes and signs."""
    case = await world.examined(PROMISED)
    decide = pb.DecideCaseRequest(name=case.name, granted=True)
    name = f"shifts/{new_id()}"
    sitting = Shift(name=name, organisation=MZ, kind="LEADER_SITTING", day="2026-03-03")
    await world.hear(hall_events.ShiftChanged(shift=sitting, subject="head"))
    assert (await refused(world.as_("head").DecideCase(decide)))[1] == "MANDATE_REQUIRED"
    world.clock.days(1)

    assert (await world.as_("head").DecideCase(decide)).decision.decider == "head"

    sitting.cancelled = True
    await world.hear(hall_events.ShiftChanged(shift=sitting, subject="head"), version=2)
    complete = pb.CompleteCaseRequest(name=case.name)
    assert (await refused(world.as_("head").CompleteCase(complete)))[2] == {"right": "SEAL_USE"}


async def test_a_window_does_what_it_is_authorised_for_and_the_rest_is_done_behind(world: World) -> None:
    """D07: partial authority examines at the window; the back office decides."""
    partial = item(f"{CODE}21", "PROMISED")
    partial.content.window_authority = catalog.PARTIAL_AUTHORITY
    partial.effective_time.FromDatetime(world.clock.now - dt.timedelta(days=1))
    await world.hear(partial)
    await world.hear(mandate("chief", [Right.ON_SITE_APPROVAL], items=[partial.item]))
    case = await world.examined(partial.item)
    decide = pb.DecideCaseRequest(name=case.name, granted=True)

    assert await refused(world.as_("chief").DecideCase(decide)) == (
        "PERMISSION_DENIED",
        "WINDOW_NOT_AUTHORISED",
        {"action": "DECIDE"},
    )
    assert (await world.as_("approver").DecideCase(decide)).state == pb.Case.DECIDED


async def test_a19_what_is_decided_behind_the_window_is_flagged(world: World) -> None:
    """A19 (禁止中心受理、后方审批): the facts tell what the back office decided."""
    behind, at_window = await world.examined(PROMISED), await world.accepted(INSTANT)

    flagged = await world.as_("approver").DecideCase(pb.DecideCaseRequest(name=behind.name, granted=True))
    clean = await world.as_("chief").DecideCase(pb.DecideCaseRequest(name=at_window.name, granted=True))

    assert list(flagged.handling.behind_steps) == [pb.DECIDING_BEHIND]
    assert list(clean.handling.behind_steps) == []
    query = "SELECT payload FROM journal WHERE aggregate = :name AND type LIKE '%CaseDecided'"
    for case, steps in ((behind, [pb.DECIDING_BEHIND]), (at_window, [])):
        [[payload]] = await world.rows(query, name=case.name)
        facts = events.CaseDecided.FromString(payload).facts
        assert (list(facts.behind_steps), facts.decided_at_window) == (steps, True)
