"""From the draft to the sheet, and on to the end of the item."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Any

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from sqlalchemy.exc import IntegrityError
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.catalog.v1 import events_pb2 as events
from yangguang.common.v1.types_pb2 import Limit

from tests.integration.catalog.world import DOCUMENT, MZ, SPRING, World, creation, refusal
from tests.unit.catalog.samples import content


def at(time: dt.datetime) -> Timestamp:
    stamp = Timestamp()
    stamp.FromDatetime(time)
    return stamp


async def test_a_version_is_drafted_reviewed_and_published(world: World):
    item = await world.drafted()
    version = f"{item.name}/versions/1"
    assert item.state == pb.Item.DRAFT
    assert not item.HasField("version")

    submitted = await world.as_("editor").SubmitItemVersion(pb.SubmitItemVersionRequest(name=version))
    assert submitted.state == pb.ItemVersion.IN_REVIEW
    published = await world.publish(version)
    assert published.state == pb.ItemVersion.PUBLISHED

    found = await world.item(item.name)
    assert found.state == pb.Item.IN_FORCE
    assert found.version == published
    assert found.version.effective_time.ToDatetime(dt.UTC) == SPRING
    assert not found.version.HasField("expire_time")
    assert found.version.document_number == DOCUMENT
    assert found.version.content.steps[1].title == "审核"


async def test_title_type_level_and_bases_come_from_the_standard_item(world: World):
    item = await world.published()

    said = item.version.content

    assert said.title == "高龄老人特殊补贴"
    assert said.type == pb.PAYMENT
    assert said.level == pb.TOWNSHIP
    assert [basis.title for basis in said.legal_bases] == ["中华人民共和国老年人权益保障法"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "另一个名称"}, "content.title"),
        ({"type": "PERMIT"}, "content.type"),
        ({"level": "COUNTY"}, "content.level"),
        ({"legal_bases": [pb.LegalBasis(title="别的文件")]}, "content.legal_bases"),
    ],
)
async def test_an_item_may_not_differ_from_its_standard_item(world: World, changes, field):
    with pytest.raises(grpc.RpcError) as error:
        await world.drafted(**changes)

    assert refusal(error.value) == ("INVALID_ARGUMENT", "DIFFERS_FROM_STANDARD_ITEM", {"field": field})


async def test_a_draft_may_lack_things_but_is_not_reviewed_without_them(world: World):
    item = await world.drafted(promised_limit=None, conditions=[])

    with pytest.raises(grpc.RpcError) as error:
        await world.submit(f"{item.name}/versions/1")

    assert refusal(error.value) == (
        "INVALID_ARGUMENT",
        "FIELD_REQUIRED",
        {"field": "content.conditions"},
    )


async def test_a_draft_changes_by_field(world: World):
    item = await world.drafted()
    draft = await world.version(f"{item.name}/versions/1", "editor")

    request = pb.UpdateItemVersionRequest(
        name=draft.name,
        content=pb.ItemContent(notes="请提前预约", promised_limit=Limit(length=3, unit="WORKING_DAYS")),
        etag=draft.etag,
    )
    request.update_mask.paths.extend(["notes", "promised_limit", "themes"])
    changed = await world.as_("editor").UpdateItemVersion(request)

    assert changed.content.notes == "请提前预约"
    assert changed.content.promised_limit.length == 3
    assert list(changed.content.themes) == []
    assert changed.content.result_title == "高龄津贴证"
    assert changed.etag != draft.etag


async def test_a_draft_changes_as_a_whole(world: World):
    item = await world.drafted(notes="旧")
    draft = await world.version(f"{item.name}/versions/1", "editor")

    request = pb.UpdateItemVersionRequest(name=draft.name, content=content(visits=0), etag=draft.etag)
    changed = await world.as_("editor").UpdateItemVersion(request)

    assert changed.content.notes == ""
    assert changed.content.visits == 0
    assert changed.content.title == "高龄老人特殊补贴"


async def test_a_change_needs_the_etag_that_was_read(world: World):
    item = await world.drafted()
    name = f"{item.name}/versions/1"
    draft = await world.version(name, "editor")
    await world.as_("editor").UpdateItemVersion(
        pb.UpdateItemVersionRequest(name=name, content=content(notes="甲"), etag=draft.etag)
    )

    with pytest.raises(grpc.RpcError) as stale:
        await world.as_("editor").UpdateItemVersion(
            pb.UpdateItemVersionRequest(name=name, content=content(notes="乙"), etag=draft.etag)
        )
    with pytest.raises(grpc.RpcError) as missing:
        await world.as_("editor").UpdateItemVersion(
            pb.UpdateItemVersionRequest(name=name, content=content(notes="乙"))
        )

    assert refusal(stale.value) == ("ABORTED", "ETAG_MISMATCH", {"etag": draft.etag})
    assert refusal(missing.value) == ("INVALID_ARGUMENT", "FIELD_REQUIRED", {"field": "etag"})
    assert (await world.version(name, "editor")).content.notes == "甲"


@pytest.mark.parametrize("verb", ["submit", "return", "publish", "suspend", "resume", "cancel"])
async def test_every_verb_refuses_a_stale_etag(world: World, verb):
    version = await world.submitted()
    item = version.name.rpartition("/versions/")[0]
    reviewer = world.as_("reviewer")
    calls: dict[str, Callable[[], Awaitable[Any]]] = {
        "submit": lambda: reviewer.SubmitItemVersion(
            pb.SubmitItemVersionRequest(name=version.name, etag="77")
        ),
        "return": lambda: reviewer.ReturnItemVersion(
            pb.ReturnItemVersionRequest(name=version.name, reason="补充", etag="77")
        ),
        "publish": lambda: reviewer.PublishItemVersion(
            pb.PublishItemVersionRequest(name=version.name, document_number=DOCUMENT, etag="77")
        ),
        "suspend": lambda: reviewer.SuspendItem(pb.SuspendItemRequest(name=item, etag="77")),
        "resume": lambda: reviewer.ResumeItem(pb.ResumeItemRequest(name=item, etag="77")),
        "cancel": lambda: reviewer.CancelItem(
            pb.CancelItemRequest(name=item, reason="MERGED", document_number=DOCUMENT, etag="77")
        ),
    }

    with pytest.raises(grpc.RpcError) as error:
        await calls[verb]()

    assert refusal(error.value) == ("ABORTED", "ETAG_MISMATCH", {"etag": "77"})


async def test_a_reviewer_returns_a_version_with_a_reason(world: World):
    version = await world.submitted()
    request = pb.ReturnItemVersionRequest(name=version.name, reason="承诺时限可再压缩")

    returned = await world.as_("reviewer").ReturnItemVersion(request)

    assert returned.state == pb.ItemVersion.DRAFT
    assert returned.return_reason == "承诺时限可再压缩"
    assert (await world.submit(version.name)).return_reason == ""


async def test_a_version_in_review_is_not_changed(world: World):
    version = await world.submitted()
    request = pb.UpdateItemVersionRequest(name=version.name, content=content(), etag=version.etag)

    with pytest.raises(grpc.RpcError) as error:
        await world.as_("editor").UpdateItemVersion(request)

    facts = {"state": "IN_REVIEW", "action": "UPDATE"}
    assert refusal(error.value) == ("FAILED_PRECONDITION", "STEP_NOT_ALLOWED", facts)


async def test_what_was_not_reviewed_is_not_published(world: World):
    item = await world.drafted()

    with pytest.raises(grpc.RpcError) as error:
        await world.publish(f"{item.name}/versions/1")

    facts = {"state": "DRAFT", "action": "PUBLISH"}
    assert refusal(error.value) == ("FAILED_PRECONDITION", "STEP_NOT_ALLOWED", facts)


async def test_there_is_one_draft_at_a_time(world: World):
    item = await world.drafted()

    with pytest.raises(grpc.RpcError) as error:
        await world.as_("editor").CreateItemVersion(
            pb.CreateItemVersionRequest(parent=item.name, content=content())
        )

    assert refusal(error.value) == ("FAILED_PRECONDITION", "DRAFT_EXISTS", {})


async def test_several_versions_may_be_published_in_one_day(world: World):
    item = await world.published(notes="第一版")
    for notes in ("第二版", "第三版"):
        world.clock.hours(1)
        await world.publish((await world.next_version(item.name, notes=notes)).name)

    request = pb.ListItemVersionsRequest(parent=item.name)
    page = await world.as_().ListItemVersions(request)

    assert [version.content.notes for version in page.item_versions] == ["第三版", "第二版", "第一版"]
    ends = [version.expire_time.ToDatetime(dt.UTC) for version in page.item_versions[1:]]
    assert ends == [SPRING + dt.timedelta(hours=2), SPRING + dt.timedelta(hours=1)]
    assert (await world.item(item.name)).version.content.notes == "第三版"


async def test_at_every_instant_one_version_is_in_force(world: World):
    item = await world.published(notes="旧")
    version = await world.next_version(item.name, notes="新")
    await world.publish(version.name, effective_time=at(SPRING + dt.timedelta(days=1)))

    said = []
    for instant in (0, 23.999, 24, 25):
        world.clock.now = SPRING + dt.timedelta(hours=instant)
        said.append((await world.item(item.name)).version.content.notes)

    assert said == ["旧", "旧", "新", "新"]


async def test_a_version_takes_effect_neither_in_the_past_nor_before_its_predecessor(world: World):
    item = await world.published()
    version = await world.next_version(item.name)

    with pytest.raises(grpc.RpcError) as past:
        await world.publish(version.name, effective_time=at(SPRING - dt.timedelta(seconds=1)))
    with pytest.raises(grpc.RpcError) as same:
        await world.publish(version.name, effective_time=at(SPRING))

    assert refusal(past.value)[:2] == ("INVALID_ARGUMENT", "EFFECTIVE_TIME_PAST")
    assert refusal(same.value)[:2] == ("FAILED_PRECONDITION", "EFFECTIVE_TIME_NOT_AFTER_LATEST")


async def test_a_timestamp_that_is_none_is_refused(world: World):
    version = await world.submitted()

    with pytest.raises(grpc.RpcError) as error:
        await world.publish(version.name, effective_time=Timestamp(seconds=2**62))

    assert refusal(error.value) == ("INVALID_ARGUMENT", "FIELD_INVALID", {"field": "effective_time"})


async def test_of_eight_reviewers_who_publish_at_once_one_wins(world: World):
    version = await world.submitted()
    attempts = [world.publish(version.name) for _ in range(8)]

    results = await asyncio.gather(*attempts, return_exceptions=True)

    [published] = [result for result in results if isinstance(result, pb.ItemVersion)]
    refused = [refusal(result) for result in results if isinstance(result, grpc.RpcError)]
    assert published.state == pb.ItemVersion.PUBLISHED
    facts = {"state": "PUBLISHED", "action": "PUBLISH"}
    assert refused == 7 * [("FAILED_PRECONDITION", "STEP_NOT_ALLOWED", facts)]


async def test_of_eight_editors_who_draft_at_once_one_wins(world: World):
    item = await world.published()
    request = pb.CreateItemVersionRequest(parent=item.name, content=content())
    attempts = [world.as_("editor").CreateItemVersion(request) for _ in range(8)]

    results = await asyncio.gather(*attempts, return_exceptions=True)

    [drafted] = [result for result in results if isinstance(result, pb.ItemVersion)]
    refused = [refusal(result).reason for result in results if isinstance(result, grpc.RpcError)]
    assert drafted.name.endswith("/versions/2")
    assert refused == 7 * ["DRAFT_EXISTS"]


async def test_a_published_version_is_not_changed_by_anybody(world: World):
    item = await world.published()
    name = f"{item.name}/versions/1"
    request = pb.UpdateItemVersionRequest(name=name, content=content(), etag=item.version.etag)

    with pytest.raises(grpc.RpcError) as error:
        await world.as_("editor").UpdateItemVersion(request)

    assert refusal(error.value)[:2] == ("FAILED_PRECONDITION", "STEP_NOT_ALLOWED")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE item_versions SET content = '' WHERE item = :item",
        "UPDATE item_versions SET state = 1 WHERE item = :item",
        "UPDATE item_versions SET effective_time = effective_time + interval '1 day' WHERE item = :item",
        "UPDATE item_versions SET document_number = '' WHERE item = :item",
        "UPDATE item_versions SET number = 2 WHERE item = :item",
        "DELETE FROM item_versions WHERE item = :item",
    ],
)
async def test_the_database_itself_keeps_a_published_version(world: World, statement):
    item = await world.published()

    with pytest.raises(IntegrityError, match="never changes"):
        await world.execute(statement, item=item.name.removeprefix("items/"))

    assert await world.item(item.name) == item


async def test_the_database_lets_no_validity_grow_again(world: World):
    item = await world.published()
    await world.cancel(item.name)

    for value in ("NULL", "'infinity'"):
        with pytest.raises(IntegrityError, match="never changes"):
            await world.execute(
                f"UPDATE item_versions SET expire_time = {value} WHERE item = :item",
                item=item.name.removeprefix("items/"),
            )


async def test_the_versions_are_never_emptied(world: World):
    with pytest.raises(IntegrityError, match="never taken away"):
        await world.execute("TRUNCATE item_versions")


async def test_an_item_is_suspended_and_resumed(world: World):
    item = await world.published()
    reviewer = world.as_("reviewer")

    suspended = await reviewer.SuspendItem(pb.SuspendItemRequest(name=item.name, document_number=DOCUMENT))
    listed = await world.found(organisation=MZ)
    resumed = await reviewer.ResumeItem(pb.ResumeItemRequest(name=item.name))

    assert suspended.state == pb.Item.SUSPENDED
    assert suspended.document_number == DOCUMENT
    assert item.name not in listed
    assert resumed.state == pb.Item.IN_FORCE
    assert item.name in await world.found(organisation=MZ)


async def test_nothing_is_published_for_a_suspended_item(world: World):
    item = await world.published()
    version = await world.next_version(item.name)
    await world.as_("reviewer").SuspendItem(pb.SuspendItemRequest(name=item.name))

    with pytest.raises(grpc.RpcError) as error:
        await world.publish(version.name)

    facts = {"state": "SUSPENDED", "action": "PUBLISH"}
    assert refusal(error.value) == ("FAILED_PRECONDITION", "STEP_NOT_ALLOWED", facts)


async def test_c31_no_department_takes_an_item_out_of_the_centre_by_itself(world: World):
    centre = {"state": "STATIONED", "centre": "organisations/450222-zwzx"}
    outside = {"state": "NOT_YET_STATIONED", "reason": "SITE_LIMITED"}
    item = await world.published(stationing=centre)
    version = await world.next_version(item.name, stationing=outside)

    publish = pb.PublishItemVersionRequest(name=version.name, document_number=DOCUMENT)
    with pytest.raises(grpc.RpcError) as by_department:
        await world.as_("editor").PublishItemVersion(publish)
    with pytest.raises(grpc.RpcError) as without_document:
        await world.as_("reviewer").PublishItemVersion(pb.PublishItemVersionRequest(name=version.name))
    still = await world.item(item.name)
    approved = await world.publish(version.name, effective_time=at(SPRING + dt.timedelta(days=1)))

    assert refusal(by_department.value)[0] == "PERMISSION_DENIED"
    assert refusal(without_document.value)[1:] == ("FIELD_REQUIRED", {"field": "document_number"})
    assert still.version.content.stationing.state == pb.STATIONED
    assert approved.content.stationing.state == pb.NOT_YET_STATIONED
    assert approved.document_number == DOCUMENT


async def test_a_cancelled_item_ends_with_all_that_was_to_follow(world: World):
    item = await world.published(notes="在用")
    later = await world.next_version(item.name, notes="待生效")
    await world.publish(later.name, effective_time=at(SPRING + dt.timedelta(days=5)))
    world.clock.hours(24)

    cancelled = await world.cancel(item.name)

    assert cancelled.state == pb.Item.CANCELLED
    assert cancelled.cancel_reason == pb.MERGED
    assert cancelled.document_number == DOCUMENT
    world.clock.hours(24 * 10)
    shown = await world.item(item.name)
    assert shown.version.content.notes == "在用"
    assert shown.version.expire_time.ToDatetime(dt.UTC) == SPRING + dt.timedelta(hours=24)
    never = await world.version(later.name)
    assert never.expire_time == never.effective_time


@pytest.mark.parametrize("verb", ["draft", "submit", "publish", "suspend", "resume", "cancel"])
async def test_a_cancelled_item_stays_cancelled(world: World, verb):
    version = await world.submitted()
    item = version.name.rpartition("/versions/")[0]
    await world.cancel(item)
    reviewer = world.as_("reviewer")
    calls: dict[str, Callable[[], Awaitable[Any]]] = {
        "draft": lambda: reviewer.CreateItemVersion(
            pb.CreateItemVersionRequest(parent=item, content=content())
        ),
        "submit": lambda: world.submit(version.name),
        "publish": lambda: world.publish(version.name),
        "suspend": lambda: reviewer.SuspendItem(pb.SuspendItemRequest(name=item)),
        "resume": lambda: reviewer.ResumeItem(pb.ResumeItemRequest(name=item)),
        "cancel": lambda: world.cancel(item),
    }

    with pytest.raises(grpc.RpcError) as error:
        await calls[verb]()

    facts = {"state": "CANCELLED", "action": verb.upper()}
    assert refusal(error.value) == ("FAILED_PRECONDITION", "STEP_NOT_ALLOWED", facts)


async def test_cancelling_takes_a_reason_and_a_document(world: World):
    item = await world.published()
    reviewer = world.as_("reviewer")

    with pytest.raises(grpc.RpcError) as without_reason:
        await reviewer.CancelItem(pb.CancelItemRequest(name=item.name, document_number=DOCUMENT))
    with pytest.raises(grpc.RpcError) as without_document:
        await reviewer.CancelItem(pb.CancelItemRequest(name=item.name, reason="MERGED"))

    assert refusal(without_reason.value) == ("INVALID_ARGUMENT", "FIELD_REQUIRED", {"field": "reason"})
    assert refusal(without_document.value) == (
        "INVALID_ARGUMENT",
        "FIELD_REQUIRED",
        {"field": "document_number"},
    )


async def test_every_change_is_journalled_with_a_growing_version(world: World):
    item = await world.published()
    await world.as_("reviewer").SuspendItem(pb.SuspendItemRequest(name=item.name))
    await world.as_("reviewer").ResumeItem(pb.ResumeItemRequest(name=item.name))
    await world.cancel(item.name)

    assert await world.journalled(item.name) == [
        (1, "ItemCreated"),
        (2, "ItemVersionDrafted"),
        (3, "ItemVersionDrafted"),
        (4, "ItemVersionPublished"),
        (5, "ItemSuspended"),
        (6, "ItemResumed"),
        (7, "ItemCancelled"),
    ]
    assert await world.journalled(item.standard_item) == [(1, "StandardItemCreated")]


async def test_the_event_of_publication_carries_the_whole_content_and_who_did_it(world: World):
    item = await world.published()

    [row] = await world.rows(
        "SELECT payload, actor, channel, region FROM journal WHERE aggregate = :name AND version = 4",
        name=item.name,
    )
    event = events.ItemVersionPublished.FromString(row.payload)

    assert (row.actor, row.channel, row.region) == ("reviewer", "WINDOW", "450222")
    assert event.content == item.version.content
    assert (event.item, event.number, event.organisation) == (item.name, 1, MZ)
    assert (event.region, event.document_number) == ("450222", DOCUMENT)
    assert event.organisation_title == "450222-mz"
    assert event.effective_time.ToDatetime(dt.UTC) == SPRING


async def test_a_repeated_request_gets_the_first_answer(world: World):
    version = await world.submitted()
    request = pb.PublishItemVersionRequest(
        name=version.name, document_number=DOCUMENT, request_id=f"publish-{version.name}"
    )
    reviewer = world.as_("reviewer")

    first = await reviewer.PublishItemVersion(request)
    world.clock.hours(1)
    again = await reviewer.PublishItemVersion(request)
    request.document_number = "别的文号"
    with pytest.raises(grpc.RpcError) as error:
        await reviewer.PublishItemVersion(request)

    assert again == first
    assert refusal(error.value).reason == "REQUEST_ID_REUSED"
    assert len(await world.journalled(version.name.rpartition("/versions/")[0])) == 4


async def test_of_eight_callers_with_one_request_id_all_get_the_one_item(world: World):
    standard = await world.standard()
    request = creation(standard.name, request_id=f"create-{standard.name}")
    attempts = [world.as_("editor").CreateItem(request) for _ in range(8)]

    answers = await asyncio.gather(*attempts)

    assert {answer.SerializeToString(deterministic=True) for answer in answers} == {
        answers[0].SerializeToString(deterministic=True)
    }
    assert len(await world.journalled(answers[0].name)) == 2
