"""The fonts that are shipped write Azerbaijani, English and Russian, and their style sheet says so."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.subset import parse_unicodes
from fontTools.ttLib import TTFont

from tools import print_fonts, sign_fonts
from tools.set_up import VIEWER
from tools.subset_fonts import FACES, RANGES

FONTS = VIEWER / "src" / "ui" / "fonts"

ALPHABETS = {
    "az": "AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz",
    "en": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ru": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}
SIGNS = "0123456789 .,:;!?()[]–—-‘’“”„«»…·×°%№/'\"₼\u00a0"

FACES_FLAT = [(family, face) for family, faces in FACES.items() for face in faces]


def font(family: str, face: str, script: str) -> TTFont:
    return TTFont(FONTS / f"{family}-{face}-{script}.woff2")


@pytest.mark.parametrize(("family", "face"), FACES_FLAT)
@pytest.mark.parametrize("language", ALPHABETS)
def test_every_letter_is_there(family: str, face: str, language: str) -> None:
    held = {code for script in RANGES for code in font(family, face, script).getBestCmap()}
    assert {c for c in ALPHABETS[language] + SIGNS if ord(c) not in held} == set()


@pytest.mark.parametrize(("family", "face"), FACES_FLAT)
def test_no_ligature_hides_the_dot_of_an_i(family: str, face: str) -> None:
    for script in RANGES:
        shipped = font(family, face, script)
        features = shipped["GSUB"].table.FeatureList.FeatureRecord if "GSUB" in shipped else []
        assert {"liga", "clig", "dlig"}.isdisjoint(record.FeatureTag for record in features)


def test_the_style_sheet_names_every_file_with_the_range_that_it_holds() -> None:
    sheet = (VIEWER / "src" / "ui" / "fonts.css").read_text(encoding="utf-8")
    blocks = re.findall(r"@font-face \{(.*?)\}", sheet, re.DOTALL)
    named: dict[str, set[int]] = {}
    for block in blocks:
        file = re.search(r'url\("\./fonts/([^"]+)"\) format\("woff2"\)', block)
        ranges = re.search(r"unicode-range:\s*([^;]+);", block)
        assert file and ranges and "font-display: swap" in block
        # A machine's own signs come first; our letters before a machine's.
        assert ("local(" in block) == ('"Signs"' in block)
        named[file[1]] = set(parse_unicodes(re.sub(r"\s+", "", ranges[1])))
    assert named == {
        f"{family}-{face}-{script}.woff2": set(parse_unicodes(codes))
        for family, face in FACES_FLAT
        for script, codes in RANGES.items()
    } | {f"signs-{name}.woff2": set(parse_unicodes(codes)) for name, codes in sign_fonts.BLOCKS.items()}
    assert {path.name for path in FONTS.glob("*.woff2")} == set(named)


def test_every_sign_that_is_printed_is_on_the_screen_too_and_letters_come_first() -> None:
    shown = [set(TTFont(FONTS / f"signs-{name}.woff2").getBestCmap()) for name in sign_fonts.BLOCKS]
    assert sum(map(len, shown)) == len(set().union(*shown))
    printed = set(TTFont(print_fonts.OUT / f"{print_fonts.SIGNS}.ttf").getBestCmap())
    assert {sign for sign in printed if sign < 0xF0000} == set().union(*shown)
    assert {ord(sign) for sign in "🙂👍🌍🕊🚌🧠🫶❤"} <= set().union(*shown)
    sheet = (VIEWER / "src" / "ui" / "fonts.css").read_text(encoding="utf-8")
    stacks = re.findall(r"--enfilade-(?:serif|sans): ([^;]+);", sheet)
    assert len(stacks) == 2 and all(stack.endswith('"Signs"') for stack in stacks)


@pytest.mark.parametrize("name", sign_fonts.BLOCKS)
def test_a_block_of_signs_is_what_the_tool_makes(name: str) -> None:
    made = BytesIO()
    sign_fonts.block(name).save(made)
    assert made.getvalue() == (FONTS / f"signs-{name}.woff2").read_bytes()


@pytest.mark.parametrize("family", [*FACES, "noto-emoji"])
def test_the_licence_lies_beside(family: str) -> None:
    text = Path(FONTS / f"{family}-OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Reserved Font Name '" not in text


@pytest.mark.parametrize("face", print_fonts.FACES)
def test_a_face_for_printing_is_its_subsets_joined_with_every_letter(face: str) -> None:
    file = print_fonts.OUT / f"{face}.ttf"
    held = set(TTFont(file).getBestCmap())
    assert {c for letters in ALPHABETS.values() for c in letters + SIGNS if ord(c) not in held} == set()
    made = BytesIO()
    print_fonts.joined(face).save(made)
    assert made.getvalue() == file.read_bytes()
