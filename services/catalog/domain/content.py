"""What a version of an item must and may not say (实施清单要素); every refusal names the proto's field."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from services.catalog.domain import unity
from services.catalog.domain.codes import (
    HISTORIC,
    WITHOUT_PERMITS,
    AcceptanceScope,
    AgencyMode,
    AttachmentKind,
    BasisKind,
    Form,
    IntermediaryKind,
    ItemType,
    Kind,
    Level,
    OrganNature,
    StationingReason,
    StationingState,
    StepKind,
    Target,
    Unit,
    WindowAuthority,
)
from services.common import checks
from services.common.errors import InvalidArgument

if TYPE_CHECKING:
    from yangguang.catalog.v1 import catalog_pb2 as pb
    from yangguang.common.v1 import types_pb2 as types

# ---- What a content may hold: sizes and characters

LONGEST_CONTENT: Final = 128 * 1024
LARGEST_NUMBER: Final = 1000
LONGEST_LIMIT: Final = 3660
LARGEST_AMOUNT: Final = 10**12
LARGEST_FILE: Final = 1 << 30
_SHA256: Final = re.compile("[0-9a-f]{64}", re.ASCII)

TITLE: Final = 200
SHORT: Final = 500
LONG: Final = 4000

# The longest each text may be; those of LONG may have several lines.
_TEXTS: Final = {
    "title": TITLE,
    "english_title": 300,
    "result_title": TITLE,
    "location": SHORT,
    "office_hours": SHORT,
    "consultation_phone": 100,
    "supervision_phone": 100,
    "notes": LONG,
    "quantity_limit": SHORT,
}
_PART_TEXTS: Final[Mapping[str, Mapping[str, int]]] = {
    "legal_bases": {"title": TITLE, "article": SHORT, "document_number": TITLE},
    "materials": {
        "id": 20,
        "title": TITLE,
        "source": TITLE,
        "note": LONG,
        "issued_by_item": 80,
        "issuer": TITLE,
    },
    "steps": {"title": TITLE},
    "fees": {"title": TITLE, "basis": SHORT, "reduction": SHORT},
    "attachments": {
        "id": 20,
        "title": TITLE,
        "file_name": TITLE,
        "media_type": 100,
        "sha256": 64,
        "material": 20,
    },
    "discretion_tiers": {"circumstance": SHORT, "range": SHORT, "measure": SHORT, "basis": SHORT},
    "intermediary_services": {"title": TITLE, "conditions": LONG, "process": LONG, "fee": SHORT},
}
# The parts that may go without a title, or have none.
_UNTITLED: Final = ("steps", "discretion_tiers")
_LINES: Final = {
    "conditions": LONG,
    "approval_standards": LONG,
    "themes": 50,
    "theme_codes": 20,
    "category_codes": 20,
}
_MOST: Final = {
    "targets": 10,
    "forms": 10,
    "legal_bases": 50,
    "conditions": 50,
    "approval_standards": 50,
    "materials": 100,
    "steps": 30,
    "fees": 50,
    "themes": 20,
    "theme_codes": 20,
    "category_codes": 20,
    "attachments": 100,
    "discretion_tiers": 50,
    "intermediary_services": 20,
}
_CODES: Final[Mapping[str, type[IntEnum]]] = {
    "type": ItemType,
    "level": Level,
    "organ_nature": OrganNature,
    "kind": Kind,
    "window_authority": WindowAuthority,
    "agency_mode": AgencyMode,
    "passed_on_to": Level,
    "acceptance_scope": AcceptanceScope,
}
_CODE_LISTS: Final[Mapping[str, type[IntEnum]]] = {"targets": Target, "forms": Form}

# Messages by themselves, which are there or not.
SINGLE: Final = ("statutory_limit", "promised_limit", "stationing")
_PLAIN: Final = ("visits", "agency_mandate_required", "result_after_payment")
FIELDS: Final = frozenset({*_TEXTS, *_PART_TEXTS, *_LINES, *_CODES, *_CODE_LISTS, *SINGLE, *_PLAIN})


def check_draft(content: pb.ItemContent, clocks: Collection[str]) -> None:
    """What holds for a draft already: it may lack anything, but nothing in it may be wrong.

    Texts lose the blanks around them. `clocks` are the ids of the clock rules there are.
    """
    _check_texts(content)
    _check_codes(content)
    _check_numbers(content, clocks)
    _check_materials(content.materials)
    _check_parts(content, clocks)
    _check_together(content)
    if content.ByteSize() > LONGEST_CONTENT:
        raise InvalidArgument("FIELD_TOO_LONG", field="content", longest=LONGEST_CONTENT)


def _check_together(content: pb.ItemContent) -> None:
    """What several fields say together; looked at again when a standard item has filled some of them in."""
    if content.HasField("statutory_limit") and content.HasField("promised_limit"):
        check_promise(content.promised_limit, content.statutory_limit)
    if int(content.kind) == Kind.INSTANT:
        _check_instant(content)


def _check_texts(content: pb.ItemContent) -> None:
    for name, most in _MOST.items():
        if len(getattr(content, name)) > most:
            raise InvalidArgument("FIELD_TOO_LONG", field=f"content.{name}", longest=most)
    _clean(content, _TEXTS, "content")
    for name, texts in _PART_TEXTS.items():
        for number, part in enumerate(getattr(content, name)):
            _clean(part, texts, f"content.{name}[{number}]")
            if name not in _UNTITLED:
                checks.required(part.title, f"content.{name}[{number}].title")
    for name, longest in _LINES.items():
        lines = getattr(content, name)
        for number, line in enumerate(lines):
            field = f"content.{name}[{number}]"
            lines[number] = checks.required_text(line, field, longest, multiline=longest == LONG)


def _clean(message: object, texts: Mapping[str, int], path: str) -> None:
    for name, longest in texts.items():
        given: str = getattr(message, name)
        clean = checks.text(given, f"{path}.{name}", longest, multiline=longest == LONG)
        if clean != given:
            setattr(message, name, clean)


def _check_codes(content: pb.ItemContent) -> None:
    for name, codes in _CODES.items():
        value: int = getattr(content, name)
        if value:
            known(value, codes, f"content.{name}")
    for name, codes in _CODE_LISTS.items():
        values: Sequence[int] = getattr(content, name)
        for number, value in enumerate(values):
            known(value, codes, f"content.{name}[{number}]")
            if value in values[:number]:
                raise InvalidArgument("FIELD_INVALID", field=f"content.{name}[{number}]", value=value)
    for number, step in enumerate(content.steps):
        known(step.kind, StepKind, f"content.steps[{number}].kind")
        step.title = step.title or STEP_WORDS[StepKind(step.kind)]


def known(value: int, codes: type[IntEnum], field: str) -> int:
    """The number, if it is one of the codes: proto enums are open, so that any number comes through."""
    if checks.required(value, field) not in set(codes):
        raise InvalidArgument("FIELD_INVALID", field=field, value=value)
    return value


def _check_numbers(content: pb.ItemContent, clocks: Collection[str]) -> None:
    _within(content.visits, LARGEST_NUMBER, "content.visits")
    for name in ("statutory_limit", "promised_limit"):
        if content.HasField(name):
            check_limit(getattr(content, name), f"content.{name}", clocks)
    for number, step in enumerate(content.steps):
        if step.HasField("limit"):
            check_limit(step.limit, f"content.steps[{number}].limit", clocks)
    for number, fee in enumerate(content.fees):
        _check_fee(fee, f"content.fees[{number}]")


def _check_fee(fee: pb.Fee, path: str) -> None:
    """No fee without its basis in law or regulation (行政许可法 art. 58, XK-17)."""
    _within(fee.amount, LARGEST_AMOUNT, f"{path}.amount")
    checks.required(fee.basis, f"{path}.basis")


def _check_materials(materials: Iterable[pb.Material]) -> None:
    """Materials have ids of their own, by which a notice names what is missing."""
    seen: set[str] = set()
    for number, material in enumerate(materials):
        path = f"content.materials[{number}]"
        checks.required(material.id, f"{path}.id")
        if material.id in seen:
            raise InvalidArgument("MATERIAL_ID_REPEATED", field=f"{path}.id", material=material.id)
        seen.add(material.id)
        _within(material.originals, LARGEST_NUMBER, f"{path}.originals")
        _within(material.copies, LARGEST_NUMBER, f"{path}.copies")


# ---- Files, tiers, intermediaries, the place in the centre


def _check_parts(content: pb.ItemContent, clocks: Collection[str]) -> None:
    for number, basis in enumerate(content.legal_bases):
        _known_or_none(basis.kind, BasisKind, f"content.legal_bases[{number}].kind")
    materials = {material.id for material in content.materials}
    _check_attachments(content.attachments, materials)
    for number, tier in enumerate(content.discretion_tiers):
        _check_tier(tier, f"content.discretion_tiers[{number}]")
    for number, service in enumerate(content.intermediary_services):
        _check_intermediary(service, f"content.intermediary_services[{number}]", clocks)
    if content.HasField("stationing"):
        _check_stationing(content.stationing)
    passed_on = int(content.agency_mode) == AgencyMode.PASSED_ON
    if passed_on != bool(content.passed_on_to):
        raise InvalidArgument("FIELD_INVALID", field="content.passed_on_to")


def _known_or_none(value: int, codes: type[IntEnum], field: str) -> None:
    if value:
        known(value, codes, field)


def _check_attachments(attachments: Sequence[pb.Attachment], materials: Collection[str]) -> None:
    """A file is named by its hash, so that what is downloaded is what was reviewed (B20, B21, B28)."""
    seen: set[str] = set()
    for number, attachment in enumerate(attachments):
        path = f"content.attachments[{number}]"
        known(attachment.kind, AttachmentKind, f"{path}.kind")
        if not attachment.id or attachment.id in seen:
            raise InvalidArgument("FIELD_INVALID", field=f"{path}.id", value=attachment.id)
        seen.add(attachment.id)
        for name in ("file_name", "media_type"):
            checks.required(getattr(attachment, name), f"{path}.{name}")
        if not _SHA256.fullmatch(attachment.sha256):
            raise InvalidArgument("FIELD_INVALID", field=f"{path}.sha256")
        _within(attachment.size, LARGEST_FILE, f"{path}.size")
        if attachment.material and attachment.material not in materials:
            raise InvalidArgument("FIELD_INVALID", field=f"{path}.material", value=attachment.material)


def _check_tier(tier: pb.DiscretionTier, path: str) -> None:
    """A tier says when it applies and how far it goes (B27, LS21)."""
    for name in ("circumstance", "range", "measure"):
        checks.required(getattr(tier, name), f"{path}.{name}")
    _within(tier.highest_amount, LARGEST_AMOUNT, f"{path}.highest_amount")
    _within(tier.lowest_amount, tier.highest_amount, f"{path}.lowest_amount")


def _check_intermediary(service: pb.IntermediaryService, path: str, clocks: Collection[str]) -> None:
    """An intermediary's service needs a basis, and its limit and fee are told (优化营商环境条例 art. 43)."""
    known(service.kind, IntermediaryKind, f"{path}.kind")
    _clean(service.basis, _PART_TEXTS["legal_bases"], f"{path}.basis")
    checks.required(service.basis.title, f"{path}.basis.title")
    known(service.basis.kind, BasisKind, f"{path}.basis.kind")
    if service.basis.kind > BasisKind.LOCAL_REGULATION:
        raise InvalidArgument("BASIS_TOO_WEAK", field=f"{path}.basis.kind")
    for name in ("conditions", "process", "fee"):
        checks.required(getattr(service, name), f"{path}.{name}")
    if not service.HasField("limit"):
        raise InvalidArgument("FIELD_REQUIRED", field=f"{path}.limit")
    check_limit(service.limit, f"{path}.limit", clocks)


