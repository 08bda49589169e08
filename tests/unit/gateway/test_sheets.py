"""Each sheet says what it must; the words are written here by hand and read back from the PDF."""

import datetime as dt
from typing import Any

import pytest
from yangguang.cases.v1 import cases_pb2, certificates_pb2, fees_pb2, projects_pb2, ratings_pb2
from yangguang.catalog.v1 import catalog_pb2
from yangguang.hall.v1 import agents_pb2, appointments_pb2, hall_pb2, oversight_pb2, queue_pb2, rosters_pb2

from gateway.sheets import agency, cases, certificates, fees, hall, items, kit, projects, ratings
from tests.unit.gateway.reading import pages, seconds, text

BUREAU = "柳城县民政局"
REMEDY = (
    "如不服本决定，可以自收到之日起六十日内依法申请行政复议，"
    "也可以自收到之日起六个月内依法向人民法院提起行政诉讼。"
)


def at(day: int, hour: int = 9, minute: int = 5) -> dt.datetime:
    """An instant of March 2026, in the time of Shanghai."""
    return dt.datetime(2026, 3, day, hour - 8, minute, tzinfo=dt.UTC)


CONTENT = catalog_pb2.ItemContent(
    title="社会团体成立登记",
    type="PERMIT",
    kind="PROMISED",
    targets=["SOCIAL_ORGANISATION", "OTHER_ORGANISATION"],
    forms=["AT_WINDOW", "ONLINE"],
    legal_bases=[
        {"title": "社会团体登记管理条例", "article": "第十二条", "document_number": "国务院令第250号"}
    ],
    statutory_limit={"length": 60, "unit": "DAYS"},
    promised_limit={"length": 5, "unit": "WORKING_DAYS"},
    conditions=["有五十个以上的个人会员"],
    approval_standards=["材料齐全"],
    materials=[
        {"id": "M1", "title": "申请书", "required": True, "originals": 1},
        {
            "id": "M2",
            "title": "章程草案",
            "required": True,
            "originals": 2,
            "copies": 1,
            "source": "申请人自备",
        },
    ],
    steps=[
        {"kind": "ACCEPTANCE", "title": "受理"},
        {"kind": "PUBLICITY", "title": "公示", "limit": {"length": 7, "unit": "DAYS"}},
    ],
    fees=[{"title": "工本费", "amount": 1050, "basis": "桂价费〔2010〕1号", "reduction": "低保户免收"}],
    result_title="社会团体法人登记证书",
    location="政务服务中心3号窗口",
    office_hours="工作日 9:00–17:00",
    consultation_phone="0772-7600001",
    supervision_phone="0772-7600999",
    visits=1,
)
PAYMENT = catalog_pb2.ItemContent(title="高龄老人特殊补贴", type="PAYMENT")


def case(**more) -> cases_pb2.Case:
    """A case as the service gives it: the applicant masked."""
    usual: dict[str, Any] = {
        "number": "11450222000000000X202603020001",
        "item_title": "社会团体成立登记",
        "applicant": {"name": "韦*㙍", "id_number": "4502**********0018"},
        "receive_time": at(2),
        "materials": ["M1", "M2"],
        "clocks": [
            {
                "kind": "PROMISED_CLOCK",
                "limit": {"length": 5, "unit": "WORKING_DAYS"},
                "due": "2026-03-10",
            },
            {
                "kind": "STATUTORY_CLOCK",
                "limit": {"length": 60, "unit": "DAYS"},
                "due": "2026-05-06",
                "extension": 10,
                "provisional": True,
            },
        ],
    }
    return cases_pb2.Case(**usual | more)


def written(name: str, found: cases_pb2.Case, content: catalog_pb2.ItemContent = CONTENT) -> str:
    """What a document of a case says."""
    document = cases.DOCUMENTS[name]
    assert document.ready(found)
    return text(kit.pdf(document.sheet(cases.Dossier(found, content, BUREAU))))


