"""The invariants themselves: a snapshot in order has no violation, and each kind of damage is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

import pytest
from yangguang.cases.v1 import events_pb2 as case_events
from yangguang.common.v1 import journal_pb2 as pb
from yangguang.hall.v1 import events_pb2 as hall_events
from yangguang.supervision.v1 import events_pb2 as card_events

from services.common.journal import NO_HASH, hash_of
from tests.chaos.invariants import CardRow, Database, Received, Snapshot, Stand, violations
from tests.chaos.load import Write

CASE = "cases/01930c4e-8b7a-7c1d-9e2f-000000000001"
CARD = "cards/01930c4e-8b7a-7c1d-9e2f-000000000002"
MANDATE = "mandates/01930c4e-8b7a-7c1d-9e2f-000000000003"


def entries(*told: tuple[str, int, object, str]) -> list[pb.JournalEntry]:
    """Journal entries with their chain: (aggregate, version, event, key)."""
    found: list[pb.JournalEntry] = []
    previous = NO_HASH
    for position, (aggregate, version, event, key) in enumerate(told, 1):
        entry = pb.JournalEntry(
            position=position,
            id=UUID(int=hash((aggregate, version)) % 2**64).bytes,
            type=event.DESCRIPTOR.full_name,  # type: ignore[attr-defined]
            aggregate=aggregate,
            version=version,
            actor="resident",
            request_id=key,
            payload=event.SerializeToString(),  # type: ignore[attr-defined]
        )
        previous = entry.hash = hash_of(previous, entry)
        found.append(entry)
    return found


def database(
    told: list[pb.JournalEntry], heads: dict[str, int] | None = None, **sources: list[pb.JournalEntry]
) -> Database:
    """A service that wrote these entries, stands at the heads of its sources and applied their events."""
    return Database(
        entries=told,
        head=len(told),
        head_hash=told[-1].hash if told else NO_HASH,
        published=len(told),
        inbox=[
            Received(UUID(bytes=entry.id), source, entry.position)
            for source, given in sources.items()
            for entry in given
        ],
        applied=dict(heads or {}),
    )


@pytest.fixture
def seen() -> Snapshot:
    """One case of two events, one mandate, one card."""
    hall = entries((MANDATE, 1, hall_events.MandateGranted(), "grant"))
    cases = entries(
        (CASE, 1, case_events.CaseSubmitted(facts={"state": 1}), "create"),
        (CASE, 2, case_events.CaseAccepted(facts={"state": 3}), "accept"),
    )
    supervision = entries((CARD, 1, card_events.CardIssued(card={"state": 1}), ""))
    stand = {CASE: Stand(2, 3)}
    return Snapshot(
        {
            "catalog": database([], {"hall": 1}),
            "hall": database(hall),
            "cases": database(cases, {"hall": 1, "catalog": 0}, hall=hall),
            "supervision": database(
                supervision, {"hall": 1, "cases": 2, "catalog": 0}, cases=cases, hall=hall
            ),
        },
        cases=dict(stand),
        records=dict(stand),
        facts=dict(stand),
        sums={"applied": (1, 1)},
        cards=[CardRow(CARD, CASE, "promised", 2, 2, Stand(1, 1))],
        copies=[("cases", MANDATE, 1)],
    )


def write(key: str, status: int = 200, version: int = 1, **more: object) -> Write:
    """A write to the case."""
    answer = {"name": CASE, "etag": str(version), "reason": "STEP_NOT_ALLOWED"}
    return Write("resident", "POST", "/api/v1/cases", {}, key, status=status, answer=answer, **more)  # type: ignore[arg-type]


def test_a_snapshot_in_order_has_no_violation(seen: Snapshot) -> None:
    assert violations(seen, [write("create"), write("accept", version=2)]) == []


def an_inbox_row_is_missing(seen: Snapshot) -> None:
    del seen.databases["supervision"].inbox[0]


def an_event_is_applied_that_nobody_told(seen: Snapshot) -> None:
    seen.databases["cases"].inbox.append(Received(UUID(int=7), "hall", 2))


def a_consumer_lags(seen: Snapshot) -> None:
    seen.databases["supervision"].applied["cases"] = 1


def an_entry_is_missing(seen: Snapshot) -> None:
    del seen.databases["cases"].entries[0]


def the_last_entry_is_missing(seen: Snapshot) -> None:
    del seen.databases["cases"].entries[-1]


def an_entry_is_changed(seen: Snapshot) -> None:
    seen.databases["cases"].entries[0].actor = "somebody"


def a_version_is_left_out(seen: Snapshot) -> None:
    told = entries(
        (CASE, 1, case_events.CaseSubmitted(facts={"state": 1}), ""),
        (CASE, 3, case_events.CaseAccepted(facts={"state": 3}), ""),
    )
    seen.databases["cases"].entries = told
    seen.databases["cases"].head_hash = told[-1].hash


def an_entry_has_no_position(seen: Snapshot) -> None:
    seen.databases["hall"].unnumbered = 1


def an_entry_is_not_published(seen: Snapshot) -> None:
    seen.databases["hall"].published = 0


def something_is_parked(seen: Snapshot) -> None:
    seen.databases["catalog"].parked.append("hall 1 IntegrityError")


def a_case_is_behind_its_journal(seen: Snapshot) -> None:
    seen.cases[CASE] = Stand(1, 1)


def a_case_is_lost(seen: Snapshot) -> None:
    del seen.cases[CASE]


def a_case_is_served_otherwise_than_stored(seen: Snapshot) -> None:
    seen.records[CASE] = Stand(2, 4)


def the_read_model_is_behind(seen: Snapshot) -> None:
    seen.facts[CASE] = Stand(1, 1)


def a_case_is_counted_twice(seen: Snapshot) -> None:
    seen.sums["applied"] = (2, 1)


def a_copy_is_behind(seen: Snapshot) -> None:
    seen.copies[0] = ("cases", MANDATE, 0)


def a_card_is_issued_twice(seen: Snapshot) -> None:
    seen.cards.append(seen.cards[0]._replace(name=f"{CARD}9"))


def a_card_is_withdrawn_without_an_entry(seen: Snapshot) -> None:
    seen.cards[0] = seen.cards[0]._replace(stand=Stand(2, 2))


SABOTAGE: Final[dict[Callable[[Snapshot], None], str]] = {
    an_inbox_row_is_missing: "supervision did not apply position 1 of cases",
    an_event_is_applied_that_nobody_told: "cases applied position 2 of hall too often",
    a_consumer_lags: "supervision stands at 1 of cases",
    an_entry_is_missing: "cases: the chain is broken at position 1: missing, found 2 instead",
    the_last_entry_is_missing: "cases: the head (2) is not that of the last of 1 entries",
    an_entry_is_changed: "cases: the chain is broken at position 1: the hash does not fit the entry",
    a_version_is_left_out: f"cases: {CASE} has the versions [1, 3]",
    an_entry_has_no_position: "hall: 1 entries without a position",
    an_entry_is_not_published: "hall: published up to 0 of 1",
    something_is_parked: "catalog: parked: ['hall 1 IntegrityError']",
    a_case_is_behind_its_journal: f"{CASE} is told to be Stand(version=2, state=3), stored Stand(version=1",
    a_case_is_lost: f"{CASE} is told to be Stand(version=2, state=3), stored None",
    a_case_is_served_otherwise_than_stored: "served Stand(version=2, state=4)",
    the_read_model_is_behind: f"{CASE} is Stand(version=2, state=3), in the read model Stand(version=1",
    a_case_is_counted_twice: "applied sums up to 2, counted are 1",
    a_copy_is_behind: f"cases keeps version 0 of {MANDATE}, told was 1",
    a_card_is_issued_twice: "2 cards of",
    a_card_is_withdrawn_without_an_entry: f"{CARD} is told to be Stand(version=1, state=1), stored ",
}


@pytest.mark.parametrize("damage", SABOTAGE, ids=lambda damage: damage.__name__)
def test_each_kind_of_damage_is_named(seen: Snapshot, damage: Callable[[Snapshot], None]) -> None:
    damage(seen)

    assert any(SABOTAGE[damage] in found for found in violations(seen))


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        (write("lost"), "took effect 0 times"),
        (write("create", version=9), "answered version 9, journalled 1"),
        (write("create", 409, unanswered=1), "was refused: {'reason': 'STEP_NOT_ALLOWED'"),
    ],
)
def test_each_kind_of_lost_or_repeated_write_is_named(seen: Snapshot, sent: Write, found: str) -> None:
    assert found in violations(seen, [sent])[0]


@pytest.mark.parametrize("status", [0, 200])
def test_a_write_that_took_effect_twice_is_named(seen: Snapshot, status: int) -> None:
    told = seen.databases["cases"].entries
    told[1].request_id = "create"

    assert any("took effect 2 times" in found for found in violations(seen, [write("create", status)]))


def test_a_write_nobody_answered_may_have_failed(seen: Snapshot) -> None:
    assert violations(seen, [write("nobody-knows", 0, unanswered=3)]) == []


def test_a_late_case_that_time_did_not_accept_or_card_is_named(seen: Snapshot) -> None:
    sent = write("create", 201)
    sent.body["channel"] = "POST"

    assert violations(seen, [sent]) == [f"{CASE} lacks cards, has {{2}}"]