def _check_stationing(stationing: pb.Stationing) -> None:
    """Every item belongs into the centre (应进必进, B18); one that is not there says why (B19)."""
    path = "content.stationing"
    stationing.note = checks.text(stationing.note, f"{path}.note", SHORT)
    stationing.centre = checks.text(stationing.centre, f"{path}.centre", 80)
    known(stationing.state, StationingState, f"{path}.state")
    if int(stationing.state) == StationingState.STATIONED:
        checks.required(stationing.centre, f"{path}.centre")
        return
    known(stationing.reason, StationingReason, f"{path}.reason")
    if int(stationing.reason) == StationingReason.OTHER_STATIONING_REASON:
        checks.required(stationing.note, f"{path}.note")


def check_navigation(content: pb.ItemContent, themes: Collection[str], categories: Mapping[str, int]) -> None:
    """Themes and classes of service are those of the code tables; a class fits the item's type or any."""
    for number, code in enumerate(content.theme_codes):
        if code not in themes:
            raise InvalidArgument("FIELD_INVALID", field=f"content.theme_codes[{number}]", value=code)
    for number, code in enumerate(content.category_codes):
        if categories.get(code, -1) not in (0, content.type):
            raise InvalidArgument("FIELD_INVALID", field=f"content.category_codes[{number}]", value=code)


