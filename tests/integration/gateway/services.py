"""Small services that speak the real protos over real gRPC, behind the real guard, as a test asks for."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import grpc.aio
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import cases_pb2_grpc, consultations_pb2_grpc, fees_pb2_grpc, ratings_pb2_grpc
from yangguang.cases.v1 import consultations_pb2 as consultations
from yangguang.cases.v1 import events_pb2 as case_events
from yangguang.cases.v1 import fees_pb2 as fees
from yangguang.cases.v1 import ratings_pb2 as ratings
from yangguang.catalog.v1 import bundles_pb2 as bundles
from yangguang.catalog.v1 import bundles_pb2_grpc, catalog_pb2_grpc
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.common.v1 import journal_pb2 as journal
from yangguang.common.v1 import journal_pb2_grpc
from yangguang.hall.v1 import hall_pb2 as hall
from yangguang.hall.v1 import hall_pb2_grpc
from yangguang.supervision.v1 import supervision_pb2 as supervision
from yangguang.supervision.v1 import supervision_pb2_grpc

from services.common import errors, identity
from services.common.rpc import Context

CASE = "01930c4e-8b7a-7c1d-9e2f-0123456789ab"

# An application for `items/<reason>` is refused so.
REFUSALS = {
    "items/FIELD": errors.InvalidArgument("FIELD_INVALID", field="applicant.id_number"),
    "items/REUSED": errors.InvalidArgument("REQUEST_ID_REUSED", field="request_id"),
    "items/RANGE": errors.OutOfRange("PAGE_TOKEN_INVALID", field="page_token"),
    "items/GONE": errors.NotFound("ITEM_NOT_FOUND", name="items/GONE"),
    "items/TAKEN": errors.AlreadyExists("ITEM_EXISTS", field="item_id"),
    "items/STATE": errors.FailedPrecondition("STEP_NOT_ALLOWED", state="ACCEPTED", action="ACCEPT"),
    "items/RACE": errors.Aborted("ETAG_MISMATCH"),
    "items/DENIED": errors.PermissionDenied("MANDATE_REQUIRED", right="INSTANT_DECISION"),
    "items/BUSY": errors.ResourceExhausted("OVERLOADED"),
    "items/AWAY": errors.Unavailable("DATABASE_UNAVAILABLE"),
    "items/NEWER": errors.FailedPrecondition("A_REASON_NOBODY_KNOWS_YET"),
}


# States of tickets by their codes.
TICKETS = {"1" * 20: "UNPAID", "2" * 20: "PAYING", "3" * 20: "PAID", "4" * 20: "WAIVED"}


class Cases(cases_pb2_grpc.CaseServiceServicer):
    """One case, and a memory of what was asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.request_ids: list[str] = []
        self.traces: list[str] = []
        self.growth = asyncio.Event()
        self.last_version = 3
        self.watching = 0

    def note(self, request: object) -> None:
        """Remember a request and the id of its call."""
        call = identity.current()
        assert call is not None
        self.asked.append(request)
        self.request_ids.append(call.request_id)
        self.traces.append(call.traceparent)

    async def CreateCase(self, request: cases.CreateCaseRequest, context: Context) -> cases.Case:
        self.note(request)
        if request.item in REFUSALS:
            raise REFUSALS[request.item]
        if request.item == "items/SLOW":
            await asyncio.sleep(60)
        if request.item == "items/BROKEN" and len(self.asked) == 1:
            await context.abort(grpc.StatusCode.UNAVAILABLE, "Socket closed")
        if request.item == "items/DEFECT":
            raise RuntimeError("a defect with 450222194001010019 in it")
        return cases.Case(name=f"cases/{CASE}", item=request.item, state="SUBMITTED", etag="1")

    async def GetCase(self, request: cases.GetCaseRequest, context: Context) -> cases.Case:
        self.note(request)
        if request.name != f"cases/{CASE}":
            raise errors.NotFound("CASE_NOT_FOUND", name=request.name)
        return cases.Case(name=request.name, state="ACCEPTED", etag="3")

    async def ListCases(self, request: cases.ListCasesRequest, context: Context) -> cases.ListCasesResponse:
        self.note(request)
        return cases.ListCasesResponse(cases=[cases.Case(name=f"cases/{CASE}")], next_page_token="more")

    async def ListCaseNotices(
        self, request: cases.ListCaseNoticesRequest, context: Context
    ) -> cases.ListCaseNoticesResponse:
        self.note(request)
        shown = [
            cases.CaseNotice(
                kind="PUBLICITY_NOTICE", item_title="高龄补贴", applicant="韦*", until="2026-03-09"
            ),
            cases.CaseNotice(
                kind="DELAY_NOTICE",
                item_title="低保",
                explanation=cases.DelayExplanation(due="2026-03-02", reason="需到外地核查"),
            ),
        ]
        return cases.ListCaseNoticesResponse(case_notices=shown)

    async def ListCaseResults(
        self, request: cases.ListCaseResultsRequest, context: Context
    ) -> cases.ListCaseResultsResponse:
        self.note(request)
        shown = cases.CaseResult(
            case_number="A1",
            item_title="<b>养老机构",
            granted=True,
            applicant="韦*",
            decide_day="2026-03-02",
        )
        return cases.ListCaseResultsResponse(case_results=[shown], next_page_token="more")

    async def AcceptCase(self, request: cases.AcceptCaseRequest, context: Context) -> cases.Case:
        self.note(request)
        if request.etag not in ("", "3"):
            raise errors.Aborted("ETAG_MISMATCH")
        return cases.Case(name=request.name, state="ACCEPTED", etag="4")

    async def ListCaseEvents(
        self, request: cases.ListCaseEventsRequest, context: Context
    ) -> cases.ListCaseEventsResponse:
        events = [cases.CaseEvent(version=1, type="CaseSubmitted", channel="WEB", state="SUBMITTED")]
        return cases.ListCaseEventsResponse(case_events=events)

    async def WatchCase(
        self, request: cases.WatchCaseRequest, context: Context
    ) -> AsyncIterator[cases.CaseEvent]:
        self.watching += 1
        try:
            version = request.after_version
            while True:
                while version < self.last_version:
                    version += 1
                    yield cases.CaseEvent(version=version, type="CaseAccepted", state="ACCEPTED")
                self.growth.clear()
                await self.growth.wait()
        finally:
            self.watching -= 1


