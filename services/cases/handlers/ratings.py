"""Ratings (好差评, K01–K03): of a matter or a visit, once; a bad one is called back and put right.

Who was rated sees the grade and what is to be put right, never who rated, what of, or in what words.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hmac
from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import case as case_when
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import ratings_pb2 as pb
from yangguang.common.v1.access_pb2 import OWN_ORGANISATION, UNRESTRICTED

from services.cases import domain
from services.cases.domain import BAD, SATISFIED, Outcome, RatingAction, RatingState, State
from services.cases.handlers.ledger import REGISTER as LEDGER
from services.cases.handlers.registers import Act, Register, asked, period
from services.cases.handlers.situation import LONGEST_REASON, one_of, reason_of
from services.cases.models import Case, Rating
from services.common import checks
from services.common.calendar import Calendar
from services.common.clock import Unit, shift
from services.common.driver import Executes, Write
from services.common.errors import FailedPrecondition, InvalidArgument, NotFound
from services.common.identity import Call, Caller
from services.common.ids import new_id, parse, resource
from services.common.sealing import Sealer
from services.common.timesource import local_date

TABLE: Final[Any] = Rating.__table__  # type: ignore[attr-defined]
CASES: Final[Any] = Case.__table__  # type: ignore[attr-defined]
# Who rates by a code; nobody's account.
RATER: Final = Caller(subject="public")
ANYWHERE: Final = Call(RATER, UNRESTRICTED)
# Working days within which a bad rating is called back ("at once").
CALL_BACK_DAYS: Final = 1
# Bytes of a code: kind, id, last day, authentication.
_KINDS: Final = ("cases", "serviceRecords")
_MAC: Final = 16
RATED_STATES: Final = (State.COMPLETED, State.DELIVERED, State.NOT_ACCEPTED)


def _columns(rating: pb.ServiceRating) -> dict[str, Any]:
    return {
        "about": rating.about,
        "organisation": rating.organisation,
        "region": rating.region,
        "state": rating.state,
        "grade": rating.grade,
        "day": local_date(rating.rate_time.ToDatetime(dt.UTC)),
        "is_default": rating.is_default,
        "counted": rating.counted,
        "called_back": rating.HasField("call_back"),
        "rectified": rating.call_back.outcome == pb.TO_BE_RECTIFIED,
        "in_time": rating.remedy.in_time,
        # A case is told by the sweep that its rating is not counted.
        "untold": not rating.counted and rating.about.startswith("cases/"),
    }


def for_unit(rating: pb.ServiceRating) -> pb.ServiceRating:
    """The rating without what tells who rated."""
    shown = pb.ServiceRating()
    shown.CopyFrom(rating)
    for hidden in ("about", "comment", "channel", "rate_time"):
        shown.ClearField(hidden)
    if shown.HasField("call_back"):
        shown.call_back.ClearField("officer")
    return shown


REGISTER: Final = Register(
    TABLE,
    "ratings",
    pb.ServiceRating,
    "RATING_NOT_FOUND",
    _columns,
    lambda rating: pb.RatingChanged(rating=for_unit(rating)),
)


def seen(rating: pb.ServiceRating, call: Call) -> pb.ServiceRating:
    """The rating as this caller sees it."""
    return for_unit(rating) if call.reach == OWN_ORGANISATION else rating


# ---- Codes: what is rated and until when, authenticated; nothing of them is kept.


async def invite(
    session: Executes, act: Act, request: pb.InviteRatingRequest, sealer: Sealer, days: int
) -> pb.RatingInvitation:
    """A code for a finished case or a service of the caller's organisation."""
    kind, _, _ = request.about.partition("/")
    if kind not in _KINDS:
        raise InvalidArgument("FIELD_INVALID", field="about", value=request.about[:80])
    await _check_rateable(session, kind, parse(request.about, kind, "about"), act.call)
    expire = act.now + dt.timedelta(days=days)
    code = make_code(request.about, local_date(expire), sealer)
    return pb.RatingInvitation(code=code, about=request.about, expire_time=expire)


def make_code(about: str, last_day: dt.date, sealer: Sealer) -> str:
    """The code of what is rated, good until a day."""
    kind, _, key = about.partition("/")
    body = bytes([_KINDS.index(kind)]) + UUID(key).bytes + last_day.toordinal().to_bytes(4, "big")
    return base64.urlsafe_b64encode(body + _mac(body, sealer)).decode().rstrip("=")


def read_code(code: str, today: dt.date, sealer: Sealer) -> str:
    """What a code is about; refuses RATING_CODE_INVALID, whatever is wrong with it."""
    try:
        raw = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise InvalidArgument("RATING_CODE_INVALID", field="code") from None
    body, mac = raw[:21], raw[21:]
    fits = len(raw) == 21 + _MAC and hmac.compare_digest(mac, _mac(body, sealer))
    if not fits or today.toordinal() > int.from_bytes(body[17:], "big"):
        raise InvalidArgument("RATING_CODE_INVALID", field="code")
    return resource(_KINDS[body[0]], UUID(bytes=body[1:17]))


