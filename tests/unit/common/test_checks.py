"""What a field may hold."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from services.common import checks
from services.common.errors import InvalidArgument


def refusal(check: Callable[..., Any], *arguments: Any, **options: Any) -> tuple[str, str]:
    with pytest.raises(InvalidArgument) as caught:
        check(*arguments, **options)
    return caught.value.reason, caught.value.facts["field"]


@pytest.mark.parametrize(
    "name",
    [
        "韦秀英",
        "买买提·吐尔逊",
        "𠮷田",
        "\U00030edd",  # CJK extension G
        "\U000323b0",  # extension H, newer than the tables of some Pythons
        "\ue863\ue864",  # private use, as old systems write rare characters
        "葛\U000e0100",  # a variant of a character
        "O'Brien-Müller",
        "👩‍👩‍👧",
    ],
)
def test_names_people_really_have_pass(name: str) -> None:
    assert checks.required_text(f" {name} ", "name", 20) == name


@pytest.mark.parametrize(
    "bad",
    [
        "张\x00三",
        "张\x07三",
        "张\x1b[31m三",
        "张\x7f三",
        "张\x85三",
        "张\ud800三",
        "张\u202e三",
        "张\u200b三",
        "张\u2028三",
        "张\ufeff三",
        "张\uffff三",
        "张\n三",
        "张\t三",
    ],
)
def test_what_hides_or_turns_text_does_not(bad: str) -> None:
    assert refusal(checks.text, bad, "applicant.name", 20) == ("FIELD_INVALID", "applicant.name")


def test_lines_break_only_where_they_may() -> None:
    assert checks.text("一\r\n\t二", "note", 20, multiline=True) == "一\r\n\t二"
    assert refusal(checks.text, "一\x00二", "note", 20, multiline=True) == ("FIELD_INVALID", "note")


def test_length_is_counted_in_characters() -> None:
    assert checks.text("𠮷" * 20, "name", 20) == "𠮷" * 20
    assert refusal(checks.text, "𠮷" * 21, "name", 20) == ("FIELD_TOO_LONG", "name")


@pytest.mark.parametrize("absent", [None, "", 0, [], ()])
def test_what_is_required_must_be_there(absent: object) -> None:
    assert refusal(checks.required, absent, "item") == ("FIELD_REQUIRED", "item")


def test_blanks_alone_are_nothing() -> None:
    assert checks.text(" 　\n", "name", 5) == ""
    assert refusal(checks.required_text, " 　", "name", 5) == ("FIELD_REQUIRED", "name")


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("11010519491231002X", "11010519491231002X"),
        (" 11010519491231002x ", "11010519491231002X"),
        ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"),
        ("440524188001010014", "440524188001010014"),
    ],
)
def test_an_identity_number_is_read_with_its_usual_spellings(given: str, number: str) -> None:
    assert checks.id_number(given, "id_number") == number


@pytest.mark.parametrize(
    "number",
    [
        # 柳城县 was 452222 until 1983; numbers were given later, to people born before.
        "450222195003072612",
        "450332195003072610",
        "451103195003072619",
        # A resident of Hong Kong with a residence permit, a foreigner with a permanent residence card.
        "810000199001011230",
        "911444199001011233",
    ],
)
def test_an_identity_number_is_not_looked_up_in_a_table_of_counties(number: str) -> None:
    assert checks.id_number(number, "id") == number


@pytest.mark.parametrize(
    "number",
    [
        "110105194912310021",  # check digit
        "11010519490231002X",  # no such day
        "11010549123100",
        "110105491231002",  # the old 15 digits
        "11010519491231002XX",
        "00010519491231002X",
        "11010519491231002*",
        "A1010519491231002X",
        "x" * 5000,
    ],
)
def test_a_bad_identity_number_is_refused_without_being_repeated(number: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        checks.id_number(number, "id")

    assert caught.value.reason in ("FIELD_INVALID", "FIELD_TOO_LONG")
    assert number not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("91110000600037341L", "91110000600037341L"),
        ("91110000600037341l", "91110000600037341L"),
        ("９１１１００００６０００３７３４１Ｌ", "91110000600037341L"),
    ],
)
def test_a_credit_code_is_read_with_its_usual_spellings(given: str, code: str) -> None:
    assert checks.credit_code(given, "code") == code


def test_a_village_collective_has_a_credit_code_too() -> None:
    assert checks.credit_code("N2450222MF0123456C", "code") == "N2450222MF0123456C"


@pytest.mark.parametrize(
    "code", ["91110000600037341K", "9111000060003734", "91110000I00037341L", "91-110000600037341L", ""]
)
def test_a_bad_credit_code_is_refused(code: str) -> None:
    assert refusal(checks.credit_code, code, "code")[1] == "code"


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("13877212345", "13877212345"),
        ("+86 138 7721 2345", "13877212345"),
        ("0772-7612345", "0772-7612345"),
        ("077276123456", "077276123456"),
        ("0772-7612345-801", "0772-7612345-801"),
        ("4008001234", "4008001234"),
        ("12345", "12345"),
    ],
)
def test_telephone_numbers(given: str, number: str) -> None:
    assert checks.phone(given, "phone") == number


@pytest.mark.parametrize("number", ["", "123", "1387721234", "138772123456", "phone", "13877212345;DROP"])
def test_what_is_no_telephone_number(number: str) -> None:
    assert refusal(checks.phone, number, "phone")[1] == "phone"


@pytest.mark.parametrize("code", ["450222", "450222101", "450222101203", "110000"])
def test_region_codes(code: str) -> None:
    assert checks.region(code, "region") == code


@pytest.mark.parametrize("code", ["", "45022", "4502222", "050222", "45022a", "４５０２２２", "450222 "])
def test_what_is_no_region_code(code: str) -> None:
    assert refusal(checks.region, code, "region")[1] == "region"


def test_dates() -> None:
    assert checks.date("2026-03-16", "date") == dt.date(2026, 3, 16)


@pytest.mark.parametrize(
    "text", ["", "2026-3-16", "20260316", "2026-W12-1", "2026-02-30", "1899-12-31", "3000-01-01", "heute"]
)
def test_what_is_no_date(text: str) -> None:
    assert refusal(checks.date, text, "date")[1] == "date"
