"""REST of `ratings`: the rating of a matter or a visit (好差评), and what follows a bad one."""

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict
from starlette.responses import Response
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import ratings_pb2 as pb

from gateway.api.cases import RatingFields
from gateway.api.models import PREFIX, Body, Day, OneOf, Page, Query
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

SERVICE = "yangguang.cases.v1.RatingService"

router = APIRouter(prefix=PREFIX, tags=["好差评 ratings"], route_class=StrictRoute)


class InviteRatingRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"about": "cases/01930c4e-8b7a-7c1d-9e2f-0123456789ab"}]}
    )

    about: str


class SubmitRatingRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "AAGTDE6LenwdnuASNFZ4mrvPAAt4PQ",
                    "rating": {"grade": "SATISFIED"},
                    "channel": "QR_CODE",
                }
            ]
        }
    )

    code: str
    rating: RatingFields
    channel: Annotated[str, OneOf(cases.RatingChannel)] = ""


class CallBackRatingRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"reached": True, "outcome": "TO_BE_RECTIFIED", "matter": "窗口排队时间过长"}]
        }
    )

    reached: bool
    outcome: Annotated[str, OneOf(pb.CallBackOutcome)]
    matter: str


class RectifyRatingRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"result": "已增开一个窗口"}]})

    result: str


class CloseRatingRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"feedback": "已电话告知整改结果"}]})

    feedback: str


class AppealRatingRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "系统故障所致"}]})

    reason: str


class JudgeRatingAppealRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"upheld": False, "judgement": "应有预案"}]})

    upheld: bool
    judgement: str


class RatingsPage(Page):
    state: Annotated[str, OneOf(pb.ServiceRating.State)] = ""
    organisation: str = ""
    region: str = ""
    bad: bool = False


class RatingPeriod(Query):
    first_day: Day = ""
    last_day: Day = ""
    organisation: str = ""
    region: str = ""


def name(rating: str) -> str:
    """The name of the rating of this path."""
    return f"ratings/{rating}"


@router.post("/ratings:invite", **rpc(SERVICE, "InviteRating", "生成评价码"))
async def invite_rating(body: InviteRatingRequest, call: Calling) -> Response:
    request = pb.InviteRatingRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.ratings.InviteRating, request)


@router.post("/ratings:submit", **rpc(SERVICE, "SubmitRating", "凭评价码评价"))
async def submit_rating(body: SubmitRatingRequest, call: Calling) -> Response:
    request = pb.SubmitRatingRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.ratings.SubmitRating, request)


@router.get("/ratings/{rating:code}", **rpc(SERVICE, "GetRating", "查询评价"))
async def get_rating(rating: str, call: Calling) -> Response:
    return await call.answer(call.at.ratings.GetRating, pb.GetRatingRequest(name=name(rating)))


@router.get("/ratings", **rpc(SERVICE, "ListRatings", "评价列表"))
async def list_ratings(page: Annotated[RatingsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.ratings.ListRatings, pb.ListRatingsRequest(**fields(page)))


@router.post("/ratings/{rating:code}:callBack", **rpc(SERVICE, "CallBackRating", "差评回访"))
async def call_back_rating(rating: str, body: CallBackRatingRequest, call: Calling) -> Response:
    request = pb.CallBackRatingRequest(name=name(rating), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.ratings.CallBackRating, request)


@router.post("/ratings/{rating:code}:rectify", **rpc(SERVICE, "RectifyRating", "差评整改"))
async def rectify_rating(rating: str, body: RectifyRatingRequest, call: Calling) -> Response:
    request = pb.RectifyRatingRequest(name=name(rating), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.ratings.RectifyRating, request)


@router.post("/ratings/{rating:code}:close", **rpc(SERVICE, "CloseRating", "差评反馈办结"))
async def close_rating(rating: str, body: CloseRatingRequest, call: Calling) -> Response:
    request = pb.CloseRatingRequest(name=name(rating), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.ratings.CloseRating, request)


@router.post("/ratings/{rating:code}:appeal", **rpc(SERVICE, "AppealRating", "差评申诉"))
async def appeal_rating(rating: str, body: AppealRatingRequest, call: Calling) -> Response:
    request = pb.AppealRatingRequest(name=name(rating), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.ratings.AppealRating, request)


@router.post("/ratings/{rating:code}:judgeAppeal", **rpc(SERVICE, "JudgeRatingAppeal", "差评申诉复核"))
async def judge_rating_appeal(rating: str, body: JudgeRatingAppealRequest, call: Calling) -> Response:
    request = pb.JudgeRatingAppealRequest(
        name=name(rating), etag=call.etag, request_id=call.key, **fields(body)
    )
    return await call.answer(call.at.ratings.JudgeRatingAppeal, request)


@router.get("/ratingSummary", **rpc(SERVICE, "GetRatingSummary", "评价统计"))
async def get_rating_summary(period: Annotated[RatingPeriod, fastapi.Query()], call: Calling) -> Response:
    request = pb.GetRatingSummaryRequest(**fields(period))
    return await call.answer(call.at.ratings.GetRatingSummary, request)