def _mac(body: bytes, sealer: Sealer) -> bytes:
    return sealer.blind_index(f"rating/{body.hex()}")[:_MAC]


async def _check_rateable(session: Executes, kind: str, key: UUID, call: Call) -> None:
    table = CASES if kind == "cases" else LEDGER.table
    columns: Any = table.c
    where = [columns.id == key, columns.organisation == call.caller.organisation]
    if kind == "cases":
        where.append(columns.state.in_([state.value for state in RATED_STATES]))
    if await session.scalar(select(columns.id).where(*where)) is None:
        raise NotFound("NOTHING_TO_RATE", name=resource(kind, key))


# ---- Ratings as they come


def check(given: cases.Rating) -> None:
    """The grade, and where given the three dimensions (K02)."""
    grades = cases.RatingGrade.DESCRIPTOR.values_by_number
    one_of(given.grade, grades, "rating.grade")
    for name in ("efficiency", "attitude", "quality"):
        if getattr(given, name):
            one_of(getattr(given, name), grades, f"rating.{name}")
    checks.text(given.comment, "rating.comment", LONGEST_REASON, multiline=True)


async def rate_service(
    session: Executes, act: Act, about: str, given: cases.Rating, calendar: Callable[[str], Calendar]
) -> pb.ServiceRating:
    """Rate a visit, once (一次一评)."""
    check(given)
    key = parse(about, LEDGER.collection)
    columns: Any = LEDGER.table.c
    query = select(columns.organisation, columns.region).where(columns.id == key)
    served = (await session.execute(query.with_for_update())).one()
    if await session.scalar(select(TABLE.c.id).where(TABLE.c.about == about)) is not None:
        raise FailedPrecondition("ALREADY_RATED")
    rating = _new(about, served.organisation, served.region, given, act.now, calendar(served.region))
    return await REGISTER.add(session, act, rating)  # type: ignore[no-any-return]


_RATED: Final = text(
    "INSERT INTO ratings (id, version, subject, about, organisation, region, state, grade, day, is_default, "
    "counted, called_back, rectified, in_time, untold, record) SELECT * FROM unnest(CAST(:id AS uuid[]), "
    "CAST(:version AS bigint[]), CAST(:subject AS text[]), CAST(:about AS text[]), "
    "CAST(:organisation AS text[]), CAST(:region AS text[]), CAST(:state AS smallint[]), "
    "CAST(:grade AS smallint[]), CAST(:day AS date[]), CAST(:is_default AS boolean[]), "
    "CAST(:counted AS boolean[]), CAST(:called_back AS boolean[]), CAST(:rectified AS boolean[]), "
    "CAST(:in_time AS boolean[]), CAST(:untold AS boolean[]), CAST(:record AS bytea[])) "
    # Whoever rates after all takes the place of silence.
    "ON CONFLICT (about) DO UPDATE SET state = EXCLUDED.state, grade = EXCLUDED.grade, day = EXCLUDED.day, "
    "is_default = EXCLUDED.is_default, record = EXCLUDED.record WHERE ratings.is_default"
)


def of_cases(
    rated: Sequence[cases.Case], now: dt.datetime, calendar: Callable[[str], Calendar]
) -> list[Write]:
    """What writes the ratings of cases that were rated just now, by people or by default."""
    rows = [_row(case, now, calendar(case.region)) for case in rated]
    return [(_RATED, {name: [row[name] for row in rows] for name in rows[0]})] if rows else []


def _row(case: cases.Case, now: dt.datetime, calendar: Calendar) -> dict[str, Any]:
    by_default = not case.HasField("rating")
    given = cases.Rating(grade=domain.BY_DEFAULT) if by_default else case.rating  # type: ignore[arg-type]
    rating = _new(case.name, case.organisation, case.region, given, now, calendar)
    rating.is_default = by_default
    key = new_id()
    rating.name, rating.etag = resource("ratings", key), "1"
    columns = _columns(rating)
    return {"id": key, "version": 1, "subject": "", **columns, "record": rating.SerializeToString()}


def _new(
    about: str, organisation: str, region: str, given: cases.Rating, now: dt.datetime, calendar: Calendar
) -> pb.ServiceRating:
    today, bad = local_date(now), given.grade in BAD
    return pb.ServiceRating(
        about=about,
        organisation=organisation,
        region=region,
        grade=given.grade,
        efficiency=given.efficiency,
        attitude=given.attitude,
        quality=given.quality,
        comment=given.comment,
        channel=given.channel or cases.COMPUTER,
        month=f"{today:%Y-%m}",
        rate_time=now,
        counted=True,
        state=domain.first_state(given.grade).name,
        due=shift(today, CALL_BACK_DAYS, Unit.WORKING_DAYS, calendar).isoformat() if bad else "",
        update_time=now,
    )


# ---- What follows a bad one