def test_the_notice_of_acceptance_names_materials_limits_and_seal():
    """XK-04 (行政许可法 art. 32): a written receipt with seal and date."""
    assert written("acceptance", case(accept_time=at(3), agent={"title": "代办员01"})) == (
        "柳城县民政局受理通知书办件编号：11450222000000000X202603020001韦*㙍："
        "你（单位）提出的申请，申请材料齐全、符合法定形式，"
        "根据《中华人民共和国行政许可法》第三十二条的规定，予以受理。"
        "申请人 韦*㙍　证件号码：4502**********0018代办员 代办员01申请事项 社会团体成立登记"
        "收到日期 2026年3月2日受理日期 2026年3月3日"
        "承诺办结时限 5个工作日，至2026年3月10日"
        "法定办结时限 60日，延长10日，至2026年5月6日（暂定，以公布的放假安排为准）"
        "咨询电话 0772-7600001监督电话 0772-7600999"
        "序号 收到的材料 原件（份） 复印件（份）1 申请书 1 02 章程草案 2 1"
        "听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审和公示所需时间不计算在上述期限内，将另行书面告知。"
        "柳城县民政局（行政审批专用章）2026年3月3日"
    )


def test_a_case_deemed_accepted_says_so():
    """行政许可法 art. 32."""
    found = written("acceptance", case(accept_time=at(2), deemed_accepted=True))

    assert "受理日期 2026年3月2日（逾期未告知，自收到申请材料之日起即为受理）" in found


def test_what_is_no_permit_does_not_rest_on_the_law_of_permits():
    found = written("acceptance", case(accept_time=at(3)), PAYMENT)

    assert "申请材料齐全、符合规定形式，予以受理。" in found
    assert "行政许可法" not in found


def test_the_notice_of_correction_tells_all_that_is_missing_at_once():
    """XK-03, C16: 一次性告知."""
    missing = [
        {"material": "M2", "reason": "缺少会员名册"},
        {"material": "M9", "reason": "未盖章"},
    ]
    found = written("correction", case(supplement_notice={"notice_time": at(4), "materials": missing}))

    assert "申请材料补正告知书" in found
    assert "现将需要补正的全部内容一次告知如下。" in found
    assert "序号 需要补正的材料 补正的内容1 章程草案 缺少会员名册2 M9 未盖章" in found
    assert "本告知只作一次，未列入的内容不再要求补正。" in found
    assert found.endswith("柳城县民政局（行政审批专用章）2026年3月4日")


def test_a_refusal_to_accept_gives_reason_and_remedy():
    """行政许可法 art. 32 and 38, C11."""
    found = case(
        state="NOT_ACCEPTED",
        return_reason="NOT_COMPETENT",
        end_reason="请向县医疗保障局申请",
        clocks=[{"kind": "ACCEPTANCE_CLOCK", "stop_time": at(5)}],
    )

    said = written("refusal", found)

    assert "不予受理的情形 不属于本机关职权范围理由 请向县医疗保障局申请" in said
    assert REMEDY in said
    assert said.endswith("2026年3月5日")


def test_a_grant_names_the_certificate_and_that_it_is_public():
    """行政许可法 art. 38, 40 and 44."""
    decision = {"granted": True, "decide_time": at(9), "document_number": "柳民许〔2026〕1号"}
    said = written("grant", case(decision=decision, certificate_number="ST-0001"))

    assert "准予行政许可决定书" in said
    assert "决定文号 柳民许〔2026〕1号办理结果 社会团体法人登记证书证照编号 ST-0001" in said
    assert (
        "自作出决定之日起十个工作日内向申请人颁发、送达行政许可证件。本决定予以公开，公众有权查阅。" in said
    )


def test_a_denial_gives_reasons_and_remedy():
    """XK-15 (行政许可法 art. 38)."""
    decision = {"decide_time": at(9), "reason": "会员不足五十个"}
    said = written("denial", case(decision=decision))

    assert "不予行政许可决定书" in said
    assert "决定文号 无理由 会员不足五十个决定日期 2026年3月9日" in said
    assert REMEDY in said
    assert "不予办理决定书" in written("denial", case(decision=decision), PAYMENT)


@pytest.mark.parametrize(("kind", "head"), [("PROMISED", "本机关负责人"), ("JOINT", "本级人民政府负责人")])
def test_an_extension_tells_the_reason_and_who_approved_it(kind, head):
    """XK-05, XK-06 (行政许可法 art. 42)."""
    handling = {"extension": {"length": 10, "reason": "需到外地核查", "extend_time": at(9)}}
    said = written("extension", case(kind=kind, handling=handling))

    assert f"经{head}批准，办理期限延长10个工作日。" in said
    assert "延长的理由 需到外地核查" in said


