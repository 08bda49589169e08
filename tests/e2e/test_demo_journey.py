"""`make demo` against the whole cluster: what the person who runs it must see, each time they run it."""

import os
import re
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest

from local.cluster import Cluster
from local.demo import __main__ as demo
from local.demo import journals, stage
from local.ports import free_port
from local.rest import NotAsItMustBe, Visitor
from local.screen import COLUMNS, Screen, width

ROOT = Path(__file__).resolve().parents[2]

# A line of each step, in the order of the journey; `…` stands for what differs from run to run.
SEEN = """
一、承诺件：找事项、申请、补正、受理、审核 · a promised case is applied for
“高龄老人特殊补贴” → 高龄老人特殊补贴，法定20个工作日，承诺5个工作日
十要素 · ten elements
设定依据：…收费依据：
网上申请 apply online…办件编号 …，缺“户口簿”
申请人：已申请　受理时限至 2…
窗口人员：待补正　（无在计时限）
✗ 窗口人员：…（409 NOTICE_ALREADY_GIVEN）
补正 supplement…申请人：已申请　受理时限至 2…
✗ 窗口人员：…（403 MANDATE_REQUIRED）
首席代表：已受理　承诺时限至 …　法定时限至 2…
审批人：已审核　承诺时限至 …　法定时限至 2…
公示开始 publicity starts…承诺时限暂停　法定时限暂停
公示结束 publicity ends…承诺时限至 …　法定时限至 2…
计算器：若公示到 …，承诺时限由 … 移至 2…
时限说明 explanation…期限：5个工作日。
截止：…24时。
✗ 首席代表：…（403 MANDATE_REQUIRED）
审批人：已决定　送达时限至 2…
首席代表：已办结　证照编号 450222-mz〔…〕…号
窗口人员：已送达　（无在计时限）
申请人：非常满意
进度推送 live, resumed…无缺漏、无重复
Submitted → SupplementRequested → Supplemented → Accepted → Examined
三、即办件：当场办结
“老年人优待证” → 老年人优待证办理，…承诺当日
首席代表：已办结　证照编号
四、上报件：代办申请，初审上报
代办员：已申请　受理时限至 2…
窗口人员：已上报　上级时限至 2…
五、联办项目：预排、一门受理、抄告、一个时限
第1阶段　营业执照
第2阶段　公益性公墓 ∥ 殡仪服务站
第3阶段　地名命名
逐项办理 … 个工作日，并联 … 个工作日
共享后只交 … 份
环节重复：现场勘验，2 个事项可合并为一次
：待补正，缺“
补交一次，2 个事项共用：待受理
总时限 45 个工作日，至 2
预计 2…办结，关键路径：营业执照 → 公益性公墓 → 地名命名
抄告单 … 份，2…前回复
市场监管：有条件同意
六、联办项目：联合勘验、前置办结、支线受阻、重排
市场监管首席代表：已决定
市场监管首席代表：已办结　证照编号 450222-scjg〔
办理中　殡仪服务站
一次勘验两个事项：请 …；演勘〔2026〕1号
已撤回　殡仪服务站
预计办结：无
第 … 次重排：预计 无 → 2…不变
第1阶段 …市场监督管理局
预计办结：2
七、收费：先公布、一票收清、扫码缴费、对账
证照遗失补发（演示收费事项）：证照工本费 20.00 元
✗ 收 50.00 元：…（409 FEE_ABOVE_STANDARD），已留痕
一票 20.00 元，缴款码 …
✗ 市场监管窗口：…（409 FEE_UNPAID）
支付沙箱：20.00 元，http://127.0.0.1:
平台签名通知已核验：已缴费，流水 SB
市场监管窗口：已送达
对账单 SHA-256
八、超时件：视为受理、预警、黄牌
收到的邮寄材料，承诺时限已于 … 届满
五个工作日内未告知，系统于 … 秒后按收件日受理
预警　承诺时限，… 届满
黄牌　承诺时限，… 届满
录入后 … 秒发出
九、全县本月指标
申请 applied
十、留痕链校验
verify catalog…条，连续、未被改动
verify hall…条，连续、未被改动
verify cases…条，连续、未被改动
verify supervision…条，连续、未被改动
全部如预期，用时 … 秒 · all as it must be
""".strip().splitlines()