def _within(value: int, largest: int, field: str) -> None:
    if not 0 <= value <= largest:
        raise InvalidArgument("FIELD_INVALID", field=field, value=value)


# ---- Limits


def check_limit(limit: types.Limit, path: str, clocks: Collection[str]) -> None:
    """A limit by itself: not negative, of a known unit, of a clock rule that exists."""
    _within(limit.length, LONGEST_LIMIT, f"{path}.length")
    known(limit.unit, Unit, f"{path}.unit")
    limit.note = checks.text(limit.note, f"{path}.note", SHORT)
    if limit.clock and limit.clock not in clocks:
        raise InvalidArgument("FIELD_INVALID", field=f"{path}.clock", value=limit.clock)


def check_promise(promised: types.Limit, statutory: types.Limit) -> None:
    """A promise is never longer than the law allows (B24), whatever day it starts on.

    In one unit the lengths are compared. A promise in days within a limit in working days is compared as it
    is: a period in days that ends on a rest day rolls on to the next working day, and so never beyond the
    working day of the same number. A promise in working days within a limit in days is first converted to
    the most days it can take, `most_days`.
    """
    length = promised.length
    if (int(promised.unit), int(statutory.unit)) == (Unit.WORKING_DAYS, Unit.DAYS):
        length = most_days(promised.length)
    if length > statutory.length:
        raise InvalidArgument(
            "PROMISED_LONGER_THAN_STATUTORY",
            field="content.promised_limit.length",
            promised=promised.length,
            statutory=statutory.length,
        )