def test_special_procedures_are_told_with_the_time_they_take():
    """XK-09 (行政许可法 art. 45)."""
    started = {"kind": "PUBLICITY", "start_time": at(5), "expected_days": 7}
    said = written(
        "procedures", case(procedures=[started | {"end_time": at(12)}, started | {"start_time": at(13)}])
    )

    assert "所需时间不计算在办理期限内" in said
    assert "程序 开始日期 所需时间 结束日期" in said
    assert "公示 2026年3月5日 7日 2026年3月12日公示 2026年3月13日 7日 进行中" in said


def test_the_receipt_of_delivery_is_signed_by_hand_or_says_who_received_it():
    """C27: way, date, receipt."""
    finished = case(complete_time=at(10), certificate_number="ST-0001")
    blank = written("delivery", finished)
    assert "文书、证照编号 ST-0001送达方式送达时间受送达人签收代收人签名及代收理由送达人签名备注" in blank

    finished.delivery.CopyFrom(cases_pb2.Delivery(way="POSTED", receipt="本人签收", deliver_time=at(11)))

    assert "送达方式 邮寄送达送达时间 2026年3月11日 09:05受送达人签收 本人签收" in written(
        "delivery", finished
    )


@pytest.mark.parametrize("name", sorted(cases.DOCUMENTS))
def test_no_document_is_there_before_what_it_tells(name):
    assert not cases.DOCUMENTS[name].ready(case(state="SUBMITTED"))


def test_a_mandate_is_filled_in_by_hand_or_by_what_is_known():
    """E03, E05: 代办委托书."""
    blank = text(kit.pdf(agency.mandate("高龄老人特殊补贴")))
    assert "委托人委托人证件号码委托人联系电话受托代办员委托事项 高龄老人特殊补贴" in blank
    assert "代办服务不收取任何费用" in blank

    given = {"scope": "代为申请", "sign_day": "2026-03-02", "valid_to": "2026-06-30"}
    agent = {"title": "代办员01", "mandate_number": "DB-1", "mandate": given}
    said = text(kit.pdf(agency.mandate("高龄老人特殊补贴", case(agent=agent))))

    assert "委托人 韦*㙍委托人证件号码 4502**********0018" in said
    assert "委托权限 代为申请委托期限 自2026年3月2日起至2026年6月30日止委托书编号 DB-1" in said


def test_the_register_has_its_five_columns_and_room_for_signatures():
    """E04: 村民、代办事项、办理时间、办理结果、本人签字."""
    entries = [
        cases_pb2.AgencyEntry(
            principal="韦*㙍",
            agent="代办员01",
            item_title="高龄老人特殊补贴",
            create_time=at(2),
            complete_time=at(9),
            state="COMPLETED",
            granted=True,
            signature={"way": "FINGERPRINT", "sign_time": at(10)},
        ),
        cases_pb2.AgencyEntry(principal="覃*", agent="代办员01", create_time=at(3), state="ACCEPTED"),
    ]

    [page] = pages(kit.pdf(agency.register(entries)))

    said = "".join(page)
    assert "序号 村民 代办事项 代办员 办理时间 办理结果 本人签字" in said
    for part in (
        "韦*㙍",
        "高龄老人特殊补贴",
        "2026年3月2日至",
        "2026年3月9日",
        "已办结（准予）",
        "按指印",
        "至办理中",
    ):
        assert part in said


def test_the_service_card_of_a_village_says_who_acts_in_what_and_the_telephone():
    """E02, LS19: 代办员姓名·代办事项·电话."""
    line = {"agent": "伏虎村代办员01", "matters": ["高龄老人特殊补贴", "低保"], "phone": "19900000101"}
    card = agents_pb2.ServiceCard(title="伏虎村", lines=[line | {"address": "村委会"}])

    [page] = pages(kit.pdf(agency.service_card(card)))

    said = "".join(page)
    assert said.startswith("伏虎村政务服务卡代办员 代办事项 联系电话 地点")
    for part in ("代办员01", "高龄老人特殊补贴", "19900000101", "村委会", "代办服务免费"):
        assert part in said


