"""What every chapter of the demonstration stands on: who calls, where it is shown, how clocks are told."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from stdnum.cn import ric

from local.rest import Document, NotAsItMustBe, Visitor
from local.screen import Screen

REGION: Final = "450222"
SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
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
PEOPLE: Final = {
    "resident": "申请人",
    "agent": "代办员",
    "clerk-mz": "窗口人员",
    "chief-mz": "首席代表",
    "approver-mz": "审批人",
    "clerk-scjg": "市场监管窗口",
    "chief-scjg": "市场监管首席代表",
}


@dataclass(frozen=True, slots=True)
class Demo:
    """One run: who calls, and where it is shown."""

    visitor: Visitor
    screen: Screen

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
            applicant=person(name),
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


def person(name: str) -> Document:
    """An applicant."""
    return {"kind": "PERSON", "name": name, "id_number": id_number(), "phone": "13900000000"}


def id_number() -> str:
    """An identity number with a good check digit, of somebody born in 1900: nobody living has it."""
    born = dt.date(1900, 1, 1) + dt.timedelta(days=random.randrange(365))
    number = f"{REGION}{born:%Y%m%d}{random.randrange(1000):03}"
    return number + str(ric.calc_check_digit(f"{number}0"))


def expect(holds: bool, otherwise: str) -> None:
    """What must be."""
    if not holds:
        raise NotAsItMustBe(otherwise)