class Catalog(catalog_pb2_grpc.CatalogServiceServicer):
    """Two items."""

    async def ListItems(
        self, request: catalog.ListItemsRequest, context: Context
    ) -> catalog.ListItemsResponse:
        if len(request.query) == 1:
            raise errors.InvalidArgument("FIELD_INVALID", field="query")
        content = catalog.ItemContent(
            title="高龄老人特殊补贴", kind="PROMISED", promised_limit={"length": 5, "unit": "WORKING_DAYS"}
        )
        item = catalog.Item(name="items/A1", organisation_title="柳城县民政局", version={"content": content})
        found = [item] if request.query in content.title else []
        return catalog.ListItemsResponse(items=found)

    async def GetNoticeSheet(
        self, request: catalog.GetNoticeSheetRequest, context: Context
    ) -> catalog.NoticeSheet:
        if request.name != "items/A1":
            raise errors.NotFound("ITEM_NOT_FOUND", name=request.name)
        element = catalog.SheetElement(title="申请材料", lines=["<b>身份证</b> 原件1份"])
        return catalog.NoticeSheet(
            version="items/A1/versions/1", title="高龄老人特殊补贴", elements=[element]
        )

    async def GetItemVersion(
        self, request: catalog.GetItemVersionRequest, context: Context
    ) -> catalog.ItemVersion:
        form = catalog.Attachment(id="F1", title="高龄补贴申请表", file_name="a.pdf")
        return catalog.ItemVersion(name=request.name, content={"attachments": [form]})

    async def UpdateItemVersion(
        self, request: catalog.UpdateItemVersionRequest, context: Context
    ) -> catalog.ItemVersion:
        text = ",".join(request.update_mask.paths)
        return catalog.ItemVersion(name=request.name, content=request.content, return_reason=text, etag="9")