def test_badge_and_desk_sign_name_unit_window_and_duties():
    """D15: 胸卡、台签."""
    member = hall_pb2.StaffMember(title="民政窗口首席代表", roles=["CLERK", "CHIEF_REPRESENTATIVE"])

    for make in (hall.badge, hall.desk_sign):
        assert pages(kit.pdf(make(member, BUREAU, "民政窗口"))) == [
            [BUREAU, "民政窗口首席代表", "民政窗口", "窗口人员、首席代表"]
        ]


def test_the_supervision_board_says_who_serves_where():
    """D15: 监督台."""
    members = [
        hall_pb2.StaffMember(title="民政窗口01", window="windows/1", roles=["CLERK"]),
        hall_pb2.StaffMember(title="后台审批人", roles=["APPROVER"]),
    ]
    window = hall_pb2.Window(name="windows/1", title="民政窗口", counter="3", phone="0772-7600001")

    assert pages(kit.pdf(hall.supervision_board(members, [window]))) == [
        [
            "监督台公示",
            "工作人员 窗口 柜台 电话 职责",
            "民政窗口01 民政窗口 3 0772-7600001 窗口人员",
            "后台审批人 审批人",
        ]
    ]


def test_the_eight_published_facts_hang_in_the_hall():
    """LS1: 八公开."""
    sheet = catalog_pb2.OpennessSheet(elements=[{"title": "项目名称", "lines": ["高龄老人特殊补贴"]}])

    assert text(kit.pdf(items.openness(sheet))) == "八公开项目名称 高龄老人特殊补贴"


def applied_for(*targets: Any) -> str:
    """The form of an item for these, as it reads."""
    materials = [
        catalog_pb2.Material(id="M1", title="申请书", required=True, originals=1),
        catalog_pb2.Material(id="M2", title="户口簿", originals=1, copies=2),
    ]
    content = catalog_pb2.ItemContent(title="高龄老人特殊补贴", targets=targets, materials=materials)
    item = catalog_pb2.Item(name="items/A1", organisation_title=BUREAU, version={"content": content})
    return text(kit.pdf(items.application(item)))


def test_the_form_to_apply_by_names_the_item_its_materials_and_where_to_sign():
    """B28: 网上下载申请表格."""
    said = applied_for("NATURAL_PERSON")

    for part in (
        "申请表",
        "实施编码：A1",
        "姓名",
        "身份证件号码",
        "申请事项 高龄老人特殊补贴",
        f"受理单位 {BUREAU}",
        "□窗口领取　□邮寄送达　□电子送达",
        "1 申请书 必要 1／0 □",
        "2 户口簿 非必要 1／2 □",
        "申请人（签名或者盖章）",
    ):
        assert part in said, said
    assert "统一社会信用代码" not in said


def test_the_form_of_an_item_for_organisations_asks_for_their_code_and_for_both_for_both():
    said = applied_for("ENTERPRISE")
    assert "统一社会信用代码" in said
    assert "身份证件号码" not in said
    both = applied_for("NATURAL_PERSON", "ENTERPRISE")
    assert "统一社会信用代码" in both
    assert "身份证件号码" in both


def test_the_notice_sheet_has_its_ten_elements_in_order():
    """B22, LS17."""
    titles = ["设定依据", "许可条件", "办理流程", "申请材料", "承诺时限"]
    titles += ["收费依据", "收费标准", "咨询电话", "监督电话", "办理地点"]
    elements = [catalog_pb2.SheetElement(title=title, lines=["甲", "乙"]) for title in titles]

    said = text(kit.pdf(items.notice(catalog_pb2.NoticeSheet(title="高龄老人特殊补贴", elements=elements))))

    assert said == "一次性告知单高龄老人特殊补贴" + "".join(f"{title} 甲乙" for title in titles)


