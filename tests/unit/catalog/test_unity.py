"""六统一: what is the same everywhere, and what a place may better (B10, B11, B12)."""

import pytest
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.common.v1.types_pb2 import Limit

from services.catalog.domain import content as rules
from services.catalog.domain.codes import Level
from services.catalog.domain.unity import Aspect, Verdict, compare
from services.common.errors import InvalidArgument
from tests.unit.catalog.samples import content, standard_item

MATERIALS = [
    pb.Material(id="M1", title="申请书", required=True, originals=1),
    pb.Material(id="M2", title="户口簿", required=True, originals=1, copies=1),
]
TERMS = pb.ItemContent(
    conditions=["具有本县户籍", "年满八十周岁"],
    approval_standards=["材料齐全、符合法定形式"],
    materials=MATERIALS,
    steps=[
        pb.Step(kind=kind)
        for kind in ("ACCEPTANCE", "EXAMINATION_STEP", "PUBLICITY", "DECISION", "COMPLETION")
    ],
    statutory_limit=Limit(length=20, unit="WORKING_DAYS"),
    promised_limit=Limit(length=10, unit="WORKING_DAYS"),
    fees=[pb.Fee(title="工本费", amount=500, basis="桂价费〔2020〕1号")],
)
STANDARD = standard_item(terms=TERMS)


def copy(**changes) -> pb.ItemContent:
    """A local copy that says the same, but for the changes."""
    given = {field.name: getattr(TERMS, field.name) for field, _ in TERMS.ListFields()}
    said = content(**(given | changes))
    said.title, said.type = STANDARD.title, STANDARD.type
    said.legal_bases.extend(STANDARD.legal_bases)
    return said


def verdicts(**changes) -> dict[str, tuple[Aspect, Verdict]]:
    return {found.field: (found.aspect, found.verdict) for found in compare(copy(**changes), STANDARD)}


def test_a_copy_that_says_the_same_differs_in_nothing():
    assert verdicts() == {}


@pytest.mark.parametrize(
    ("changes", "aspect"),
    [
        ({"conditions": ["具有本县户籍"]}, Aspect.MATERIALS_ASPECT),
        ({"materials": MATERIALS[:1]}, Aspect.MATERIALS_ASPECT),
        (
            {"materials": [MATERIALS[0], pb.Material(id="M2", title="户口簿", required=True, originals=1)]},
            Aspect.MATERIALS_ASPECT,
        ),
        (
            {"materials": [MATERIALS[1], pb.Material(id="M3", title="申请书", originals=1)]},
            Aspect.MATERIALS_ASPECT,
        ),
        (
            {"steps": [pb.Step(kind=kind) for kind in ("ACCEPTANCE", "DECISION", "COMPLETION")]},
            Aspect.PROCESS_ASPECT,
        ),
        ({"promised_limit": Limit(length=5, unit="WORKING_DAYS")}, Aspect.LIMITS_ASPECT),
        ({"promised_limit": Limit(length=10, unit="DAYS")}, Aspect.LIMITS_ASPECT),
        ({"fees": []}, Aspect.FEES_ASPECT),
        ({"fees": [pb.Fee(title="工本费", amount=300, basis="桂价费〔2020〕1号")]}, Aspect.FEES_ASPECT),
    ],
)
def test_a_place_may_better_what_is_fixed_above(changes, aspect):
    assert verdicts(**changes) == {next(iter(changes)): (aspect, Verdict.BETTER)}
    rules.inherit(copy(**changes), STANDARD, Level.TOWNSHIP)


@pytest.mark.parametrize(
    ("changes", "aspect"),
    [
        ({"conditions": [*TERMS.conditions, "无违法记录"]}, Aspect.MATERIALS_ASPECT),
        ({"approval_standards": []}, Aspect.MATERIALS_ASPECT),
        ({"approval_standards": ["另行规定"]}, Aspect.MATERIALS_ASPECT),
        ({"materials": [*MATERIALS, pb.Material(id="M9", title="单位证明")]}, Aspect.MATERIALS_ASPECT),
        ({"materials": [pb.Material(id="M1", title="申请书", originals=2)]}, Aspect.MATERIALS_ASPECT),
        (
            {"steps": [*TERMS.steps[:2], pb.Step(kind="HEARING"), *TERMS.steps[2:]]},
            Aspect.PROCESS_ASPECT,
        ),
        ({"statutory_limit": Limit(length=30, unit="WORKING_DAYS")}, Aspect.LIMITS_ASPECT),
        ({"promised_limit": Limit(length=15, unit="WORKING_DAYS")}, Aspect.LIMITS_ASPECT),
        ({"promised_limit": Limit(length=15, unit="DAYS")}, Aspect.LIMITS_ASPECT),
        ({"fees": [pb.Fee(title="工本费", amount=501, basis="本单位")]}, Aspect.FEES_ASPECT),
        ({"fees": [pb.Fee(title="服务费", amount=1, basis="本单位")]}, Aspect.FEES_ASPECT),
    ],
)
def test_b11_b12_o04_a_place_may_never_ask_for_more(changes, aspect):
    assert verdicts(**changes) == {next(iter(changes)): (aspect, Verdict.WORSE)}
    if changes != {"approval_standards": []}:
        with pytest.raises(InvalidArgument, match="DIFFERS_FROM_STANDARD_ITEM") as error:
            rules.inherit(copy(**changes), STANDARD, Level.TOWNSHIP)
        assert error.value.facts["field"] == f"content.{next(iter(changes))}"


def test_name_and_basis_are_told_apart():
    said = copy()
    said.title = "另一个名称"
    del said.legal_bases[:]

    found = {finding.aspect: finding for finding in compare(said, STANDARD)}

    assert (found[Aspect.NAME_ASPECT].local, found[Aspect.NAME_ASPECT].standard) == (
        "另一个名称",
        "高龄老人特殊补贴",
    )
    assert found[Aspect.BASIS_ASPECT].verdict is Verdict.WORSE


def test_what_a_copy_leaves_out_comes_from_the_standard_but_fees_do_not():
    said = content(
        conditions=[],
        materials=[],
        steps=[],
        approval_standards=[],
        statutory_limit=None,
        promised_limit=None,
    )

    rules.inherit(said, STANDARD, Level.TOWNSHIP)

    assert list(said.conditions) == ["具有本县户籍", "年满八十周岁"]
    assert [material.title for material in said.materials] == ["申请书", "户口簿"]
    assert (said.statutory_limit.length, said.promised_limit.length) == (20, 10)
    assert list(said.fees) == []


def test_what_is_filled_in_must_fit_the_rest():
    with pytest.raises(InvalidArgument, match="INSTANT_"):
        rules.inherit(content(kind="INSTANT", promised_limit=None, steps=[]), STANDARD, Level.TOWNSHIP)


def test_where_the_standard_says_nothing_every_place_decides():
    said = content(fees=[pb.Fee(title="服务费", amount=100, basis="价目")])

    rules.inherit(said, standard_item(), Level.TOWNSHIP)

    assert compare(said, standard_item()) == []
