"""Checks of single fields: each returns the clean value or refuses with the path of the field."""

import datetime as dt
import re
import unicodedata
from typing import Final, TypeVar

from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from services.common.errors import InvalidArgument

T = TypeVar("T")

# Signs of something going wrong, and marks that hide or turn the text around them: control characters, zero
# width spaces, bidirectional marks, line separators, lone surrogates, noncharacters. Everything else passes:
# rare characters (生僻字) of names may be newer than the tables of this Python, or in a private use area.
_NEVER: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069"
_REFUSED: Final = re.compile(f"[{_NEVER}\ud800-\udfff\ufeff\ufffe\uffff]")
_BREAKS: Final = re.compile("[\t\n\r]")

# Province, district, birth date, sequence, check digit. 81 to 83 are residence permits of Hong Kong, Macau
# and Taiwan residents, 9 leads the number of a foreigner's permanent residence card.
_ID_NUMBER: Final = re.compile(r"([1-6]\d|71|8[1-3]|9\d)\d{15}[\dX]", re.ASCII)
# GB 32100: registering authority, kind, region, organisation code, check character. N leads the codes of
# village economic collectives (农村集体经济组织).
_CREDIT_CODE: Final = re.compile(r"[1-9ANY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}", re.ASCII)
# Mobile numbers, fixed lines with area code and perhaps an extension, 400 and 800 numbers, hotlines as 12345.
_PHONE: Final = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|[48]00\d{7}|1[12]\d{3}", re.ASCII)
# GB/T 2260 down to the county, with three digits of GB/T 10114 for a township and three more for a village.
_REGION: Final = re.compile(r"[1-9]\d{5}(\d{3}){0,2}", re.ASCII)


def required(value: T, field: str) -> T:
    """The value, unless it is absent: None, "", an unset enum, an empty list."""
    if not value:
        raise InvalidArgument("FIELD_REQUIRED", field=field)
    return value


def text(value: str, field: str, longest: int, *, multiline: bool = False) -> str:
    """The text without surrounding blanks, at most `longest` characters; may be empty."""
    clean = value.strip()
    if len(clean) > longest:
        raise InvalidArgument("FIELD_TOO_LONG", field=field, longest=longest)
    if _REFUSED.search(clean) or (not multiline and _BREAKS.search(clean)):
        raise InvalidArgument("FIELD_INVALID", field=field)
    return clean


def required_text(value: str, field: str, longest: int, *, multiline: bool = False) -> str:
    """The same, and not empty."""
    return required(text(value, field, longest, multiline=multiline), field)


def id_number(value: str, field: str) -> str:
    """A citizen's identity number (公民身份号码, GB 11643): 18 characters, a birth date, a good check digit.

    The region digits are not looked up, as stdnum would: its table refuses whoever has a number of a county
    whose code is younger than the person, as everybody in 柳城县 (450222 since 1983) born before.
    """
    number = _folded(required(value, field), field)
    if not _ID_NUMBER.fullmatch(number) or ric.calc_check_digit(number) != number[-1]:
        raise InvalidArgument("FIELD_INVALID", field=field)
    try:
        ric.get_birth_date(number)
    except ValidationError:
        raise InvalidArgument("FIELD_INVALID", field=field) from None
    return number


def credit_code(value: str, field: str) -> str:
    """A unified social credit code (统一社会信用代码, GB 32100): 18 characters, a good check character."""
    code = _folded(required(value, field), field)
    if not _CREDIT_CODE.fullmatch(code) or uscc.calc_check_digit(code[:-1]) != code[-1]:
        raise InvalidArgument("FIELD_INVALID", field=field)
    return code


def phone(value: str, field: str) -> str:
    """A telephone number of the mainland, without blanks and +86."""
    number = _folded(required(value, field), field).replace(" ", "").removeprefix("+86").removeprefix("-")
    if not _PHONE.fullmatch(number):
        raise InvalidArgument("FIELD_INVALID", field=field)
    return number


def region(value: str, field: str) -> str:
    """A region code of GB/T 2260 (6 digits), of a township (9) or of a village (12)."""
    if not _REGION.fullmatch(required(value, field)):
        raise InvalidArgument("FIELD_INVALID", field=field)
    return value


def date(value: str, field: str) -> dt.date:
    """A date written `2026-03-16`, of the years 1900 to 2999."""
    try:
        found = dt.date.fromisoformat(required(value, field))
    except ValueError:
        raise InvalidArgument("FIELD_INVALID", field=field) from None
    if found.isoformat() != value or not 1900 <= found.year < 3000:
        raise InvalidArgument("FIELD_INVALID", field=field)
    return found


def _folded(value: str, field: str) -> str:
    """Full-width digits and letters, as Chinese input methods make them, become the plain ones."""
    if len(value) > 40:
        raise InvalidArgument("FIELD_TOO_LONG", field=field, longest=40)
    return unicodedata.normalize("NFKC", value).strip().upper()
