"""The clocks of a case: started, stopped, and derived again from limit, start, extension and procedures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.catalog.v1.catalog_pb2 import ItemContent, StepKind
from yangguang.common.v1.types_pb2 import DAYS, INSTANT, WORKING_DAYS, Limit

from services.common import clock as engine
from services.common.calendar import Calendar
from services.common.clocks import Cause, ClockRule, rules
from services.common.timesource import local_date

UNITS: Final = {WORKING_DAYS: engine.Unit.WORKING_DAYS, DAYS: engine.Unit.DAYS}
LIMIT_UNITS: Final = {engine.Unit.WORKING_DAYS: WORKING_DAYS, engine.Unit.DAYS: DAYS}

# The clocks that procedures can hold: those that run towards the decision.
HELD: Final = frozenset({pb.PROMISED_CLOCK, pb.STATUTORY_CLOCK, pb.UPPER_CLOCK, pb.STEP_CLOCK})
# The organ's own limits: whatever is held holds them.
OWN: Final = frozenset({pb.PROMISED_CLOCK, pb.STEP_CLOCK})

# The step (环节) a case is in, by its state.
STEP_OF: Final = {
    pb.Case.SUBMITTED: StepKind.ACCEPTANCE,
    pb.Case.ACCEPTED: StepKind.EXAMINATION_STEP,
    pb.Case.EXAMINED: StepKind.DECISION,
    pb.Case.DECIDED: StepKind.COMPLETION,
}

# What a procedure is to a clock rule. A site survey (C03) holds the organ's own promise but no limit of the
# law, since 行政许可法 art. 45 does not name it.
CAUSES: Final = {
    StepKind.PUBLICITY: Cause.PUBLICITY,
    StepKind.EXPERT_REVIEW: Cause.EXPERT_REVIEW,
    StepKind.HEARING: Cause.HEARING,
    StepKind.SITE_SURVEY: None,
    StepKind.TESTING: Cause.TESTING,
    StepKind.APPRAISAL: Cause.APPRAISAL,
    StepKind.TENDER: Cause.TENDER,
}

PROCEDURE_WORDS: Final = {
    StepKind.PUBLICITY: "公示",
    StepKind.EXPERT_REVIEW: "专家评审",
    StepKind.HEARING: "听证",
    StepKind.SITE_SURVEY: "现场勘验",
    StepKind.TESTING: "检验检测检疫",
    StepKind.APPRAISAL: "鉴定",
    StepKind.TENDER: "招标拍卖",
}


def limit_of(rule: ClockRule) -> Limit:
    """The limit a clock rule sets."""
    return Limit(length=rule.length, unit=LIMIT_UNITS[rule.unit], clock=rule.id)


def start(
    case: pb.Case, kind: pb.ClockKind, limit: Limit, day: dt.date, calendar: Calendar, rule: str = ""
) -> None:
    """Start a clock on the day of its event; one of the same kind is replaced."""
    _drop(case, kind)
    case.clocks.add(kind=kind, rule=rule or limit.clock, limit=limit, start=day.isoformat())
    derive(case, calendar)


def enter(case: pb.Case, content: ItemContent, now: dt.datetime, day: dt.date, calendar: Calendar) -> None:
    """The case comes into the next step: the last clock stops, and one with a limit starts (C14)."""
    stop(case, now, pb.STEP_CLOCK)
    kind = STEP_OF.get(case.state)
    if case.kind == INSTANT and kind == StepKind.EXAMINATION_STEP:
        kind = StepKind.DECISION
    for step in content.steps:
        if step.kind == kind and step.HasField("limit"):
            _drop(case, pb.STEP_CLOCK)
            case.clocks.add(kind=pb.STEP_CLOCK, limit=step.limit, start=day.isoformat(), step=step.kind)
            derive(case, calendar)
            return


def stop(case: pb.Case, now: dt.datetime, *kinds: pb.ClockKind) -> None:
    """Stop the running clocks of these kinds; of all kinds when none is named."""
    for clock in running(case):
        if not kinds or clock.kind in kinds:
            clock.stop_time = now  # type: ignore[assignment]


def running(case: pb.Case) -> Iterable[pb.CaseClock]:
    """The clocks that have not stopped."""
    return (clock for clock in case.clocks if not clock.HasField("stop_time"))


def find(case: pb.Case, kind: pb.ClockKind) -> pb.CaseClock | None:
    """The clock of a kind; None when it was never started."""
    return next((clock for clock in case.clocks if clock.kind == kind), None)


def derive(case: pb.Case, calendar: Calendar) -> bool:
    """Derive the due dates of the running clocks again; returns whether one moved."""
    moved = [_derive(case, clock, calendar) for clock in running(case)]
    return any(moved)


def explain(case: pb.Case, clock: pb.CaseClock, calendar: Calendar) -> list[str]:
    """The derivation of one clock, line by line."""
    return engine.explain(period_of(case, clock), calendar)


def period_of(case: pb.Case, clock: pb.CaseClock) -> engine.Clock:
    """A clock of the case as the engine counts it."""
    return engine.Clock(
        length=clock.limit.length,
        unit=UNITS[clock.limit.unit],
        start=dt.date.fromisoformat(clock.start),
        pauses=tuple(_pauses(case, clock)),
        extensions=(engine.Extension(clock.extension),) if clock.extension else (),
    )


def handling_days(case: pb.Case, until: dt.date, calendar: Calendar) -> int:
    """Working days counted from acceptance to a day, without excluded time (C18)."""
    accepted = local_date(case.accept_time.ToDatetime(dt.UTC))
    pauses = tuple(_pause(each) for each in case.procedures if each.kind in CAUSES)
    return engine.elapsed(engine.Clock(0, engine.Unit.WORKING_DAYS, accepted, pauses), calendar, until)


def _derive(case: pb.Case, clock: pb.CaseClock, calendar: Calendar) -> bool:
    due = engine.due(period_of(case, clock), calendar)
    text = due.date.isoformat() if due.date else ""
    moved = text != clock.due or due.provisional != clock.provisional
    clock.due, clock.provisional = text, due.provisional
    if due.date:
        clock.due_time = engine.due_instant(due.date)  # type: ignore[assignment]
    else:
        clock.ClearField("due_time")
    return moved


def _pauses(case: pb.Case, clock: pb.CaseClock) -> Iterable[engine.Pause]:
    if clock.kind not in HELD:
        return ()
    return (_pause(each) for each in case.procedures if each.kind in CAUSES and _holds(clock, each))


def _holds(clock: pb.CaseClock, procedure: pb.Procedure) -> bool:
    """Whether a procedure's days do not count: for a promise always, else where the clock's rule says so."""
    if clock.kind in OWN:
        return True
    rule = rules().get(clock.rule, rules()["XK-05"])
    return CAUSES[procedure.kind] in rule.pauses


def _pause(procedure: pb.Procedure) -> engine.Pause:
    ended = procedure.HasField("end_time")
    return engine.Pause(
        local_date(procedure.start_time.ToDatetime(dt.UTC)),
        local_date(procedure.end_time.ToDatetime(dt.UTC)) if ended else None,
        PROCEDURE_WORDS[procedure.kind],
    )


def _drop(case: pb.Case, kind: pb.ClockKind) -> None:
    for at, clock in enumerate(case.clocks):
        if clock.kind == kind:
            del case.clocks[at]
            return