def call_back(rating: pb.ServiceRating, request: pb.CallBackRatingRequest, act: Act, due: dt.date) -> None:
    """Call back who rated badly (差评回访率 100 %), and say what follows."""
    known = pb.CallBackOutcome.DESCRIPTOR.values_by_number
    outcome = Outcome(one_of(request.outcome, known, "outcome"))
    if outcome is Outcome.MISTAKEN_OR_MALICIOUS and not request.reached:
        raise InvalidArgument("FIELD_INVALID", field="reached")
    rating.state = domain.call_back(RatingState(rating.state), outcome)  # type: ignore[assignment]
    rating.call_back.CopyFrom(
        pb.CallBack(
            reached=request.reached,
            outcome=request.outcome,
            matter=reason_of(request.matter, "matter"),
            officer=act.subject,
            call_time=act.now,
        )
    )
    rating.counted = outcome is not Outcome.MISTAKEN_OR_MALICIOUS
    rating.due = due.isoformat() if outcome is Outcome.TO_BE_RECTIFIED else ""


def rectify(rating: pb.ServiceRating, request: pb.RectifyRatingRequest, act: Act) -> None:
    """Put right what was rated badly, by who handled it (谁办理谁负责)."""
    _step(rating, RatingAction.RECTIFY)
    rating.remedy.CopyFrom(
        pb.Remedy(
            result=reason_of(request.result, "result"),
            officer=act.subject,
            remedy_time=act.now,
            in_time=act.today.isoformat() <= rating.due,
        )
    )


def close(rating: pb.ServiceRating, request: pb.CloseRatingRequest, act: Act) -> None:
    """Tell who rated what was done."""
    _step(rating, RatingAction.CLOSE)
    rating.feedback = reason_of(request.feedback, "feedback")
    rating.due = ""


def appeal(rating: pb.ServiceRating, request: pb.AppealRatingRequest, act: Act) -> None:
    """Appeal, once; the limit runs on."""
    if rating.HasField("appeal"):
        raise FailedPrecondition("ALREADY_APPEALED")
    _step(rating, RatingAction.APPEAL)
    rating.appeal.CopyFrom(
        pb.RatingAppeal(reason=reason_of(request.reason), appellant=act.subject, appeal_time=act.now)
    )


def judge(rating: pb.ServiceRating, request: pb.JudgeRatingAppealRequest, act: Act) -> None:
    """Judge an appeal: right, the rating is not counted; else it goes on where it was."""
    state, remedied = RatingState(rating.state), rating.HasField("remedy")
    rating.state = domain.judge(state, upheld=request.upheld, remedied=remedied)  # type: ignore[assignment]
    rating.appeal.upheld = request.upheld
    rating.appeal.judgement = reason_of(request.judgement, "judgement")
    rating.appeal.judge_time = act.now  # type: ignore[assignment]
    if request.upheld:
        rating.counted, rating.due = False, ""


def _step(rating: pb.ServiceRating, action: RatingAction) -> None:
    rating.state = domain.rating_step(RatingState(rating.state), action)  # type: ignore[assignment]


# ---- Queries


async def of_matter(connection: Executes, about: str) -> pb.ServiceRating:
    """The rating of a case or a service."""
    record = await connection.scalar(select(TABLE.c.record).where(TABLE.c.about == about))
    if record is None:
        raise NotFound("RATING_NOT_FOUND", name=about)
    return pb.ServiceRating.FromString(record)


async def list_ratings(
    connection: AsyncConnection, request: pb.ListRatingsRequest, call: Call
) -> pb.ListRatingsResponse:
    """A page of ratings."""
    conditions = asked(request, TABLE)
    if request.state:
        conditions.append(TABLE.c.state == request.state)
    if request.bad:
        conditions.append(TABLE.c.grade.in_(BAD))
    found, token = await REGISTER.page(connection, request, call, *conditions)
    return pb.ListRatingsResponse(ratings=[seen(each, call) for each in found], next_page_token=token)


async def summary(connection: AsyncConnection, request: pb.GetRatingSummaryRequest) -> pb.RatingSummary:
    """The counts of a period; what is by default or not counted is in no rate."""
    columns = TABLE.c
    active = columns.counted & ~columns.is_default
    bad = active & columns.grade.in_(BAD)
    counted = {
        "active_count": active,
        "default_count": columns.is_default,
        "bad_count": bad,
        "called_back_count": bad & columns.called_back,
        "rectification_count": bad & columns.rectified,
        "in_time_count": bad & columns.rectified & columns.in_time,
        "not_counted_count": ~columns.counted,
        "satisfied": active & columns.grade.in_(SATISFIED),
        **{f"grade_{grade}": active & (columns.grade == grade) for grade in range(1, 6)},
    }
    sums = [func.count(case_when((condition, 1))).label(name) for name, condition in counted.items()]
    query = select(*sums).where(period(request, columns.day), *asked(request, TABLE))
    [row] = (await connection.execute(query)).all()
    found = dict(row._mapping)
    grades = [found.pop(f"grade_{grade}") for grade in range(1, 6)]
    satisfied = found.pop("satisfied")
    return pb.RatingSummary(
        **found,
        grade_counts=grades,
        satisfaction_rate=domain.rate_of(satisfied, found["active_count"]),
        call_back_rate=domain.rate_of(found["called_back_count"], found["bad_count"]),
    )