class Bundles(bundles_pb2_grpc.BundleServiceServicer):
    """One life event with one item and one bundle."""

    async def GetNavigation(
        self, request: bundles.GetNavigationRequest, context: Context
    ) -> bundles.Navigation:
        entries = [
            bundles.NavigationEntry(code="L09", title="养老", english_title="Growing old", items=1),
            bundles.NavigationEntry(code="L05", title="结婚", english_title="Getting married", items=0),
        ]
        department = bundles.DepartmentEntry(
            organisation="organisations/450222-mz", title="柳城县民政局", items=1
        )
        groups = [bundles.NavigationGroup(id="life_events", entries=entries)]
        return bundles.Navigation(groups=groups, departments=[department], bundles=1, items=1)

    async def ListBundles(
        self, request: bundles.ListBundlesRequest, context: Context
    ) -> bundles.ListBundlesResponse:
        return bundles.ListBundlesResponse(bundles=[self._bundle()])

    async def GetBundle(self, request: bundles.GetBundleRequest, context: Context) -> bundles.Bundle:
        if request.name != "bundles/B1":
            raise errors.NotFound("BUNDLE_NOT_FOUND", name=request.name)
        return self._bundle()

    async def CheckBundle(self, request: bundles.CheckBundleRequest, context: Context) -> bundles.BundleCheck:
        content = catalog.ItemContent(title="高龄老人特殊补贴")
        material = bundles.AskedMaterial(title="<b>身份证</b>", items=["items/A1", "items/A2"])
        own = bundles.AskedMaterial(title="高龄津贴证", issued_by="items/A1")
        return bundles.BundleCheck(
            items=[catalog.Item(name="items/A1", version={"content": content})],
            materials=[material, own],
            serial_days=10.0,
            parallel_days=5.0,
            papers_once=2,
        )

    def _bundle(self) -> bundles.Bundle:
        link = bundles.BundleItem(item="items/A1")
        return bundles.Bundle(
            name="bundles/B1", title="老年人一件事", english_title="Growing old", items=[link]
        )


class Calendar(hall_pb2_grpc.CalendarServiceServicer):
    """Computes one deadline."""

    def __init__(self) -> None:
        self.asked: list[hall.ComputeDeadlineRequest] = []

    async def ListClockRules(
        self, request: hall.ListClockRulesRequest, context: Context
    ) -> hall.ListClockRulesResponse:
        rule = hall.ClockRule(id="XK-05", title="作出许可决定", limit={"length": 20, "unit": "WORKING_DAYS"})
        return hall.ListClockRulesResponse(clock_rules=[rule])

    async def ComputeDeadline(self, request: hall.ComputeDeadlineRequest, context: Context) -> hall.Deadline:
        self.asked.append(request)
        if request.limit.length < 0:
            raise errors.InvalidArgument("FIELD_INVALID", field="limit.length")
        if any(pause.first_day > (pause.last_day or "9") for pause in request.pauses):
            raise errors.InvalidArgument("FIELD_INVALID", field="pauses[0].first_day")
        return hall.Deadline(due="2026-03-16", explanation=["期限 20 个工作日", "至 2026-03-16 届满"])


class Supervision(supervision_pb2_grpc.SupervisionServiceServicer):
    """Echoes what indicators were asked for."""

    async def ListIndicators(
        self, request: supervision.ListIndicatorsRequest, context: Context
    ) -> supervision.ListIndicatorsResponse:
        values = supervision.IndicatorValues(accepted_count=4, completed_count=3, completion_rate=0.75)
        title = f"{request.first_day} {request.last_day} {request.group}"
        entry = supervision.Indicators(group="450222", group_title=title, current=values)
        return supervision.ListIndicatorsResponse(indicators=[entry])


class Journal(journal_pb2_grpc.JournalServiceServicer):
    """Two entries, one of a type nobody here knows."""

    async def GetHead(self, request: journal.GetHeadRequest, context: Context) -> journal.JournalHead:
        return journal.JournalHead(service="cases", epoch="e1", position=2, hash=b"\2" * 32)

    async def ReadEntries(
        self, request: journal.ReadEntriesRequest, context: Context
    ) -> journal.ReadEntriesResponse:
        event = case_events.CaseAccepted(facts={"case": f"cases/{CASE}"})
        known = journal.JournalEntry(
            position=1,
            id=b"\1" * 16,
            type="yangguang.cases.v1.CaseAccepted",
            payload=event.SerializeToString(),
        )
        unknown = journal.JournalEntry(
            position=2, id=b"\2" * 16, type="yangguang.cases.v9.CaseFlown", payload=b"x"
        )
        entries = [entry for entry in (known, unknown) if entry.position > request.after]
        return journal.ReadEntriesResponse(entries=entries, head={"position": 2})