def test_the_guide_says_all_that_people_ask():
    """B20, B23: 办事指南."""
    item = catalog_pb2.Item(
        name="items/11450222000000000X2000100001000",
        organisation_title=BUREAU,
        version=catalog_pb2.ItemVersion(content=CONTENT),
    )

    said = text(kit.pdf(items.guide(item, "https://example.org/guide/1")))

    for part in (
        "实施编码：11450222000000000X2000100001000",
        "办件类型 承诺件服务对象 社会组织法人、其他组织",
        "设定依据 《社会团体登记管理条例》第十二条（国务院令第250号）",
        "受理条件 有五十个以上的个人会员数量限制 无",
        "公示（7日）",
        "法定办结时限 60日承诺办结时限 5个工作日",
        "收费 工本费：10.50元，依据：桂价费〔2010〕1号，减免：低保户免收",
        "办理结果 社会团体法人登记证书办理形式 窗口办理、电脑端网上办理到现场次数 1次",
        "序号 材料名称 必要 原件 复印件 来源 说明1 申请书 必要 1 0",
        "扫码查看网上办事指南",
    ):
        assert part in said


def test_the_sign_of_a_window_has_its_five_facts():
    """D01, LS19: 部门·主要审批服务项目·收费标准·承诺时限·电话."""
    window = hall_pb2.Window(title="民政窗口", counter="3", phone="0772-7600001")
    found = [
        catalog_pb2.Item(version={"content": CONTENT}),
        catalog_pb2.Item(version={"content": PAYMENT}),
    ]

    [page] = pages(kit.pdf(hall.sign(window, hall_pb2.Organisation(title=BUREAU), found)))

    assert page == [
        "3号窗口",
        "民政窗口",
        "窗口部门 柳城县民政局",
        "电话号码 0772-7600001",
        "主要审批服务项目 收费标准 承诺时限",
        "社会团体成立登记 工本费10.50元 5个工作日",
        "高龄老人特殊补贴 不收费 当日办结",
    ]


def test_a_queue_number_fits_the_paper_of_a_ticket_printer():
    ticket = queue_pb2.Ticket(
        number="A012",
        zone="APPROVAL_ZONE",
        priority="ELDERLY",
        state="WAITING",
        ahead=3,
        estimated_minutes=15,
        create_time=at(2),
    )

    [page] = pages(kit.pdf(hall.ticket(ticket, None, "https://example.org/tickets/1")))

    said = "".join(page)
    assert said.startswith("排队号A012办理 行政审批取号时间 2026年3月2日 09:05优先 老年人")
    assert "等候 前面3人，约15分钟" in said


def test_an_appointment_is_printed_masked_and_with_its_code_alone_to_who_has_it():
    found = appointments_pb2.Appointment(
        start_time=at(9, 9, 0), end_time=at(9, 9, 30), visitor="韦*", phone="139****0000", state="BOOKED"
    )
    window = hall_pb2.Window(title="民政窗口", counter="3")

    [with_code] = pages(kit.pdf(hall.appointment(found, window, "K7M2-QX9P")))
    [without] = pages(kit.pdf(hall.appointment(found, window, "")))

    assert with_code[:3] == ["预约单", "K7M2-QX9P", "凭预约码取号"]
    assert "K7M2" not in "".join(without)
    assert "".join(without).startswith("预约单时间 2026年3月9日 09:00–09:30")
    assert "预约人 韦*电话 139****0000状态 已预约" in "".join(without)


def test_the_attendance_of_a_week_has_a_line_for_each_person():
    """D13: 周统计."""
    summary = rosters_pb2.AttendanceSummary(
        title="民政窗口01",
        first_day="2026-03-02",
        last_day="2026-03-06",
        due_days=5,
        present_days=4,
        late_days=1,
        leave_days=1,
    )

    [page] = pages(kit.pdf(hall.attendance([summary], BUREAU)))

    assert page[:3] == [BUREAU, "窗口工作人员考勤统计表", "2026年3月2日至2026年3月6日"]
    assert "民政窗口01 5 4 1 0 1 0" in page


def test_p05_the_contents_of_a_file_are_printed_by_year_and_number():
    late = oversight_pb2.YearFileEntry(
        year=2026,
        number=2,
        kind="OPENNESS_DOCUMENT",
        title="公开目录",
        day="2026-02-05",
        sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    )
    early = oversight_pb2.YearFileEntry(
        year=2026,
        number=1,
        kind="MONTHLY_ASSESSMENT",
        title="1月考评表",
        document_number="柳政服〔2026〕1号",
        day="2026-02-03",
        pages=2,
        place="2柜3层",
    )

    [page] = pages(kit.pdf(hall.year_file([late, early], BUREAU)))

    assert page[:2] == [BUREAU, "年度档案卷内目录"]
    assert page[3:5] == [
        "2026-1 月度考评 1月考评表 柳政服〔2026〕1号 2026年2月3日 2 2柜3层",
        "2026-2 公开资料 公开目录 2026年2月5日 9f86d081884c7d65",
    ]


