"""The demonstration (`make demo`): the journey of a case through the public REST interface, with its clocks.

It does what people at a county's windows do, checks what must come out, and ends with the number of the step
that did not go as it must. Nothing depends on what was there before: it can be run any number of times.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

import httpx
from stdnum.cn import ric

from local.rest import Document, NotAsItMustBe, Visitor, wait_for
from local.screen import Screen, shortened

REGION: Final = "450222"
UPPER: Final = "organisations/450200-mz"
SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
SERVICES: Final = ("catalog", "hall", "cases", "supervision")
CLOCKS: Final = {
    "ACCEPTANCE_CLOCK": "受理",
    "PROMISED_CLOCK": "承诺",
    "STATUTORY_CLOCK": "法定",
    "UPPER_CLOCK": "上级",
    "DELIVERY_CLOCK": "送达",
}
UNITS: Final = {"WORKING_DAYS": "个工作日", "DAYS": "日"}
STATES: Final = {
    "SUBMITTED": "已申请",
    "SUPPLEMENTING": "待补正",
    "ACCEPTED": "已受理",
    "EXAMINED": "已审核",
    "FORWARDED": "已上报",
    "DECIDED": "已决定",
    "COMPLETED": "已办结",
    "DELIVERED": "已送达",
}
LEVELS: Final = {"WARNING": "预警", "YELLOW": "黄牌", "RED": "红牌"}
PEOPLE: Final = {
    "resident": "申请人",
    "agent": "代办员",
    "clerk-mz": "窗口人员",
    "chief-mz": "首席代表",
    "approver-mz": "审批人",
}
# A fortnight holds a working day whatever holidays there are.
FORTNIGHT: Final = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Demo:
    """One run: who calls, and where it is shown."""

    visitor: Visitor
    screen: Screen

    def run(self) -> None:
        """All chapters."""
        before = self._counts()
        promised_case(self)
        instant_case(self)
        forwarded_case(self)
        late_case(self)
        indicators(self, before)
        audit(self)

    def find(self, words: str, kind: str) -> Document:
        """The item of this kind that a search finds first."""
        found = self.visitor.get("items", query=words, kind=kind, region=REGION)["items"]
        expect(bool(found), f"{words}: 没有找到事项 / no item found")
        self.screen.say(f"“{words}” → {found[0]['version']['content']['title']}，{limits(found[0])}")
        return dict(found[0])

    def apply(self, item: Document, name: str, who: str, without: str = "", **more: Any) -> Document:
        """Hand an application in, with every material that is required but one."""
        materials = [m["id"] for m in item["version"]["content"]["materials"] if m["required"]]
        return self.visitor.post(
            "cases",
            who,
            item=item["name"],
            applicant={"kind": "PERSON", "name": name, "id_number": id_number(), "phone": "13900000000"},
            materials=[material for material in materials if material != without],
            **more,
        )

    def act(self, case: Document, verb: str, who: str, state: str, **body: Any) -> Document:
        """Do something to a case and show its state and clocks."""
        done = self.visitor.post(f"{case['name']}:{verb}", who, **body)
        expect(done["state"] == state, f"{case['name']}: {done['state']} ≠ {state}")
        self.show(done, who)
        return done

    def show(self, case: Document, who: str) -> None:
        """Who did it, the state it led to, and the clocks that run."""
        self.screen.say(f"{PEOPLE[who]}：{STATES[case['state']]}　{clocks(case)}")

    def refused(self, reason: str, case: Document, verb: str, who: str, **body: Any) -> None:
        """Try what must not be, and show the refusal."""
        problem = self.visitor.refused(reason, f"{case['name']}:{verb}", who, **body)
        self.screen.say(f"✗ {PEOPLE[who]}：{problem['title']}（{problem['status']} {reason}）")

    def counts(self) -> Document:
        """The indicators of this month."""
        today = now().date()
        period = {"from": today.replace(day=1).isoformat(), "to": today.isoformat()}
        found = self.visitor.get("indicators", "supervisor", **period, region=REGION)["indicators"]
        return dict(found[0]) if found else {"current": {}, "previous": {}}

    def _counts(self) -> int:
        return int(self.counts()["current"].get("applied_count", 0))


def promised_case(demo: Demo) -> None:
    """A promised case (承诺件) from the search to the rating."""
    demo.screen.chapter("一、承诺件：找事项、申请、补正、受理、审核", "a promised case is applied for")
    demo.screen.step("找事项", "find an item")
    item = demo.find("高龄老人特殊补贴", "PROMISED")
    notice_sheet(demo, item)
    case = application(demo, item)
    case = supplement(demo, case, item)
    case = acceptance(demo, case)
    demo.screen.chapter("二、承诺件：公示、审批、办结、评价", "the promised case is decided")
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
    demo.screen.chapter("三、即办件：当场办结", "an instant case, at the window in one go")
    demo.screen.step("找事项", "find an item")
    item = demo.find("老年人优待证", "INSTANT")
    demo.screen.step("申请、受理、审批", "at once")
    case = demo.apply(item, "演示申请人乙", "clerk-mz", channel="WINDOW")
    case = demo.act(case, "accept", "clerk-mz", "ACCEPTED")
    case = demo.act(case, "decide", "chief-mz", "DECIDED", granted=True)
    certificate(demo, case, "演示申请人乙")


def forwarded_case(demo: Demo) -> None:
    """A forwarded case (上报件), filed by a village agent: first review here, the city decides."""
    demo.screen.chapter("四、上报件：代办申请，初审上报", "a forwarded case, filed by a village agent")
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
    demo.screen.chapter("五、超时件：视为受理、预警、黄牌", "a late case: deemed accepted, warned, carded")
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


def indicators(demo: Demo, before: int) -> None:
    """The county's figures of this month, beside the same period of last year."""
    demo.screen.chapter("六、全县本月指标", "the county's indicators, this month and a year before")
    demo.screen.step("统计指标", "indicators")

    def look() -> Document | None:
        found = demo.counts()
        return found if int(found["current"].get("applied_count", 0)) >= before + 3 else None

    found = wait_for(look)
    demo.screen.say(f"本次演示新增申请已计入：{before} → {found['current']['applied_count']}")
    rows = [
        (name, *(shown(found.get(of, {}), key) for of in ("current", "previous"))) for name, key in FIGURES
    ]
    head = ("", "本期 now", "同期 before")
    demo.screen.table([head + head, *halves(rows)], (30, 11, 14, 20, 11, 0))


