"""The rpcs of ratings: message in, handler in one transaction, message out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from google.protobuf.message import Message
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import ratings_pb2 as pb
from yangguang.cases.v1 import ratings_pb2_grpc as pb_grpc
from yangguang.common.v1.access_pb2 import UNRESTRICTED

from services.cases.handlers import ratings, verbs
from services.cases.handlers.batch import Command
from services.cases.handlers.facts import Facts
from services.cases.handlers.registers import Act, write
from services.cases.settings import CasesSettings
from services.common import checks, idempotency, identity
from services.common.clock import Unit, shift
from services.common.db import Database
from services.common.ids import parse
from services.common.rpc import Context
from services.common.sealing import Sealer
from services.common.timesource import TimeSource, local_date
from services.common.writer import Writer


@dataclass(frozen=True, slots=True)
class Desk:
    """What ratings are taken with."""

    database: Database
    writer: Writer[Command, cases.Case]
    facts: Facts
    sealer: Sealer
    now: TimeSource
    settings: CasesSettings


class RatingService(pb_grpc.RatingServiceServicer):
    """Ratings: those of cases go through the writer of cases, the others straight to the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def InviteRating(self, request: pb.InviteRatingRequest, context: Context) -> pb.RatingInvitation:
        desk, call = self._desk, identity.inside()
        days = desk.settings.rating_code_days
        async with desk.database.read() as connection:
            act = Act(call, desk.now(), "")
            return await ratings.invite(connection, act, request, desk.sealer, days)

    async def SubmitRating(self, request: pb.SubmitRatingRequest, context: Context) -> pb.ServiceRating:
        desk = self._desk
        code = checks.required(request.code, "code")
        about = ratings.read_code(code, local_date(desk.now()), desk.sealer)
        given = cases.Rating()
        given.CopyFrom(request.rating)
        given.channel = request.channel or cases.QR_CODE
        if about.startswith("cases/"):
            return await self._rate_case(about, given, request)
        async with desk.database.begin() as session:
            await desk.facts.refresh(session)
            act = Act(ratings.ANYWHERE, desk.now(), request.request_id)
            key = idempotency.key_of(request, code, "SubmitRating")
            return await idempotency.replay_or_run(
                session,
                key,
                request,
                pb.ServiceRating,
                lambda: ratings.rate_service(session, act, about, given, desk.facts.calendar),
            )

    async def GetRating(self, request: pb.GetRatingRequest, context: Context) -> pb.ServiceRating:
        call = identity.inside()
        async with self._desk.database.read() as connection:
            return ratings.seen(await ratings.REGISTER.get(connection, request.name, call), call)

    async def ListRatings(self, request: pb.ListRatingsRequest, context: Context) -> pb.ListRatingsResponse:
        async with self._desk.database.read() as connection:
            return await ratings.list_ratings(connection, request, identity.inside())

    async def CallBackRating(self, request: pb.CallBackRatingRequest, context: Context) -> pb.ServiceRating:
        return await self._change(request, self._call_back)

    async def RectifyRating(self, request: pb.RectifyRatingRequest, context: Context) -> pb.ServiceRating:
        return await self._change(request, ratings.rectify)

    async def CloseRating(self, request: pb.CloseRatingRequest, context: Context) -> pb.ServiceRating:
        return await self._change(request, ratings.close)

    async def AppealRating(self, request: pb.AppealRatingRequest, context: Context) -> pb.ServiceRating:
        return await self._change(request, ratings.appeal)

    async def JudgeRatingAppeal(
        self, request: pb.JudgeRatingAppealRequest, context: Context
    ) -> pb.ServiceRating:
        return await self._change(request, ratings.judge)

    async def GetRatingSummary(
        self, request: pb.GetRatingSummaryRequest, context: Context
    ) -> pb.RatingSummary:
        async with self._desk.database.read() as connection:
            return await ratings.summary(connection, request)

    async def _rate_case(self, about: str, given: cases.Rating, request: Message) -> pb.ServiceRating:
        """Rate a case as its applicant would; a repeat gets the first answer."""
        rate = cases.RateCaseRequest(name=about, rating=given)
        key = idempotency.key_of(request, request.code, "SubmitRating")  # type: ignore[attr-defined]
        command = Command(verbs.rate, rate, ratings.RATER, UNRESTRICTED, key, parse(about, "cases"))
        await self._desk.writer.submit(command)
        async with self._desk.database.read() as connection:
            return await ratings.of_matter(connection, about)

    def _call_back(self, rating: pb.ServiceRating, request: pb.CallBackRatingRequest, act: Act) -> None:
        calendar = self._desk.facts.calendar(rating.region)
        days = self._desk.settings.rating_rectify_days
        ratings.call_back(rating, request, act, shift(act.today, days, Unit.WORKING_DAYS, calendar))

    async def _change(self, request: Any, change: Any) -> pb.ServiceRating:
        async def run(session: Any, act: Act) -> pb.ServiceRating:
            await self._desk.facts.refresh(session)
            changed = await ratings.REGISTER.change(
                session, act, request, lambda rating: change(rating, request, act)
            )
            return ratings.seen(changed, act.call)

        return await write(self._desk.database, self._desk.now, request, pb.ServiceRating, run)
