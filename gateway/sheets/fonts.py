"""The fonts of the sheets: Noto Serif SC and Noto Sans SC, cut to the characters a sheet holds."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import pydyf
import pylopdf_fonts_zh_cn as files
import uharfbuzz as hb

# 宋体 for what is read, 黑体 for what is seen from afar.
SERIF: Final = "serif"
SANS: Final = "sans"
PATHS: Final = {SERIF: files.serif_path(), SANS: files.sans_path()}
TITLES: Final = {SERIF: "NotoSerifSC-Regular", SANS: "NotoSansSC-Regular"}
# The most characters one section of a ToUnicode table may name (PDF 32000-1, 9.10.3).
SECTION: Final = 100


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a sheet: the number and the width of each character, and the program that draws them."""

    name: str
    glyphs: dict[str, int]
    # In parts of the type size, by number of the glyph.
    widths: list[float]
    # Compact Font Format (CFF).
    program: bytes

    def width(self, text: str) -> float:
        """In parts of the type size."""
        return sum(self.widths[self.glyphs[character]] for character in text)

    def code(self, text: str) -> bytes:
        """The text as a PDF shows it."""
        return b"<" + "".join(f"{self.glyphs[character]:04x}" for character in text).encode() + b">"


@cache
def _face(name: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(PATHS[name])))


@cache
def _known() -> frozenset[int]:
    """The code points both fonts have: some thirty thousand, rare ones (生僻字) of names among them."""
    return frozenset(_face(SERIF).unicodes) & frozenset(_face(SANS).unicodes)


def unknown(characters: Iterable[str]) -> set[str]:
    """The characters the fonts do not have."""
    return {character for character in characters if ord(character) not in _known()}


def cut(name: str, characters: Set[str]) -> Font:
    """The font with these characters alone: some kilobytes instead of ten megabytes."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).update(map(ord, characters))
    # Numbers of glyphs are then what a PDF calls them by.
    wanted.flags = hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    face = hb.subset(_face(name), wanted)
    font = hb.Font(face)
    return Font(
        name=TITLES[name],
        glyphs={character: font.get_nominal_glyph(ord(character)) or 0 for character in characters},
        widths=[font.get_glyph_h_advance(glyph) / face.upem for glyph in range(face.glyph_count)],
        program=bytes(face.reference_table("CFF ").data),
    )


def embed(font: Font, file: pydyf.PDF) -> bytes:
    """Put a font into a file; the reference by which its pages know it."""
    program = _added(file, pydyf.Stream([font.program], {"Subtype": "/CIDFontType0C"}, compress=True))
    name = f"/YGSHEET+{font.name}"
    descriptor: dict[str, Any] = {
        "Type": "/FontDescriptor",
        "FontName": name,
        "Flags": 4,
        "ItalicAngle": 0,
        "StemV": 80,
    }
    descriptor |= {"FontBBox": pydyf.Array([-1000, -500, 3000, 1500]), "FontFile3": program}
    descriptor |= {"Ascent": 880, "Descent": -120, "CapHeight": 733}
    descendant: dict[str, Any] = {"Type": "/Font", "Subtype": "/CIDFontType0", "BaseFont": name}
    descendant["CIDSystemInfo"] = pydyf.Dictionary(
        {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity"), "Supplement": 0}
    )
    descendant["FontDescriptor"] = _added(file, pydyf.Dictionary(descriptor))
    descendant["W"] = pydyf.Array([0, pydyf.Array([round(width * 1000) for width in font.widths])])
    whole: dict[str, Any] = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": name,
        "Encoding": "/Identity-H",
    }
    whole["DescendantFonts"] = pydyf.Array([_added(file, pydyf.Dictionary(descendant))])
    whole["ToUnicode"] = _added(file, pydyf.Stream([_to_unicode(font)], compress=True))
    return _added(file, pydyf.Dictionary(whole))


def _added(file: pydyf.PDF, thing: pydyf.Object) -> bytes:
    file.add_object(thing)
    return bytes(thing.reference)


def _to_unicode(font: Font) -> str:
    """By which the text can be searched, copied and read aloud."""
    names = [
        f"<{glyph:04x}> <{character.encode('utf-16-be').hex()}>" for character, glyph in font.glyphs.items()
    ]
    sections = (names[at : at + SECTION] for at in range(0, len(names), SECTION))
    named = "\n".join(f"{len(each)} beginbfchar\n" + "\n".join(each) + "\nendbfchar" for each in sections)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{named}\nendcmap CMapName currentdict /CMap defineresource pop end end"
    )
