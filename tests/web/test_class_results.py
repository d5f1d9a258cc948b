"""TEACH: results as files: byte for byte, without formulas, every letter of az and ru on paper."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from datetime import datetime

import pypdfium2
import pytest

from enfilade.messages import LANGUAGES, PAGES
from enfilade.web.class_results import ResultAnswer, ResultPupil, Results, ResultTask
from enfilade.web.local_time import zone_words
from enfilade.web.results_csv import inert, to_csv
from enfilade.web.results_pdf import to_pdf
from enfilade.web.results_xlsx import to_xlsx
from tests.web.class_results_fixture import BAKU, BEGAN, results

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

WANTED_CSV = (
    "\ufeffŞagird,Nəfər,№,Tapşırıq,Növ,Vəziyyət,Cavab,Cəhd,İpucu,Vaxt (Bakı vaxtı)\r\n"
    "Mavi kirpi,3,1,Üçrəngli bayraqda hansı rənglər var?,Seç,düzdür,"
    '"Mavi, qırmızı, yaşıl",2,1,2026-11-23 09:31:01+04:00\r\n'
    "Mavi kirpi,3,2,Nə üçün bu sənəd saxlanılıb?,Düşün,qəbul edilib,"
    '"\'=HYPERLINK(""http://a.b"";""x"")",1,,2026-11-23 09:33:20+04:00\r\n'
    "Mavi kirpi,3,3,Hadisələri sırala,Sırala,cavab yoxdur,,,,\r\n"
    "Yaşıl qarğa,1,1,Üçrəngli bayraqda hansı rənglər var?,Seç,hələ düz deyil,"
    '"Mavi, ağ",1,,2026-11-23 09:31:15+04:00\r\n'
    "Yaşıl qarğa,1,2,Nə üçün bu sənəd saxlanılıb?,Düşün,qəbul edilib,"
    '"O dedi: ""Ə, İ, ı, ğ, ş""\nвторая строка",1,,2026-11-23 09:34:00+04:00\r\n'
    "Yaşıl qarğa,1,3,Hadisələri sırala,Sırala,cavab yoxdur,,,,\r\n"
    "Qızılı bülbül,1,1,Üçrəngli bayraqda hansı rənglər var?,Seç,cavab yoxdur,,,,\r\n"
    "Qızılı bülbül,1,2,Nə üçün bu sənəd saxlanılıb?,Düşün,cavab yoxdur,,,,\r\n"
    "Qızılı bülbül,1,3,Hadisələri sırala,Sırala,cavab yoxdur,,,,\r\n"
)


def test_TEACH1_the_csv_is_these_bytes() -> None:
    assert to_csv(results()).decode() == WANTED_CSV


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-cmd|x", "'-cmd|x"),
        ("@x", "'@x"),
        ("\t=x", "'\t=x"),
        ("-12", "-12"),
        ("+3,5", "+3,5"),
        ("1918", "1918"),
        ("Əsas", "Əsas"),
        ("", ""),
    ],
)
def test_TEACH2_no_cell_begins_like_a_formula(text: str, kept: str) -> None:
    assert inert(text) == kept


class Book:
    """A workbook read back from its parts, without any library's good will."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            self.parts = {name: parts.read(name) for name in parts.namelist()}
        strings = ET.fromstring(self.parts["xl/sharedStrings.xml"])
        self.strings = ["".join(t.text or "" for t in si.iter(f"{SHEET}t")) for si in strings]
        book = ET.fromstring(self.parts["xl/workbook.xml"])
        self.names = [sheet.attrib["name"] for sheet in book.iter(f"{SHEET}sheet")]

    def rows(self, number: int) -> list[list[str]]:
        """Return the cells of a sheet that hold something, row by row."""
        sheet = ET.fromstring(self.parts[f"xl/worksheets/sheet{number}.xml"])
        return [[self._value(cell) for cell in row] for row in sheet.iter(f"{SHEET}row")]

    def _value(self, cell: ET.Element) -> str:
        value = cell.findtext(f"{SHEET}v") or ""
        return self.strings[int(value)] if cell.get("t") == "s" else value


