"""What a version of an item must and may not say."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.common.v1.types_pb2 import DAYS, WORKING_DAYS, CaseKind, Limit, LimitUnit

from services.catalog.domain import codes
from services.catalog.domain import content as rules
from services.catalog.domain.codes import Level, StepKind
from services.catalog.domain.life import ItemState, StandardState, VersionState
from services.common.calendar import Calendar
from services.common.clock import Unit, shift
from services.common.errors import InvalidArgument
from tests.unit.catalog.samples import content, standard_item

CLOCKS = {"XK-05"}
# Numbers nobody has named; proto enums let them through.
UNKNOWN_STEP: Any = 16
UNKNOWN_UNIT: Any = 3


def refused(changes=None, *, said=None):
    """Why this content is refused, and the field named."""
    with pytest.raises(InvalidArgument) as error:
        rules.check_draft(said if said is not None else content(**(changes or {})), CLOCKS)
    return error.value.reason, error.value.facts["field"]


def incomplete(**changes):
    said = complete(**changes)
    with pytest.raises(InvalidArgument) as error:
        rules.check_complete(said)
    return error.value.reason, error.value.facts["field"]


def complete(**changes) -> pb.ItemContent:
    said = content(**changes)
    rules.check_draft(said, CLOCKS)
    rules.inherit(said, standard_item(), Level.TOWNSHIP)
    return said


def test_a_complete_content_is_complete():
    rules.check_complete(complete())


def test_texts_lose_the_blanks_around_them():
    said = content(location="  柳城县 \n", conditions=["  年满八十周岁 "])
    rules.check_draft(said, CLOCKS)
    assert said.location == "柳城县"
    assert list(said.conditions) == ["年满八十周岁"]


def test_a_step_without_a_title_is_called_by_its_kind():
    said = content(steps=[pb.Step(kind="SITE_SURVEY"), pb.Step(kind="SITE_SURVEY", title="入户调查")])
    rules.check_draft(said, CLOCKS)
    assert [step.title for step in said.steps] == ["现场勘验", "入户调查"]


def test_rare_characters_and_the_dot_of_names_pass():
    rules.check_draft(content(notes="𠮷村 阿依古丽·买买提\n㐂"), CLOCKS)


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"title": "题" * 201}, "FIELD_TOO_LONG", "content.title"),
        ({"notes": "注" * 4001}, "FIELD_TOO_LONG", "content.notes"),
        ({"location": "一\n二"}, "FIELD_INVALID", "content.location"),
        ({"location": "零\u200b宽"}, "FIELD_INVALID", "content.location"),
        ({"conditions": ["好", "\x00"]}, "FIELD_INVALID", "content.conditions[1]"),
        ({"conditions": [" "]}, "FIELD_REQUIRED", "content.conditions[0]"),
        ({"conditions": ["条"] * 51}, "FIELD_TOO_LONG", "content.conditions"),
        ({"themes": ["题" * 51]}, "FIELD_TOO_LONG", "content.themes[0]"),
        ({"type": 99}, "FIELD_INVALID", "content.type"),
        ({"level": 8}, "FIELD_INVALID", "content.level"),
        ({"kind": "RETURNED"}, "FIELD_INVALID", "content.kind"),
        ({"kind": "SUPPLEMENTED"}, "FIELD_INVALID", "content.kind"),
        ({"organ_nature": 4}, "FIELD_INVALID", "content.organ_nature"),
        ({"window_authority": -1}, "FIELD_INVALID", "content.window_authority"),
        ({"targets": [1, 7]}, "FIELD_INVALID", "content.targets[1]"),
        ({"targets": [1, 2, 1]}, "FIELD_INVALID", "content.targets[2]"),
        ({"forms": [0]}, "FIELD_REQUIRED", "content.forms[0]"),
        ({"forms": [5]}, "FIELD_INVALID", "content.forms[0]"),
        ({"visits": -1}, "FIELD_INVALID", "content.visits"),
        ({"visits": 1001}, "FIELD_INVALID", "content.visits"),
        ({"steps": [pb.Step(title="?")]}, "FIELD_REQUIRED", "content.steps[0].kind"),
        ({"steps": [pb.Step(kind=UNKNOWN_STEP)]}, "FIELD_INVALID", "content.steps[0].kind"),
        (
            {"steps": [pb.Step(kind="ACCEPTANCE", title="步" * 201)]},
            "FIELD_TOO_LONG",
            "content.steps[0].title",
        ),
        (
            {"legal_bases": [pb.LegalBasis(article="第一条")]},
            "FIELD_REQUIRED",
            "content.legal_bases[0].title",
        ),
        ({"materials": [pb.Material(id="M1")]}, "FIELD_REQUIRED", "content.materials[0].title"),
        ({"materials": [pb.Material(title="申请书")]}, "FIELD_REQUIRED", "content.materials[0].id"),
        ({"fees": [pb.Fee(amount=1, basis="文")]}, "FIELD_REQUIRED", "content.fees[0].title"),
    ],
)
def test_a_draft_refuses_what_is_wrong_by_itself(changes, reason, field):
    assert refused(changes) == (reason, field)


def test_a_draft_may_lack_everything():
    rules.check_draft(pb.ItemContent(), CLOCKS)


def test_a_content_is_not_larger_than_an_event_takes():
    long = [pb.Material(id=f"M{n}", title="材料", note="注" * 4000) for n in range(100)]
    assert refused({"materials": long}) == ("FIELD_TOO_LONG", "content")


# ---- Materials and fees


def test_materials_have_ids_of_their_own():
    twice = [pb.Material(id="M1", title="申请书"), pb.Material(id="M1", title="户口簿")]
    assert refused({"materials": twice}) == ("MATERIAL_ID_REPEATED", "content.materials[1].id")


@pytest.mark.parametrize("name", ["originals", "copies"])
@pytest.mark.parametrize("count", [-1, 1001])
def test_nobody_is_asked_for_a_negative_number_of_papers(name, count):
    material = pb.Material(id="M1", title="申请书", **{name: count})
    assert refused({"materials": [material]}) == ("FIELD_INVALID", f"content.materials[0].{name}")


def test_there_is_no_fee_without_its_basis():
    """行政许可法 art. 58."""
    assert refused({"fees": [pb.Fee(title="工本费", amount=500)]}) == (
        "FIELD_REQUIRED",
        "content.fees[0].basis",
    )


@pytest.mark.parametrize("amount", [-1, 10**12 + 1])
def test_an_amount_is_not_negative_and_not_absurd(amount):
    fee = pb.Fee(title="工本费", amount=amount, basis="桂价费")
    assert refused({"fees": [fee]}) == ("FIELD_INVALID", "content.fees[0].amount")


# ---- Limits


@pytest.mark.parametrize(
    ("limit", "reason", "field"),
    [
        (Limit(length=-1, unit=WORKING_DAYS), "FIELD_INVALID", "length"),
        (Limit(length=3661, unit=DAYS), "FIELD_INVALID", "length"),
        (Limit(length=5), "FIELD_REQUIRED", "unit"),
        (Limit(length=5, unit=UNKNOWN_UNIT), "FIELD_INVALID", "unit"),
        (Limit(length=5, unit=DAYS, clock="XK-99"), "FIELD_INVALID", "clock"),
        (Limit(length=5, unit=DAYS, note="注" * 501), "FIELD_TOO_LONG", "note"),
    ],
)
@pytest.mark.parametrize("name", ["statutory_limit", "promised_limit"])
def test_a_limit_is_a_length_of_a_unit_by_a_known_clock(name, limit, reason, field):
    assert refused({name: limit}) == (reason, f"content.{name}.{field}")


def test_a_step_may_have_its_own_limit():
    step = pb.Step(kind="PUBLICITY", limit=Limit(length=-7, unit=DAYS))
    assert refused({"steps": [step]}) == ("FIELD_INVALID", "content.steps[0].limit.length")


@pytest.mark.parametrize(
    ("promised", "statutory", "kept"),
    [
        ((20, WORKING_DAYS), (20, WORKING_DAYS), True),
        ((21, WORKING_DAYS), (20, WORKING_DAYS), False),
        ((60, DAYS), (60, DAYS), True),
        ((61, DAYS), (60, DAYS), False),
        # A period in days never outruns the same number of working days.
        ((20, DAYS), (20, WORKING_DAYS), True),
        ((21, DAYS), (20, WORKING_DAYS), False),
        # 社会团体: 60 days by law, 5 working days promised.
        ((5, WORKING_DAYS), (60, DAYS), True),
        ((33, WORKING_DAYS), (60, DAYS), True),
        ((34, WORKING_DAYS), (60, DAYS), False),
        ((1, WORKING_DAYS), (11, DAYS), False),
        ((1, WORKING_DAYS), (12, DAYS), True),
        ((0, WORKING_DAYS), (1, DAYS), True),
        ((0, WORKING_DAYS), (0, DAYS), True),
    ],
)
def test_a_promise_is_never_longer_than_the_law_allows(promised, statutory, kept):
    said = content(
        promised_limit=Limit(length=promised[0], unit=promised[1]),
        statutory_limit=Limit(length=statutory[0], unit=statutory[1]),
    )
    if kept:
        rules.check_draft(said, CLOCKS)
    else:
        assert refused(said=said) == ("PROMISED_LONGER_THAN_STATUTORY", "content.promised_limit.length")


def test_working_days_never_take_more_days_than_they_are_counted_as():
    """Every start day 2004 to 2026, and from one working day to a year of them."""
    calendar = Calendar.of()
    first, last = dt.date(2004, 1, 1), dt.date(2026, 12, 31)
    days = [first + dt.timedelta(days=n) for n in range((last - first).days)]
    for length in (1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 120, 250):
        taken = max((shift(day, length, Unit.WORKING_DAYS, calendar) - day).days for day in days)
        assert taken <= rules.most_days(length), length


# ---- Steps

A, E, D, C = StepKind.ACCEPTANCE, StepKind.EXAMINATION_STEP, StepKind.DECISION, StepKind.COMPLETION
P, S, H = StepKind.PUBLICITY, StepKind.SITE_SURVEY, StepKind.HEARING


@pytest.mark.parametrize(
    "kinds",
    [
        [A, D, C],
        [A, E, D, C],
        [A, P, S, E, D, P, C],
        [A, E, P, D, C],
        [A, S, E, H, D, C],
        [A, *(k for k in StepKind if k > 4), D, C],
    ],
)
def test_four_steps_with_publicity_and_special_procedures_between_them(kinds):
    rules.check_steps(kinds)


@pytest.mark.parametrize(
    ("kinds", "field"),
    [
        ([], "content.steps"),
        ([A], "content.steps"),
        ([A, D], "content.steps"),
        ([A, C], "content.steps[1].kind"),
        ([D, C], "content.steps[0].kind"),
        ([E, A, D, C], "content.steps[0].kind"),
        ([A, D, E, C], "content.steps[1].kind"),
        ([A, E, C, D], "content.steps[2].kind"),
        ([A, A, D, C], "content.steps[1].kind"),
        ([A, E, E, D, C], "content.steps[2].kind"),
        ([A, D, C, C], "content.steps[3].kind"),
        ([A, E, D, C, A], "content.steps[4].kind"),
        ([P, A, D, C], "content.steps[0].kind"),
        ([A, D, C, P], "content.steps[3].kind"),
        ([S, P], "content.steps"),
    ],
)
def test_other_orders_of_steps_are_refused(kinds, field):
    with pytest.raises(InvalidArgument, match="FOUR_STEPS_REQUIRED") as error:
        rules.check_steps(kinds)
    assert error.value.facts["field"] == field


@given(st.lists(st.sampled_from(list(StepKind)), max_size=9))
def test_steps_pass_exactly_when_the_four_are_there_once_in_order(kinds):
    main = [kind for kind in kinds if kind <= 4]
    good = main in ([A, D, C], [A, E, D, C]) and kinds[0] == A and kinds[-1] == C
    if good:
        rules.check_steps(kinds)
    else:
        with pytest.raises(InvalidArgument, match="FOUR_STEPS_REQUIRED"):
            rules.check_steps(kinds)


# ---- 即办件

SAME_DAY = Limit(length=0, unit=WORKING_DAYS)
SHORT = [pb.Step(kind=kind) for kind in ("ACCEPTANCE", "DECISION", "COMPLETION")]


def test_an_instant_item_is_promised_for_the_same_day():
    rules.check_complete(complete(kind="INSTANT", promised_limit=SAME_DAY, steps=SHORT))


@pytest.mark.parametrize(
    "limit", [Limit(length=1, unit=WORKING_DAYS), Limit(length=0, unit=DAYS), Limit(length=1, unit=DAYS)]
)
def test_an_instant_item_is_promised_for_no_later_day(limit):
    assert refused({"kind": "INSTANT", "promised_limit": limit, "steps": SHORT}) == (
        "INSTANT_MEANS_SAME_DAY",
        "content.promised_limit.length",
    )


@pytest.mark.parametrize("kind", [kind.name for kind in StepKind if kind > 4])
def test_an_instant_item_has_no_step_that_takes_days(kind):
    steps = [SHORT[0], pb.Step(kind=kind), *SHORT[1:]]
    assert refused({"kind": "INSTANT", "promised_limit": SAME_DAY, "steps": steps}) == (
        "INSTANT_WITHOUT_PROCEDURES",
        "content.steps[1].kind",
    )


# ---- Completeness


@pytest.mark.parametrize(
    "name",
    [
        "organ_nature",
        "kind",
        "targets",
        "forms",
        "conditions",
        "approval_standards",
        "steps",
        "location",
        "office_hours",
        "consultation_phone",
        "supervision_phone",
        "window_authority",
        "promised_limit",
        "statutory_limit",
    ],
)
def test_a_version_is_handed_in_with_everything_it_must_say(name):
    assert incomplete(**{name: None}) == ("FIELD_REQUIRED", f"content.{name}")


@pytest.mark.parametrize("name", ["english_title", "materials", "fees", "themes", "result_title", "notes"])
def test_some_things_an_item_need_not_have(name):
    rules.check_complete(complete(**{name: None}))


def test_a_public_service_may_have_no_limit_by_law_but_has_a_promise():
    said = content(statutory_limit=None)
    rules.inherit(said, standard_item(type="PUBLIC_SERVICE"), Level.TOWNSHIP)
    rules.check_complete(said)


def test_the_four_step_rule_is_checked_when_a_version_is_handed_in():
    rules.check_draft(content(steps=[pb.Step(kind="DECISION")]), CLOCKS)
    assert incomplete(steps=[pb.Step(kind="DECISION")]) == ("FOUR_STEPS_REQUIRED", "content.steps[0].kind")


# ---- The standard item


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"title": ""}, "FIELD_REQUIRED", "title"),
        ({"title": "题" * 201}, "FIELD_TOO_LONG", "title"),
        ({"type": 0}, "FIELD_REQUIRED", "type"),
        ({"type": 12}, "FIELD_INVALID", "type"),
        ({"levels": []}, "FIELD_REQUIRED", "levels"),
        ({"levels": [4, 4]}, "FIELD_INVALID", "levels[1]"),
        ({"levels": [9]}, "FIELD_INVALID", "levels[0]"),
        ({"legal_bases": []}, "FIELD_REQUIRED", "legal_bases"),
        ({"legal_bases": [pb.LegalBasis()]}, "FIELD_REQUIRED", "legal_bases[0].title"),
        ({"legal_bases": [pb.LegalBasis(title="法")] * 51}, "FIELD_TOO_LONG", "legal_bases"),
        ({"terms": pb.ItemContent(location="某处")}, "FIELD_INVALID", "terms.location"),
    ],
)
def test_a_standard_item_has_title_type_levels_and_bases(changes, reason, field):
    with pytest.raises(InvalidArgument, match=reason) as error:
        rules.check_standard(standard_item(**changes), CLOCKS)
    assert error.value.facts["field"] == f"standard_item.{field}"


@pytest.mark.parametrize("type_", ["PENALTY", "COERCION", "LEVY", "INSPECTION", "REWARD", "RULING"])
def test_every_type_of_the_national_table_may_be_a_standard_item(type_):
    rules.check_standard(standard_item(type=type_), CLOCKS)


def test_an_update_changes_all_fields_or_the_known_ones_it_names():
    assert rules.check_mask(["title", "notes"]) == ("title", "notes")
    assert set(rules.check_mask([])) == {field.name for field in pb.ItemContent.DESCRIPTOR.fields}
    with pytest.raises(InvalidArgument, match="FIELD_INVALID"):
        rules.check_mask(["materials.title"])


CODES = {
    "ItemType": "ItemType",
    "Level": "ExerciseLevel",
    "OrganNature": "OrganNature",
    "Target": "ServiceTarget",
    "Form": "HandlingForm",
    "StepKind": "StepKind",
    "WindowAuthority": "WindowAuthority",
    "CancelReason": "CancelReason",
    "BasisKind": "BasisKind",
    "StationingState": "StationingState",
    "StationingReason": "StationingReason",
    "AttachmentKind": "AttachmentKind",
    "IntermediaryKind": "IntermediaryKind",
    "AcceptanceScope": "AcceptanceScope",
    "AgencyMode": "AgencyMode",
}


@pytest.mark.parametrize(("ours", "protos"), CODES.items())
def test_code_tables_are_those_of_the_proto(ours, protos):
    named = {code.name: code.value for code in getattr(codes, ours)}
    assert named == {name: value for name, value in getattr(pb, protos).items() if value}


def test_states_are_those_of_the_proto():
    assert {state.name: state.value for state in ItemState} == known_of(pb.Item.State)
    assert {state.name: state.value for state in VersionState} == known_of(pb.ItemVersion.State)
    assert {state.name: state.value for state in StandardState} == known_of(pb.StandardItem.State)
    assert {kind.name: kind.value for kind in codes.Kind}.items() <= known_of(CaseKind).items()
    assert {unit.name: unit.value for unit in codes.Unit} == known_of(LimitUnit)


def known_of(enum) -> dict[str, int]:
    return {name: value for name, value in enum.items() if value}


def test_every_kind_of_step_has_a_word():
    assert set(rules.STEP_WORDS) == set(StepKind)