class Ratings(ratings_pb2_grpc.RatingServiceServicer):
    """Takes the rating of one code."""

    def __init__(self) -> None:
        self.asked: list[ratings.SubmitRatingRequest] = []

    async def SubmitRating(
        self, request: ratings.SubmitRatingRequest, context: Context
    ) -> ratings.ServiceRating:
        if request.code != "GOOD":
            raise errors.InvalidArgument("RATING_CODE_INVALID", field="code")
        self.asked.append(request)
        return ratings.ServiceRating(name="ratings/1", grade=request.rating.grade)


class Fees(fees_pb2_grpc.FeeServiceServicer):
    """Tickets by their codes, each in another state; the provider answers for one of them."""

    async def CheckFeeTicket(self, request: fees.CheckFeeTicketRequest, context: Context) -> fees.FeeTicket:
        if request.code not in TICKETS:
            raise errors.NotFound("FEE_TICKET_NOT_FOUND", name=request.code)
        state = TICKETS[request.code]
        line = fees.FeeLine(title="证照<b>工本费", amount=2005, standard=2500, basis="演示〔1〕号")
        return fees.FeeTicket(
            case_number="A1",
            item_title="高龄补贴",
            payer="韦*",
            lines=[line],
            amount=2005,
            reduction_reason="低保户" if state == "WAIVED" else "",
            state=state,
            channel="BANK_OUTLET" if state == "PAID" else None,
        )

    async def PayFeeTicket(self, request: fees.PayFeeTicketRequest, context: Context) -> fees.PaymentOrder:
        if request.code == "1" * 20:
            raise errors.Unavailable("PAYMENT_PROVIDER_UNAVAILABLE", why="500")
        ticket = await self.CheckFeeTicket(fees.CheckFeeTicketRequest(code=request.code), context)
        return fees.PaymentOrder(fee_ticket=ticket, order="1", pay_url="https://pay.example/1")


class Consultations(consultations_pb2_grpc.ConsultationServiceServicer):
    """One published answer."""

    async def ListPublishedAnswers(
        self, request: consultations.ListPublishedAnswersRequest, context: Context
    ) -> consultations.ListPublishedAnswersResponse:
        shown = consultations.PublishedAnswer(question="要本人<b>到场</b>吗？", answer="可以代办")
        return consultations.ListPublishedAnswersResponse(published_answers=[shown])


class World:
    """All of them, registered on one server."""

    def __init__(self) -> None:
        # They answer what the tests ask for, not all there is.
        self.cases, self.calendar = Cases(), Calendar()  # type: ignore[abstract]
        self.ratings = Ratings()  # type: ignore[abstract]

    def forget(self) -> None:
        """Be as new."""
        self.cases.asked.clear()
        self.cases.request_ids.clear()
        self.cases.traces.clear()
        self.cases.last_version = 3
        self.calendar.asked.clear()
        self.ratings.asked.clear()

    def add(self, server: grpc.aio.Server) -> None:
        """Register the servicers."""
        cases_pb2_grpc.add_CaseServiceServicer_to_server(self.cases, server)
        ratings_pb2_grpc.add_RatingServiceServicer_to_server(self.ratings, server)
        fees_pb2_grpc.add_FeeServiceServicer_to_server(Fees(), server)  # type: ignore[abstract]
        talks = Consultations()  # type: ignore[abstract]
        consultations_pb2_grpc.add_ConsultationServiceServicer_to_server(talks, server)
        catalog_pb2_grpc.add_CatalogServiceServicer_to_server(Catalog(), server)  # type: ignore[abstract]
        bundles_pb2_grpc.add_BundleServiceServicer_to_server(Bundles(), server)  # type: ignore[abstract]
        hall_pb2_grpc.add_CalendarServiceServicer_to_server(self.calendar, server)
        supervision_pb2_grpc.add_SupervisionServiceServicer_to_server(Supervision(), server)  # type: ignore[abstract]
        journal_pb2_grpc.add_JournalServiceServicer_to_server(Journal(), server)  # type: ignore[abstract]
