"""People and enterprises who do not exist, with identifiers that check out, for tests and benchmarks."""

from dataclasses import dataclass

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SURNAMES = "韦覃黄莫蓝罗梁陆潘卢"
GIVEN_NAMES = "桂柳融江河山林春秋华"


@dataclass(frozen=True, slots=True)
class Person:
    """A resident (自然人)."""

    name: str
    id_number: str
    phone: str


@dataclass(frozen=True, slots=True)
class Enterprise:
    """An enterprise (法人)."""

    name: str
    credit_code: str
    phone: str


def person(number: int = 1, region: str = "450222") -> Person:
    """The person of this number; another number is another person."""
    surname = SURNAMES[number % 10]
    given = GIVEN_NAMES[number // 10 % 10] + GIVEN_NAMES[number // 100 % 10]
    return Person(surname + given, id_number(number, region), phone(number))


def enterprise(number: int = 1, region: str = "450222") -> Enterprise:
    """The enterprise of this number."""
    return Enterprise(f"柳城示例{number}有限公司", credit_code(number, region), phone(number))


def applicant(number: int = 7) -> dict[str, str]:
    """The person of this number as an applicant in a JSON body."""
    someone = person(number)
    given = {"name": someone.name, "id_number": someone.id_number, "phone": someone.phone}
    return {"kind": "PERSON", **given}


def id_number(number: int, region: str = "450222") -> str:
    """A 公民身份号码 with the check digit of GB 11643: ISO 7064, MOD 11-2."""
    birthday = f"19{50 + number % 50}{1 + number % 12:02}{1 + number // 12 % 28:02}"
    digits = f"{region}{birthday}{number % 1000:03}"
    return digits + "10X98765432"[sum(w * int(d) for w, d in zip(ID_WEIGHTS, digits, strict=True)) % 11]


def credit_code(number: int, region: str = "450222") -> str:
    """A 统一社会信用代码 with both check characters, of the organisation code and of the whole (GB 32100)."""
    body = f"MA{number % 1000000:06}"
    weighted = sum(w * int(c, 36) for w, c in zip((3, 7, 9, 10, 5, 8, 4, 2), body, strict=True))
    code = f"91{region}{body}" + "0123456789X0"[-weighted % 11]
    total = sum(pow(3, i, 31) * CREDIT_ALPHABET.index(c) for i, c in enumerate(code))
    return code + CREDIT_ALPHABET[-total % 31]


def phone(number: int) -> str:
    """A mobile number of the range that is kept free of subscribers."""
    return f"1990000{number % 10000:04}"
