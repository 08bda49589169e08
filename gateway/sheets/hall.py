"""Sheets of the hall: signs of windows, queue numbers, appointments, attendance, the contents of files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from yangguang.catalog.v1 import catalog_pb2
from yangguang.common.v1.access_pb2 import Role
from yangguang.hall.v1 import appointments_pb2, hall_pb2, oversight_pb2, queue_pb2, rosters_pb2

from gateway import words
from gateway.sheets import wording
from gateway.sheets.fonts import SANS
from gateway.sheets.kit import (
    A4_ACROSS,
    BADGE,
    DESK_SIGN,
    HERE,
    SIGN,
    SLIP,
    Block,
    Code,
    Fields,
    Sheet,
    Signature,
    Table,
    Text,
)
from gateway.sheets.wording import clock_time, date, moment

SIGNED: Final = (("主要审批服务项目", 0.44), ("收费标准", 0.34), ("承诺时限", 0.22))
BOARD: Final = (("工作人员", 0.28), ("窗口", 0.2), ("柜台", 0.1), ("电话", 0.18), ("职责", 0.24))
ATTENDANCE: Final = (
    ("工作人员", 0.28),
    ("应到（天）", 0.12),
    ("实到（天）", 0.12),
    ("迟到（天）", 0.12),
    ("早退（天）", 0.12),
    ("请假（天）", 0.12),
    ("缺勤（天）", 0.12),
)


YEAR_FILE: Final = (
    ("件号", 0.06),
    ("类别", 0.12),
    ("题名", 0.3),
    ("文号", 0.16),
    ("日期", 0.13),
    ("页数", 0.06),
    ("存放位置、文件校验值", 0.17),
)


def sign(
    window: hall_pb2.Window, organisation: hall_pb2.Organisation, items: Iterable[catalog_pb2.Item]
) -> Sheet:
    """The hanging sign (窗口吊牌, D01): 窗口部门、主要审批服务项目、收费标准、承诺时限、电话号码."""
    contents = [item.version.content for item in items]
    rows = [
        (
            each.title,
            "；".join(f"{fee.title}{wording.money(fee.amount)}" for fee in each.fees) or "不收费",
            wording.limit(each.promised_limit),
        )
        for each in contents
    ]
    blocks: list[Block] = [
        Fields([("窗口部门", [organisation.title]), ("电话号码", [window.phone or organisation.phone])], 0.2),
        Table(SIGNED, rows),
    ]
    counter = f"{window.counter}号窗口" if window.counter else ""
    return Sheet(window.title, blocks, issuer=counter, page=SIGN)


def ticket(found: queue_pb2.Ticket, window: hall_pb2.Window | None, address: str) -> Sheet:
    """A queue number (排队号) on the paper of a ticket printer."""
    place = window.title if window else wording.word(hall_pb2.Zone, found.zone)
    rows = [("办理", [place]), ("取号时间", [moment(found.create_time)])]
    if found.priority:
        rows.append(("优先", [wording.word(queue_pb2.Priority, found.priority)]))
    if found.state == queue_pb2.Ticket.WAITING:
        rows.append(("等候", [f"前面{found.ahead}人，约{found.estimated_minutes}分钟"]))
    blocks: list[Block] = [
        Text(found.number, centred=True, size=3.4, font=SANS),
        Fields(rows, 0.3),
        Code(address, "扫码查看叫号进度", 24),
        Text("请留意叫号，过号请到导办处。", centred=True, size=0.85),
    ]
    return Sheet("排队号", blocks, page=SLIP)


def appointment(found: appointments_pb2.Appointment, window: hall_pb2.Window, code: str) -> Sheet:
    """The slip of an appointment (预约单); with its code when whoever asks has it."""
    time = f"{moment(found.start_time)}–{clock_time(found.end_time)}"
    place = f"{window.title}{f'（{window.counter}号窗口）' if window.counter else ''}"
    state = wording.word(appointments_pb2.Appointment.State, found.state)
    rows = [
        ("时间", [time]),
        ("窗口", [place]),
        ("预约人", [found.visitor]),
        ("电话", [found.phone]),
        ("状态", [state]),
    ]
    shown: list[Block] = (
        [Text(code, centred=True, size=1.8, font=SANS), Code(code, "凭预约码取号", 24)] if code else []
    )
    return Sheet("预约单", [*shown, Fields(rows, 0.26)], page=SLIP)


def badge(member: hall_pb2.StaffMember, organisation: str, window: str) -> Sheet:
    """The badge (胸卡, D15): unit, window, duties; the title stands for the name."""
    return Sheet(member.title, _duties(member, window), issuer=organisation, page=BADGE)


def desk_sign(member: hall_pb2.StaffMember, organisation: str, window: str) -> Sheet:
    """The desk sign (台签, D15), to be read from the other side of the counter."""
    return Sheet(member.title, _duties(member, window), issuer=organisation, page=DESK_SIGN)


def supervision_board(members: Iterable[hall_pb2.StaffMember], windows: Iterable[hall_pb2.Window]) -> Sheet:
    """The supervision board (监督台公示, D15): who serves where, and by which telephone one complains."""
    known = {window.name: window for window in windows}
    rows = [
        (member.title, window.title, window.counter, window.phone, _roles(member))
        for member in members
        for window in [known.get(member.window, hall_pb2.Window())]
    ]
    return Sheet("监督台公示", [Table(BOARD, rows)], page=SIGN)


def _roles(member: hall_pb2.StaffMember) -> str:
    return "、".join(words.word("zh", Role.Name(role), "word") for role in member.roles)


def _duties(member: hall_pb2.StaffMember, window: str) -> list[Block]:
    return [Text(text, centred=True) for text in (window, _roles(member)) if text]


def attendance(summaries: Iterable[rosters_pb2.AttendanceSummary], organisation: str) -> Sheet:
    """The attendance of a week, a month or a quarter (周统计、月汇总、季通报, D13)."""
    found = list(summaries)
    rows = [
        (
            each.title,
            *map(
                str,
                (
                    each.due_days,
                    each.present_days,
                    each.late_days,
                    each.early_days,
                    each.leave_days,
                    each.absent_days,
                ),
            ),
        )
        for each in found
    ]
    period = f"{date(found[0].first_day)}至{date(found[0].last_day)}" if found else ""
    return Sheet(
        "窗口工作人员考勤统计表",
        [Table(ATTENDANCE, rows), Signature([f"审核人签名：{HERE}"])],
        issuer=organisation,
        number=period,
        page=A4_ACROSS,
    )


def year_file(entries: Iterable[oversight_pb2.YearFileEntry], organisation: str) -> Sheet:
    """What is in the files of an organisation (年度档案卷内目录, P05), a year after the other, by number."""
    found = sorted(entries, key=lambda entry: (entry.year, entry.number))
    rows = [
        (
            f"{entry.year}-{entry.number}",
            words.word("zh", oversight_pb2.YearFileKind.Name(entry.kind), "word"),
            entry.title,
            entry.document_number,
            date(entry.day),
            str(entry.pages or ""),
            "；".join(filter(None, (entry.place, entry.sha256[:16]))),
        )
        for entry in found
    ]
    return Sheet("年度档案卷内目录", [Table(YEAR_FILE, rows)], issuer=organisation, page=A4_ACROSS)