def run_demo(port: int) -> "subprocess.CompletedProcess[str]":
    environment = dict(os.environ) | {"YG_HTTP_PORT": str(port), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "local", "demo"]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=150
    )


@pytest.fixture(scope="module")
def told(cluster: Cluster) -> str:
    """What one run prints."""
    run = run_demo(cluster.http_port)
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def test_the_journey_is_told_step_by_step(told: str):
    rest = told
    for line in SEEN:
        pattern = re.escape(line).replace("…", ".*?")
        found = re.search(pattern, rest)
        assert found, f"not seen in its place: {line}\n{told}"
        rest = rest[found.end() :]


def test_the_steps_are_numbered_without_a_gap(told: str):
    numbers = [int(number) for number in re.findall(r"^ *(\d+)  \S", told, re.MULTILINE)]

    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 40


def test_each_chapter_fits_a_screen(told: str):
    chapters = told.split("\n── ")

    assert len(chapters) == 11
    assert max(len(chapter.splitlines()) for chapter in chapters) <= 40
    assert max(map(width, told.splitlines())) <= COLUMNS


def test_it_can_be_run_again(cluster: Cluster, told: str):
    run = run_demo(cluster.http_port)

    assert (run.returncode, run.stderr) == (0, "")
    assert "全部如预期" in run.stdout


async def test_a_journal_that_was_tampered_with_is_found_by_the_demonstration(cluster: Cluster, told: str):
    visitor = Visitor(cluster.url)
    async with changed_actor(cluster, 3):
        with pytest.raises(NotAsItMustBe, match="cases: 第 3 条不符"):
            journals.audit(stage.Demo(visitor, Screen()))

    journals.audit(stage.Demo(visitor, Screen()))
    visitor.close()


@asynccontextmanager
async def changed_actor(cluster: Cluster, position: int):
    """Rewrite who did something, as somebody with the database's password could; afterwards put it back."""
    connection = await asyncpg.connect(cluster.database_url("cases", "postgresql"))
    statement = "UPDATE journal SET actor = $2 WHERE position = $1"
    actor = await connection.fetchval("SELECT actor FROM journal WHERE position = $1", position)
    try:
        await connection.execute(statement, position, "somebody-else")
        yield
    finally:
        await connection.execute(statement, position, actor)
        await connection.close()


def test_a_step_that_is_not_as_it_must_be_is_named(cluster: Cluster, monkeypatch, capsys):
    monkeypatch.setenv("YG_HTTP_PORT", str(cluster.http_port))
    monkeypatch.setattr(stage, "REGION", "450223")

    with pytest.raises(SystemExit) as end:
        demo.main()

    assert "第 1 找事项 find an item 步不对" in str(end.value)


def test_where_nothing_runs_it_says_how_to_start():
    run = run_demo(free_port())

    assert run.returncode == 1
    assert "make run" in run.stderr


def test_what_one_item_of_the_county_issues_for_another_comes_first_in_a_plan(cluster: Cluster):
    """F02: the household register before what asks for it."""
    household, card, allowance = (
        "items/11450222999000048Y4450709002000",
        "items/11450222999000048Y4450709001000",
        "items/11450222999000013C4450511003000",
    )
    visitor = Visitor(f"http://127.0.0.1:{cluster.http_port}")
    try:
        plan = visitor.post("projects:previewPlan", items=[allowance, card, household])
    finally:
        visitor.close()

    found = {(each["before"], each["after"]) for each in plan["causalities"]}
    assert found == {(household, card), (household, allowance)}
    assert plan["tasks"][0]["item"] == household
    assert plan["joint"]