def test_a_rectification_tells_what_and_by_when_and_never_who_rated():
    """K01–K03."""
    rating = ratings_pb2.ServiceRating(
        name="ratings/1",
        grade="DISSATISFIED",
        attitude="VERY_DISSATISFIED",
        month="2026-03",
        state="RECTIFYING",
        due="2026-03-20",
        comment="某人说的话",
        call_back={"matter": "窗口无人值守"},
    )

    said = text(kit.pdf(ratings.rectification(rating, BUREAU)))

    assert "评价等级 不满意办事效率 无服务态度 非常不满意" in said
    assert "回访核实的问题 窗口无人值守整改期限 2026年3月20日整改情况整改日期是否按期反馈情况" in said
    assert "某人说的话" not in said


def project() -> projects_pb2.Project:
    """A joint project of two departments, accepted, with a notice and a meeting."""
    task: dict[str, Any] = {"item": "items/1", "title": "社会团体成立登记", "organisation": "organisations/1"}
    task |= {"number": 1, "stage": 1, "organisation_title": BUREAU, "finish": "2026-03-20"}
    notice = {
        "organisation": "organisations/2",
        "items": ["items/1"],
        "send_time": at(3),
        "due": "2026-03-06",
    }
    meeting = {
        "number": 1,
        "kind": "JOINT_SURVEY",
        "place": "现场",
        "hold_time": at(5),
        "minutes": "同意选址",
    }
    opinion = {"organisation": "organisations/2", "opinion": "AGREED_WITH_CONDITIONS", "comment": "先行公示"}
    return projects_pb2.Project(
        number="XM-0001",
        title="颐养中心",
        joint=True,
        applicant={"name": "颐*公司"},
        tasks=[task | {"limit": {"length": 5, "unit": "WORKING_DAYS"}}],
        departments=[{"organisation": "organisations/2", "title": "柳城县自然资源局"}],
        joint_clock={"limit": {"length": 45, "unit": "WORKING_DAYS"}, "due": "2026-05-08", "extension": 15},
        forecast_date="2026-03-20",
        accept_time=at(3),
        copy_notices=[notice | {"silent": True}],
        meetings=[meeting | {"close_time": at(6), "opinions": [opinion]}, {"number": 2}],
    )


def test_one_door_accepts_a_joint_project_for_all_departments():
    """F03, XK-06 (行政许可法 art. 26, 42)."""
    said = text(kit.pdf(projects.acceptance(project(), BUREAU)))

    assert "根据《中华人民共和国行政许可法》第二十六条的规定，予以受理，由各部门同步办理。" in said
    assert "总时限 45个工作日，延长15个工作日，至2026年5月8日" in said
    assert "序号 事项 部门 阶段 时限 计划办结" in said
    assert "预计全部办结日期：2026年3月20日。" in said


def test_a_copy_notice_names_items_limit_and_silence():
    """F04: 抄告单."""
    said = text(kit.pdf(projects.copy_notice(project(), BUREAU)))

    assert "部门 抄告事项 抄告日期 答复期限 答复意见" in said
    for part in ("柳城县自然", "社会团体成立", "2026年3月6", "逾期未答复"):
        assert part in said


def test_minutes_are_of_the_meetings_that_have_ended():
    """F06, F08: 会议纪要、勘验记录."""
    said = text(kit.pdf(projects.minutes(project(), BUREAU)))

    assert "1. 联合勘验时间 2026年3月5日 09:05地点 现场议题 无纪要 同意选址文号 无" in said
    assert "柳城县自然资源局 有条件同意 先行公示" in said
    assert "2. " not in said