def test_TEACH3_the_workbook_has_a_sheet_of_tasks_and_one_of_answers() -> None:
    data = to_xlsx(results())
    assert data == to_xlsx(results())
    book = Book(data)
    assert book.names == ["Tapşırıqlar", "Cavablar"]
    tasks = book.rows(1)
    assert tasks[0] == ["Biz müstəqilliyin varisləriyik"]
    assert tasks[1] == ["İstiqlal Muzeyi · 2026-11-23 09:30 (Bakı vaxtı)"]
    assert tasks[2] == [
        "Şagird",
        "Nəfər",
        "1. Üçrəngli bayraqda hansı rənglər var?",
        "2. Nə üçün bu sənəd saxlanılıb?",
        "3. Hadisələri sırala",
        "Cavab verilib",
    ]
    assert tasks[3] == ["Mavi kirpi", "3", "düzdür (2)", "qəbul edilib", "", "2"]
    assert tasks[4] == ["Yaşıl qarğa", "1", "hələ düz deyil", "qəbul edilib", "", "2"]
    assert tasks[5] == ["Qızılı bülbül", "1", "", "", "", "0"]
    assert tasks[6] == ["Cavab verilib", "2", "2", "0"]
    answers = book.rows(2)
    assert len(answers) == 1 + 9
    assert answers[2][:7] == [
        "Mavi kirpi",
        "3",
        "2",
        "Nə üçün bu sənəd saxlanılıb?",
        "Düşün",
        "qəbul edilib",
        '=HYPERLINK("http://a.b";"x")',
    ]
    # Days since 1899-12-30, as spreadsheets count: 09:33:20 of the class's own day.
    assert answers[0][9] == "Vaxt (Bakı vaxtı)"
    days = (datetime(2026, 11, 23, 9, 33, 20) - datetime(1899, 12, 30)).total_seconds() / 86400
    assert float(answers[2][9]) == pytest.approx(days)


def test_TEACH4_the_workbook_runs_nothing_and_leads_nowhere() -> None:
    book = Book(to_xlsx(results()))
    for name, part in book.parts.items():
        assert b"<f>" not in part and b"hyperlink" not in part.replace(b"=HYPERLINK", b""), name
    assert not [name for name in book.parts if "external" in name or "vba" in name.lower()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_TEACH5_the_pdf_says_everything_in_its_letters(language: str) -> None:
    data = to_pdf(results(language))
    assert data == to_pdf(results(language))
    text = text_of(data)
    for said in (
        "Biz müstəqilliyin varisləriyik",
        "Mavi kirpi ×3",
        "Yaşıl qarğa",
        "Üçrəngli bayraqda hansı rənglər var?",
        '=HYPERLINK("http://a.b";"x")',
        'O dedi: "Ə, İ, ı, ğ, ş"',
        "вторая строка",
        f"09:30 ({zone_words('Asia/Baku', language)})",
        PAGES["results.names"].say(language),
        PAGES["results.page"].say(language, n=1, of=1),
        PAGES["results.state.partly"].say(language),
    ):
        assert said in text, said


def test_TEACH5_the_pdf_prints_the_signs_that_pupils_write_with() -> None:
    small = results()
    drawn = "Əla 😀 👍🏽 ❤️ 🇦🇿 👩‍🚀 🪁 ✓"
    answers = {"think": ResultAnswer("received", drawn, 1, 0, BEGAN)}
    data = to_pdf(replace(small, pupils=(*small.pupils, ResultPupil("Boz qu", 1, answers))))
    text = text_of(data)
    for sign in "😀👍❤🇦🇿👩🚀🪁":
        assert sign in text, sign
    assert "Əla" in text and "✓" not in text
    assert b"NotoEmoji" in data and b"NotoEmoji" not in to_pdf(small)


def test_TEACH5_forty_pupils_at_twenty_tasks_stay_on_their_pages() -> None:
    tasks = tuple(
        ResultTask(f"t{n}", n, "Seç", f"Tapşırıq {n} " + "söz " * 12, "Cavab") for n in range(1, 21)
    )
    given = {t.id: ResultAnswer("tried", "uzun cavab " * 40, 3, 1, BEGAN) for t in tasks}
    pupils = tuple(ResultPupil(f"Qəhvəyi dağkeçisi {n}", 6, given) for n in range(40))
    many = Results("az", "Uzun dərs " * 12, "Muzey", "Asia/Baku", BEGAN.astimezone(BAKU), tasks, pupils)
    document = pypdfium2.PdfDocument(to_pdf(many))
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            assert left >= 0 and right <= width and bottom >= 0 and top <= height
    document.close()


def text_of(pdf: bytes) -> str:
    """Return a PDF's words, page after page."""
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text.replace("\r\n", "\n")