FIGURES: Final = (
    ("申请 applied", "applied_count"),
    ("受理 accepted", "accepted_count"),
    ("办结 completed", "completed_count"),
    ("办结率 completion", "completion_rate"),
    ("日结率 same day", "same_day_rate"),
    ("平均受理（天） to accept", "mean_acceptance_days"),
    ("平均办结（工作日） to decide", "mean_handling_days"),
    ("承诺提速 promised", "promised_speedup"),
    ("实际提速 actual", "actual_speedup"),
    ("超时件 overdue", "overdue_count"),
    ("评价率 rated", "rating_rate"),
    ("满意率 satisfied", "satisfaction_rate"),
    ("预警 warnings", "warning_count"),
    ("黄牌 yellow cards", "yellow_count"),
)


def halves(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Two columns of rows, to keep it on one screen."""
    middle = (len(rows) + 1) // 2
    return [left + right for left, right in zip(rows[:middle], rows[middle:], strict=True)]


def shown(values: Document, key: str) -> str:
    """A count, days, a rate in percent, or a dash where its divisor is nought."""
    value = values.get(key)
    if value is None:
        return "—"
    if key.endswith("_days"):
        return f"{value:.2f}"
    return str(value) if key.endswith("_count") else f"{value:.2%}"


def audit(demo: Demo) -> None:
    """Compute every hash of every journal again, from what the interface shows."""
    demo.screen.chapter("七、留痕链校验", "the journals, verified end to end")
    for service in SERVICES:
        demo.screen.step("校验留痕链", f"verify {service}")
        head = demo.visitor.get(f"journals/{service}/head", "auditor")
        last = verified(demo.visitor, service, int(head["position"]))
        expect(last.hex() == head["hash"], f"{service}: 链头不符 / the head does not fit")
        demo.screen.say(f"{head['position']:>6} 条，连续、未被改动　{head['hash'][:16]}…")


def verified(visitor: Visitor, service: str, until: int) -> bytes:
    """The chain hash at a position, computed from the first entry on."""
    position, last = 0, bytes(32)
    while position < until:
        page = visitor.get(f"journals/{service}/entries", "auditor", after=position, limit=1000)["entries"]
        expect(bool(page), f"{service}: {position} 之后缺条目 / entries are missing")
        for entry in page[: until - position]:
            position, last = position + 1, chain_hash(last, entry)
            good = entry["position"] == position and entry["hash"] == last.hex()
            expect(good, f"{service}: 第 {position} 条不符 / position {position} does not fit")
    return last


def chain_hash(previous: bytes, entry: Document) -> bytes:
    """The hash of an entry as docs/upstream.md says, from its JSON."""
    digest = hashlib.sha256(previous + entry["position"].to_bytes(8, "big"))
    since = dt.datetime.fromisoformat(entry["time"]) - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    numbers = {"version": entry["version"], "time": since // dt.timedelta(microseconds=1)}
    for name in (
        "id",
        "type",
        "aggregate",
        "version",
        "time",
        "region",
        "actor",
        "channel",
        "request_id",
        "payload",
    ):
        if name in numbers:
            data = numbers[name].to_bytes(8, "big")
        else:
            text = entry.get(name, "")
            data = bytes.fromhex(text) if name in ("id", "payload") else text.encode()
        digest.update(len(data).to_bytes(4, "big") + data)
    return digest.digest()


def compute(demo: Demo, limit: Document, start: dt.date | str, **more: Any) -> Document:
    """Ask the public calculator."""
    rule = {key: limit[key] for key in ("length", "unit")} if "length" in limit else limit
    return demo.visitor.post("clocks:compute", **rule, start=str(start), region=REGION, **more)


def clock(case: Document, kind: str) -> Document:
    """A clock of the case."""
    found = [clock for clock in case["clocks"] if clock["kind"] == kind]
    expect(bool(found), f"{kind} 没有起算 / is not there")
    return dict(found[0])


def clocks(case: Document) -> str:
    """The clocks that run, in words."""
    running = [clock for clock in case["clocks"] if "stop_time" not in clock]
    return "　".join(f"{CLOCKS[clock['kind']]}时限{until(clock)}" for clock in running) or "（无在计时限）"


def until(clock: Document) -> str:
    """How long a clock runs."""
    return f"至 {clock['due']}" if "due" in clock else "暂停"


def limits(item: Document) -> str:
    """The limits of an item, in words."""
    content = item["version"]["content"]
    return f"法定{limit(content['statutory_limit'])}，承诺{limit(content['promised_limit'])}"


def limit(value: Document) -> str:
    """A limit in words."""
    return f"{value['length']}{UNITS[value['unit']]}" if value["length"] else "当日"


def day_of(moment: str) -> dt.date:
    """The last day of a period that ends at this instant, which is 24:00 of it."""
    end = dt.datetime.fromisoformat(moment).astimezone(SHANGHAI)
    return (end - dt.timedelta(microseconds=1)).date()


def now() -> dt.datetime:
    """The time in China."""
    return dt.datetime.now(SHANGHAI)


def id_number() -> str:
    """An identity number with a good check digit, of somebody born in 1900: nobody living has it."""
    born = dt.date(1900, 1, 1) + dt.timedelta(days=random.randrange(365))
    number = f"{REGION}{born:%Y%m%d}{random.randrange(1000):03}"
    return number + str(ric.calc_check_digit(f"{number}0"))


def expect(holds: bool, otherwise: str) -> None:
    """What must be."""
    if not holds:
        raise NotAsItMustBe(otherwise)


def main() -> None:
    """Run it against the cluster at YG_HTTP_PORT; what fails is named by its step."""
    url = f"http://127.0.0.1:{os.environ.get('YG_HTTP_PORT') or '8000'}"
    visitor, screen = Visitor(url), Screen()
    began = time.monotonic()
    try:
        Demo(visitor, screen).run()
    except httpx.TransportError as error:
        sys.exit(f"\n{url} 没有应答，请先 make run / does not answer, start it with make run ({error})")
    except NotAsItMustBe as error:
        sys.exit(f"\n✗ 第 {screen.step_name} 步不对 / this step is not as it must be:\n  {error}")
    finally:
        visitor.close()
    print(f"\n全部如预期，用时 {time.monotonic() - began:.1f} 秒 · all as it must be")


if __name__ == "__main__":
    main()