def test_all_fees_of_a_case_stand_on_one_ticket_with_the_code_by_which_they_are_paid():
    """O02, O03, O05: 一票制."""
    line = {"title": "工本费", "amount": 1050, "standard": 2100, "basis": "桂价费〔2010〕1号"}
    found = fees_pb2.FeeTicket(
        case_number="B-1",
        item_title="社会团体成立登记",
        payer="韦*㙍",
        lines=[line],
        amount=1050,
        reduction_reason="低保户减半",
        state="UNPAID",
        pay_code="45022200000000000001",
    )

    [page] = pages(kit.pdf(fees.ticket(found, BUREAU, "https://example.org/pay/45022200000000000001")))

    said = "".join(page)
    assert "收费项目 收费依据 收费标准 应缴金额工本费 桂价费〔2010〕1号 21.00元 10.50元" in said
    assert "合计 10.50元（人民币壹拾元伍角整）减免 低保户减半缴款码 45022200000000000001" in said
    assert "状态 待缴费缴费时间 未缴费票据号码 无" in said
    assert "除本票所列外，不收取任何费用。" in said


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (105, "壹元零伍分"),
        (1050, "壹拾元伍角整"),
        (20300, "贰佰零叁元整"),
        (100_000_000, "壹佰万元整"),
        (100_050_001, "壹佰万零伍佰元零壹分"),
        (102_003_000, "壹佰零贰万零叁拾元整"),
    ],
)
def test_amounts_are_said_in_the_words_of_bills(cents, words):
    assert fees.in_words(cents) == words


def test_a_certificate_has_its_number_its_time_and_the_code_by_which_it_is_verified():
    """P01."""
    found = certificates_pb2.Certificate(
        title="社会团体法人登记证书",
        number="ST-0001",
        identifier="1.2.156.3005.2.X",
        holder="柳城县*协会",
        holder_id_number="5145**********0001",
        verification_code="ABCD2345EFGH6789",
        valid_from="2026-03-10",
        valid_to="2031-03-09",
        create_time=at(10),
        state="ISSUED",
    )

    [page] = pages(kit.pdf(certificates.certificate(found, BUREAU, "https://example.org/verify?code=A")))

    said = "".join(page)
    assert said.startswith(
        "社会团体法人登记证书持证人 柳城县*协会证件号码 5145**********0001证照编号 ST-0001"
        "电子证照标识 1.2.156.3005.2.X有效期 自2026年3月10日起至2031年3月9日止发证机关 柳城县民政局"
    )
    assert "验证码：ABCD2345EFGH6789" in said
    assert "柳城县民政局（盖章）2026年3月10日" in said


def test_a_certificate_that_holds_no_more_says_so():
    """P01."""
    found = certificates_pb2.Certificate(title="登记证书", state="REVOKED", valid_from="2026-03-10")

    said = text(kit.pdf(certificates.certificate(found, BUREAU, "https://example.org/verify?code=A")))

    assert "登记证书本证已被撤销或者注销，不再有效" in said
    assert "自2026年3月10日起长期" in said


FULL = case(
    accept_time=at(3),
    complete_time=at(10),
    supplement_notice={"notice_time": at(2), "materials": [{"material": "M2", "reason": "未盖章"}]},
    decision={"granted": True, "decide_time": at(9)},
    handling={"extension": {"length": 10, "reason": "需到外地核查", "extend_time": at(9)}},
    procedures=[{"kind": "PUBLICITY", "start_time": at(5), "expected_days": 7}],
)
ENTRY = cases_pb2.AgencyEntry(principal="韦*㙍", item_title="高龄老人特殊补贴", create_time=at(2))
LARGE = {
    **{name: each.sheet(cases.Dossier(FULL, CONTENT, BUREAU)) for name, each in cases.DOCUMENTS.items()},
    "guide": items.guide(catalog_pb2.Item(version={"content": CONTENT}), "https://example.org/guide/1"),
    "sign": hall.sign(
        hall_pb2.Window(title="民政窗口"),
        hall_pb2.Organisation(title=BUREAU),
        200 * [catalog_pb2.Item(version={"content": CONTENT})],
    ),
    "register": agency.register(100 * [ENTRY]),
    "project": projects.acceptance(project(), BUREAU),
    "card": agency.service_card(agents_pb2.ServiceCard(title="伏虎村")),
}


@pytest.mark.parametrize("name", LARGE)
def test_each_sheet_is_made_in_less_than_200_ms(name):
    kit.pdf(LARGE[name])

    assert min(seconds(LARGE[name]) for _ in range(3)) < 0.2