def most_days(working_days: int) -> int:
    """The most days so many working days can take: one and a half for each, and ten more.

    A week has five working days, and holidays fall together; a test compares it with every start day from
    2004 to 2026. The same day stays the same day: both units roll over rest days alike.
    """
    return -(-working_days * 3 // 2) + 10 if working_days else 0


# ---- Steps

# What a step is called that has no title of its own.
STEP_WORDS: Final = {
    StepKind.ACCEPTANCE: "受理",
    StepKind.EXAMINATION_STEP: "审核",
    StepKind.DECISION: "审批",
    StepKind.COMPLETION: "办结",
    StepKind.PUBLICITY: "公示",
    StepKind.EXPERT_REVIEW: "专家评审",
    StepKind.HEARING: "听证",
    StepKind.SITE_SURVEY: "现场勘验",
    StepKind.TESTING: "检验检测",
    StepKind.APPRAISAL: "鉴定",
    StepKind.TENDER: "招标拍卖",
    StepKind.VILLAGE_REVIEW: "村（居）委会审核",
    StepKind.DEMOCRATIC_APPRAISAL: "民主评议",
    StepKind.HOUSEHOLD_SURVEY: "入户调查",
    StepKind.OFFICE_MEETING: "办事处行政会议研究",
}

_MAIN: Final = (StepKind.ACCEPTANCE, StepKind.EXAMINATION_STEP, StepKind.DECISION, StepKind.COMPLETION)


def check_steps(kinds: Sequence[int]) -> None:
    """The four-step rule (C02): 受理, 审核 where there is one, 审批, 办结, each once and in this order.

    Between the first and the last there may only be publicity, special procedures (C03), and the steps of the
    approval chains of townships and sub-districts (C48, C49).
    """
    main = [(number, kind) for number, kind in enumerate(kinds) if kind in _MAIN]
    expected = [kind for kind in _MAIN if kind != StepKind.EXAMINATION_STEP or kind in kinds]
    for (number, kind), wanted in zip(main, expected, strict=False):
        if kind != wanted:
            raise InvalidArgument(
                "FOUR_STEPS_REQUIRED", field=f"content.steps[{number}].kind", expected=wanted.name
            )
    if len(main) < len(expected):
        raise InvalidArgument("FOUR_STEPS_REQUIRED", field="content.steps", expected=expected[len(main)].name)
    for number in [*(number for number, _ in main[len(expected) :]), *_outside(kinds)]:
        raise InvalidArgument("FOUR_STEPS_REQUIRED", field=f"content.steps[{number}].kind")


def _outside(kinds: Sequence[int]) -> list[int]:
    """The places of steps before the acceptance or after the completion."""
    first = kinds.index(StepKind.ACCEPTANCE)
    last = kinds.index(StepKind.COMPLETION)
    return [*range(first), *range(last + 1, len(kinds))]


def _check_instant(content: pb.ItemContent) -> None:
    """即办件 is decided on the spot: promised for the same day, with nothing that takes days (C06, C07)."""
    if content.HasField("promised_limit"):
        promised = content.promised_limit
        if promised.length != 0 or int(promised.unit) != Unit.WORKING_DAYS:
            raise InvalidArgument("INSTANT_MEANS_SAME_DAY", field="content.promised_limit.length")
    for number, step in enumerate(content.steps):
        if int(step.kind) not in _MAIN:
            raise InvalidArgument(
                "INSTANT_WITHOUT_PROCEDURES",
                field=f"content.steps[{number}].kind",
                step=StepKind(step.kind).name,
            )


# ---- What a content must hold before it is reviewed

_MANDATORY: Final = (
    "title",
    "type",
    "level",
    "organ_nature",
    "kind",
    "targets",
    "forms",
    "legal_bases",
    "conditions",
    "approval_standards",
    "steps",
    "location",
    "office_hours",
    "consultation_phone",
    "supervision_phone",
    "window_authority",
)


def check_complete(content: pb.ItemContent) -> None:
    """What a version must say before it is handed in; names the first field that is missing."""
    for name in _MANDATORY:
        checks.required(getattr(content, name), f"content.{name}")
    _require_limit(content, "promised_limit")
    # 公共服务 often has no limit in law; whatever uses power has one.
    if int(content.type) != ItemType.PUBLIC_SERVICE:
        _require_limit(content, "statutory_limit")
    check_steps([step.kind for step in content.steps])


def _require_limit(content: pb.ItemContent, name: str) -> None:
    if not content.HasField(name):
        raise InvalidArgument("FIELD_REQUIRED", field=f"content.{name}")


# ---- What comes from the standard item


def inherit(content: pb.ItemContent, standard: pb.StandardItem, level: Level) -> None:
    """Fill in what comes from the standard item; refuses what differs from it (B10, B11)."""
    _same(content, "title", standard.title)
    _same(content, "type", standard.type)
    _same(content, "level", level)
    if not content.legal_bases:
        content.legal_bases.extend(standard.legal_bases)
    elif list(content.legal_bases) != list(standard.legal_bases):
        raise InvalidArgument("DIFFERS_FROM_STANDARD_ITEM", field="content.legal_bases")
    unity.fill(content, standard.terms)
    for field in unity.worse(content, standard.terms):
        raise InvalidArgument("DIFFERS_FROM_STANDARD_ITEM", field=f"content.{field}")
    _check_together(content)


def _same(content: pb.ItemContent, name: str, value: str | int) -> None:
    given = getattr(content, name)
    if given and given != value:
        raise InvalidArgument("DIFFERS_FROM_STANDARD_ITEM", field=f"content.{name}")
    setattr(content, name, value)


def check_level(level: Level, offered: Sequence[int], field: str) -> None:
    """An item is claimed at a level its standard item is for."""
    if level not in offered:
        raise InvalidArgument("LEVEL_NOT_OFFERED", field=field, level=level.name)


def check_standard(standard: pb.StandardItem, clocks: Collection[str]) -> None:
    """A standard item: title, type, levels, at least one legal basis (B06), terms that hold by themselves."""
    path = "standard_item"
    standard.title = checks.required_text(standard.title, f"{path}.title", TITLE)
    known(standard.type, ItemType, f"{path}.type")
    checks.required(standard.levels, f"{path}.levels")
    for number, level in enumerate(standard.levels):
        known(level, Level, f"{path}.levels[{number}]")
        if level in standard.levels[:number]:
            raise InvalidArgument("FIELD_INVALID", field=f"{path}.levels[{number}]", value=level)
    checks.required(standard.legal_bases, f"{path}.legal_bases")
    if len(standard.legal_bases) > _MOST["legal_bases"]:
        raise InvalidArgument("FIELD_TOO_LONG", field=f"{path}.legal_bases", longest=_MOST["legal_bases"])
    for number, basis in enumerate(standard.legal_bases):
        _clean(basis, _PART_TEXTS["legal_bases"], f"{path}.legal_bases[{number}]")
        checks.required(basis.title, f"{path}.legal_bases[{number}].title")
        _known_or_none(basis.kind, BasisKind, f"{path}.legal_bases[{number}].kind")
    _check_strength(standard, f"{path}.legal_bases")
    _check_terms(standard.terms, clocks)


def _check_strength(standard: pb.StandardItem, field: str) -> None:
    """A permit is set by law, regulation or a State Council decision, never by a document alone (B06)."""
    weak = all(int(basis.kind) in WITHOUT_PERMITS for basis in standard.legal_bases)
    if int(standard.type) == ItemType.PERMIT and weak:
        raise InvalidArgument("BASIS_TOO_WEAK", field=field)


def _check_terms(terms: pb.ItemContent, clocks: Collection[str]) -> None:
    """What is the same everywhere: the fields of 六统一 and no others."""
    path = "standard_item.terms"
    for descriptor, _ in terms.ListFields():
        if descriptor.name not in TERMS:
            raise InvalidArgument("FIELD_INVALID", field=f"{path}.{descriptor.name}")
    check_draft(terms, clocks)
    if terms.steps:
        check_steps([step.kind for step in terms.steps])


# What of a content a standard item may fix for everybody: 要件、流程、时限、收费 (B12).
TERMS: Final = frozenset(
    {
        "conditions",
        "approval_standards",
        "materials",
        "steps",
        "statutory_limit",
        "promised_limit",
        "fees",
    }
)


def check_historic(type_: int, abolished: bool) -> None:
    """A historic type is recorded as abolished, and never otherwise (B13); what is new is in force."""
    if (type_ in HISTORIC) != abolished:
        raise InvalidArgument("TYPE_HISTORIC", field="standard_item.type")


def check_mask(paths: Sequence[str]) -> tuple[str, ...]:
    """The fields of a content an update changes; all of them when none is named."""
    for path in paths:
        if path not in FIELDS:
            raise InvalidArgument("FIELD_INVALID", field="update_mask", value=path)
    return tuple(paths) or tuple(sorted(FIELDS))
