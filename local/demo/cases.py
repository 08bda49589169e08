"""Chapters on single cases: a promised one from search to rating, an instant, a forwarded and a late one."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from typing import Any, Final

from local.demo.stage import (
    CLOCKS,
    REGION,
    SHANGHAI,
    STATES,
    Demo,
    clock,
    clocks,
    compute,
    day_of,
    expect,
    now,
)
from local.rest import Document, NotAsItMustBe, wait_for
from local.screen import halves, shortened

UPPER: Final = "organisations/450200-mz"
LEVELS: Final = {"WARNING": "预警", "YELLOW": "黄牌", "RED": "红牌"}
# A fortnight holds a working day whatever holidays there are.
FORTNIGHT: Final = dt.timedelta(days=14)


def promised_case(demo: Demo) -> None:
    """A promised case (承诺件) from the search to the rating."""
    demo.screen.chapter("承诺件：找事项、申请、补正、受理、审核", "a promised case is applied for")
    demo.screen.step("找事项", "find an item")
    item = demo.find("高龄老人特殊补贴", "PROMISED")
    notice_sheet(demo, item)
    case = application(demo, item)
    case = supplement(demo, case, item)
    case = acceptance(demo, case)
    demo.screen.chapter("承诺件：公示、审批、办结、评价", "the promised case is decided")
    case = publicity(demo, case)
    case = decision(demo, case)
    follow(demo, case)


def notice_sheet(demo: Demo, item: Document) -> None:
    """Everything an applicant must know, on one sheet."""
    demo.screen.step("一次性告知单", "notice sheet")
    elements = demo.visitor.get(f"{item['name']}/noticeSheet")["elements"]
    expect(len(elements) == 10, f"告知单要素 {len(elements)} ≠ 10")
    told = [shortened(f"{each['title']}：{'；'.join(each['lines'])}", 48) for each in elements]
    demo.screen.say("十要素 · ten elements")
    demo.screen.table(halves([(line,) for line in told]), (50, 0))


def application(demo: Demo, item: Document) -> Document:
    """The resident applies online and leaves one material out."""
    demo.screen.step("网上申请", "apply online")
    left_out = item["version"]["content"]["materials"][1]
    case = demo.apply(item, "演示申请人甲", "resident", without=left_out["id"])
    demo.screen.say(f"办件编号 {case['number']}，缺“{left_out['title']}”")
    demo.show(case, "resident")
    return case


def supplement(demo: Demo, case: Document, item: Document) -> Document:
    """What is missing is told once; the applicant hands it in."""
    screen, missing = demo.screen, item["version"]["content"]["materials"][1]
    notice = {"materials": [{"material": missing["id"], "reason": f"未提交{missing['title']}"}]}
    screen.step("一次告知补正", "told once")
    case = demo.act(case, "requestSupplement", "clerk-mz", "SUPPLEMENTING", **notice)
    demo.refused("NOTICE_ALREADY_GIVEN", case, "requestSupplement", "clerk-mz", **notice)
    screen.step("补正", "supplement")
    return demo.act(case, "supplement", "resident", "SUBMITTED", materials=[missing["id"]])


def acceptance(demo: Demo, case: Document) -> Document:
    """What was supplemented is accepted by somebody with the right to verify it; then it is examined."""
    demo.screen.step("受理", "accept")
    demo.refused("MANDATE_REQUIRED", case, "accept", "clerk-mz")
    case = demo.act(case, "accept", "chief-mz", "ACCEPTED")
    demo.screen.step("审核", "examine")
    return demo.act(case, "examine", "approver-mz", "EXAMINED", opinion="材料齐全，符合发放条件")


def publicity(demo: Demo, case: Document) -> Document:
    """While the result is published the clocks stand still; the calculator shows what that does."""
    screen = demo.screen
    screen.step("公示开始", "publicity starts")
    body = {"kind": "PUBLICITY", "expected_days": 7}
    case = demo.act(case, "startProcedure", "approver-mz", "EXAMINED", **body)
    expect("due" not in clock(case, "PROMISED_CLOCK"), "公示期间承诺时限未暂停 / the clock did not pause")
    screen.step("公示结束", "publicity ends")
    number = case["procedures"][-1]["number"]
    case = demo.act(case, "endProcedure", "approver-mz", "EXAMINED", number=number, result="公示无异议")
    moved_by_a_fortnight(demo, clock(case, "PROMISED_CLOCK"))
    screen.step("时限说明", "explanation")
    for told in demo.visitor.get(f"{case['name']}/explanation", "resident")["clocks"]:
        if told["kind"] == "PROMISED_CLOCK":
            for line in told["lines"]:
                screen.say(line)
    return case


def moved_by_a_fortnight(demo: Demo, promised: Document) -> None:
    """The demonstration cannot wait: how far two weeks of publicity move the date, the calculator says."""
    first = dt.date.fromisoformat(promised["start"]) + dt.timedelta(days=1)
    last = first + FORTNIGHT
    paused = {"from": first.isoformat(), "to": last.isoformat(), "reason": "公示"}
    due = compute(demo, promised["limit"], promised["start"], pauses=[paused])["due"]
    expect(due > promised["due"], f"扣除公示后仍为 {due} / the due date did not move")
    demo.screen.say(f"计算器：若公示到 {last}，承诺时限由 {promised['due']} 移至 {due}")


def decision(demo: Demo, case: Document) -> Document:
    """Only a mandate lets decide; the certificate gets its number, is collected, the service is rated."""
    demo.screen.step("审批", "decide")
    demo.refused("MANDATE_REQUIRED", case, "decide", "chief-mz", granted=True)
    case = demo.act(case, "decide", "approver-mz", "DECIDED", granted=True)
    case = certificate(demo, case, "演示申请人甲")
    demo.screen.step("评价", "rate")
    rating = {"grade": "VERY_SATISFIED", "attitude": "VERY_SATISFIED", "comment": "办得快，讲得清"}
    case = demo.visitor.post(f"{case['name']}:rate", "resident", rating=rating)
    expect(case["rating"]["grade"] == "VERY_SATISFIED", "评价没有记下 / the rating is missing")
    demo.screen.say("申请人：非常满意，“办得快，讲得清”")
    return case


def certificate(demo: Demo, case: Document, name: str) -> Document:
    """Finish and deliver."""
    demo.screen.step("办结", "complete, certificate")
    case = demo.visitor.post(f"{case['name']}:complete", "chief-mz")
    expect(bool(case.get("certificate_number")), "没有证照编号 / no certificate number")
    demo.screen.say(f"首席代表：{STATES[case['state']]}　证照编号 {case['certificate_number']}")
    demo.screen.step("领取", "collected")
    return demo.act(case, "deliver", "clerk-mz", "DELIVERED", way="COLLECTED", receipt=name)


def follow(demo: Demo, case: Document) -> None:
    """The progress as server-sent events: the connection is cut after three and resumed."""
    demo.screen.step("进度推送", "live, resumed")
    path, version = f"{case['name']}/events:stream", int(case["etag"])
    seen = events_until(demo, path, 0, 3)
    resumed = events_until(demo, path, 3, version)
    numbers = [number for number, _ in seen + resumed]
    expect(numbers == list(range(1, version + 1)), f"进度有缺漏或重复 / events: {numbers}")
    demo.screen.say(f"收到 1–3，断开；以 Last-Event-ID: 3 续传 4–{version}，无缺漏、无重复")
    demo.screen.say(" → ".join(str(event["type"]).removeprefix("Case") for _, event in seen + resumed))


def events_until(demo: Demo, path: str, after: int, last: int) -> list[tuple[int, Document]]:
    """The events up to a version; then the connection is dropped."""
    found = []
    for number, event in demo.visitor.follow(path, "resident", after):
        found.append((number, event))
        if number >= last:
            break
    return found


def instant_case(demo: Demo) -> None:
    """An instant case (即办件): one visit to the window."""
    demo.screen.chapter("即办件：当场办结", "an instant case, at the window in one go")
    demo.screen.step("找事项", "find an item")
    item = demo.find("老年人优待证", "INSTANT")
    demo.screen.step("申请、受理、审批", "at once")
    case = demo.apply(item, "演示申请人乙", "clerk-mz", channel="WINDOW")
    case = demo.act(case, "accept", "clerk-mz", "ACCEPTED")
    case = demo.act(case, "decide", "chief-mz", "DECIDED", granted=True)
    certificate(demo, case, "演示申请人乙")


def forwarded_case(demo: Demo) -> None:
    """A forwarded case (上报件), filed by a village agent: first review here, the city decides."""
    demo.screen.chapter("上报件：代办申请，初审上报", "a forwarded case, filed by a village agent")
    demo.screen.step("找事项", "find an item")
    item = demo.find("农村五保、低保", "FORWARDED")
    demo.screen.step("代办申请", "by an agent")
    signed: dict[str, Any] = {
        "agent_mandate_number": "演示委托书〔2026〕3号",
        "agency_mandate": agency_mandate(),
    }
    case = demo.apply(item, "演示申请人丙", "agent", **signed)
    demo.show(case, "agent")
    demo.screen.step("受理、初审、上报", "forward")
    case = demo.act(case, "accept", "clerk-mz", "ACCEPTED")
    case = demo.act(case, "examine", "chief-mz", "EXAMINED", opinion="初审符合条件，拟上报")
    demo.act(case, "forward", "clerk-mz", "FORWARDED", upper_organisation=UPPER)


def agency_mandate() -> Document:
    """The mandate of the person (代办委托书) that the item asks for: what for, how long, the signed page."""
    today = now().date()
    return {
        "scope": "代为申请农村五保、低保",
        "sign_day": today.isoformat(),
        "valid_to": (today + dt.timedelta(days=365)).isoformat(),
        "file_sha256": hashlib.sha256("演示委托书".encode()).hexdigest(),
    }


def late_case(demo: Demo) -> None:
    """Documents that came by post lay about: deemed accepted, late, warned of and carded."""
    demo.screen.chapter("超时件：视为受理、预警、黄牌", "a late case: deemed accepted, warned, carded")
    demo.screen.step("找收件日", "find the day")
    item = demo.visitor.get("items", query="高龄老人特殊补贴", kind="PROMISED", region=REGION)["items"][0]
    day, due = day_that_ran_late(demo, item["version"]["content"]["promised_limit"])
    demo.screen.say(f"{day} 收到的邮寄材料，承诺时限已于 {due} 届满")
    demo.screen.step("补录邮寄申请", "by post")
    received = dt.datetime.combine(day, dt.time(10), SHANGHAI).isoformat()
    case = demo.apply(item, "演示申请人丁", "clerk-mz", channel="POST", receive_time=received)
    entered = time.monotonic()
    demo.show(case, "clerk-mz")
    deemed_accepted(demo, case, entered)
    cards(demo, case, entered)


def day_that_ran_late(demo: Demo, limit: Document) -> tuple[dt.date, str]:
    """The latest working day from which both the acceptance and the promised limit are over by now."""
    day, found = now().date(), ""
    for _ in range(60):
        day -= dt.timedelta(days=1)
        due = compute(demo, limit, day)["due"]
        # Rest days end with the working day before them: the first of them is that day.
        if found and due != found:
            return day + dt.timedelta(days=1), found
        if max(due, compute(demo, {"clock": "XK-03"}, day)["due"]) < now().date().isoformat():
            found = due
    raise NotAsItMustBe("找不到收件日 / no such day")


def deemed_accepted(demo: Demo, case: Document, entered: float) -> None:
    """Nobody said anything within five working days: it counts as accepted from the day of receipt."""
    demo.screen.step("视为受理", "deemed accepted")

    def look() -> Document | None:
        found = demo.visitor.get(case["name"], "clerk-mz")
        return found if found["state"] == "ACCEPTED" else None

    found = wait_for(look)
    expect(bool(found["deemed_accepted"]), "应为视为受理 / it should count as deemed accepted")
    passed = time.monotonic() - entered
    demo.screen.say(f"五个工作日内未告知，系统于 {passed:.1f} 秒后按收件日受理")
    demo.screen.say(clocks(found))


def cards(demo: Demo, case: Document, entered: float) -> None:
    """The warning and the yellow card come by themselves, each once."""
    demo.screen.step("预警与黄牌", "cards")

    def look() -> list[Document] | None:
        found = demo.visitor.get("cards", "supervisor", case=case["name"])["cards"]
        issued = {card["level"] for card in found if card["clock"] == "PROMISED_CLOCK"}
        return found if issued >= {"WARNING", "YELLOW"} else None

    found = wait_for(look)
    lag = time.monotonic() - entered
    for card in sorted(found, key=lambda card: (card["clock"], list(LEVELS).index(card["level"]))):
        ended = day_of(card["due_time"])
        demo.screen.say(f"{LEVELS[card['level']]}　{CLOCKS[card['clock']]}时限，{ended} 届满")
    keys = [(card["clock"], card["level"]) for card in found]
    expect(len(keys) == len(set(keys)), f"重复发牌 / a card twice: {keys}")
    demo.screen.say(f"录入后 {lag:.1f} 秒发出 · issued {lag:.1f} s after it was entered")
