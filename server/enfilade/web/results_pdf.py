"""Results to print: A4 across, the table of pupils and tasks, then each task with what was answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from enfilade.messages import PAGES
from enfilade.messages.dates import date_words
from enfilade.web.class_results import SIGNS, ResultPupil, Results, ResultTask, State

if TYPE_CHECKING:
    from fpdf import FPDF

FONTS = Path(__file__).with_name("print_fonts")

MARGIN_MM, WIDTH_MM = 14.0, 297.0 - 2 * 14.0
NAME_MM, DONE_MM = 44.0, 26.0
ROW_MM = 6.2

INK, QUIET, LINE = (30, 28, 25), (95, 88, 76), (216, 208, 193)
SHADES: dict[State, tuple[int, int, int]] = {
    "right": (214, 234, 223),
    "partly": (243, 236, 210),
    "tried": (246, 223, 214),
    "received": (223, 230, 239),
}


_JOINS = (0x200D, 0x20E3, *range(0x1F3FB, 0x1F400), *range(0xFE00, 0xFE10), *range(0xE0000, 0xE0080))
"""What only joins or tints the signs of a keyboard; they are printed one by one, in one ink."""

_STANDING_IN = str.maketrans(
    {"✓": "+", "✗": "–", "→": "›", "←": "‹", "↓": "/", "≈": "~", "\t": " "} | dict.fromkeys(_JOINS, "")
)
"""Signs that our faces have not, and what says the same."""

_FIRST_SIGN = "\u2300"
"""Here signs begin. They have a face of their own: 0.8 MB, read where one is to be printed."""


def to_pdf(results: Results) -> bytes:
    """Return the PDF's bytes."""
    pdf = _blank(results)
    pdf.add_page()
    _heading(pdf, results)
    _legend(pdf, results)
    _table(pdf, results)
    for task in results.tasks:
        _task(pdf, results, task)
    return bytes(pdf.output())


def _blank(results: Results) -> FPDF:
    from fpdf import FPDF  # what serves pages does not load it

    language = results.language

    class Sheets(FPDF):
        """Pages with their numbers."""

        def footer(self) -> None:
            self.set_y(-11)
            self.set_font("sans", size=8)
            self.set_text_color(*QUIET)
            self.cell(WIDTH_MM * 0.75, 5, _say("names", language))
            self.cell(WIDTH_MM * 0.25, 5, _say("page", language, n=self.page_no(), of="{nb}"), align="R")

    pdf = Sheets(orientation="landscape", format="A4")
    pdf.set_creation_date(results.began.astimezone())
    pdf.set_title(results.lesson)
    pdf.set_lang(language)
    pdf.set_margins(MARGIN_MM, MARGIN_MM, MARGIN_MM)
    pdf.set_auto_page_break(True, margin=16)
    pdf.add_font("sans", "", FONTS / "commissioner-400-normal.ttf")
    pdf.add_font("sans", "B", FONTS / "commissioner-600-normal.ttf")
    pdf.add_font("serif", "B", FONTS / "literata-600-normal.ttf")
    if any(
        max(answer.text, default="") >= _FIRST_SIGN for p in results.pupils for answer in p.answers.values()
    ):
        pdf.add_font("signs", "", FONTS / "noto-emoji-400-normal.ttf")
        pdf.set_fallback_fonts(["signs"], exact_match=False)
    return pdf


def _heading(pdf: FPDF, results: Results) -> None:
    pdf.set_text_color(*INK)
    pdf.set_font("serif", "B", 20)
    pdf.multi_cell(WIDTH_MM, 9, results.lesson, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("sans", size=10)
    pdf.set_text_color(*QUIET)
    day = date_words(f"{results.began:%Y-%m-%d}", results.language)
    date = f"{day}, {results.began:%H:%M} ({results.zone_words})"
    lead = _say("lead", results.language, date=date, devices=len(results.pupils), answers=results.answers)
    pdf.cell(WIDTH_MM, 6, f"{results.museum} · {lead}", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(3)


def _legend(pdf: FPDF, results: Results) -> None:
    pdf.set_font("sans", size=9)
    pdf.set_draw_color(*LINE)
    pdf.set_x(MARGIN_MM + pdf.c_margin)
    for state, shade in SHADES.items():
        word = _say(f"state.{state}", results.language)
        pdf.set_fill_color(*shade)
        pdf.set_text_color(*INK)
        pdf.cell(6, 5, SIGNS[state], border=1, fill=True, align="C")
        pdf.cell(pdf.get_string_width(word) + 8, 5, word)
    pdf.ln(9)


def _table(pdf: FPDF, results: Results) -> None:
    """Pupils and tasks; its head is repeated on every page."""
    language = results.language
    wide = min(24.0, (WIDTH_MM - NAME_MM - DONE_MM) / max(1, len(results.tasks)))

    def head() -> None:
        pdf.set_font("sans", "B", 9)
        pdf.set_text_color(*INK)
        pdf.cell(NAME_MM, ROW_MM, _say("pupil", language), border="B")
        for task in results.tasks:
            pdf.cell(wide, ROW_MM, str(task.number), border="B", align="C")
        pdf.cell(DONE_MM, ROW_MM, _short(pdf, _say("done", language), DONE_MM), border="B", align="R")
        pdf.ln(ROW_MM)

    head()
    for pupil in results.pupils:
        if pdf.will_page_break(ROW_MM):
            pdf.add_page()
            head()
        pdf.set_font("sans", size=9)
        pdf.cell(NAME_MM, ROW_MM, _short(pdf, _name(pupil), NAME_MM), border="B")
        for task in results.tasks:
            answer = pupil.answer(task)
            shade = SHADES.get(answer.state)
            pdf.set_fill_color(*(shade or (255, 255, 255)))
            sign = SIGNS[answer.state] + (f" {answer.tries}" if answer.tries > 1 else "")
            pdf.cell(wide, ROW_MM, sign, border=1, fill=shade is not None, align="C")
        pdf.cell(DONE_MM, ROW_MM, f"{pupil.done}/{len(results.tasks)}", border="B", align="R")
        pdf.ln(ROW_MM)
    pdf.ln(4)


def _task(pdf: FPDF, results: Results, task: ResultTask) -> None:
    """A task: its words, its right answer, every answer with the name beside it."""
    if pdf.will_page_break(34):
        pdf.add_page()
    pdf.ln(3)
    pdf.set_text_color(*INK)
    pdf.set_font("sans", "B", 11)
    pdf.multi_cell(
        WIDTH_MM,
        5.6,
        f"{task.number}. {task.prompt}".translate(_STANDING_IN),
        align="L",
        new_x="LMARGIN",
        new_y="NEXT",
    )
    pdf.set_font("sans", size=9)
    pdf.set_text_color(*QUIET)
    if task.answer:
        right = _say("right-answer", results.language, answer=task.answer.translate(_STANDING_IN))
        pdf.multi_cell(WIDTH_MM, 5, right, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(1)
    pdf.set_text_color(*INK)
    answered = [p for p in results.pupils if p.answer(task).state != "none"]
    if not answered:
        pdf.cell(WIDTH_MM, 5, _say("none", results.language), new_x="LMARGIN", new_y="NEXT")
    for pupil in answered:
        answer = pupil.answer(task)
        pdf.set_font("sans", size=9)
        if pdf.will_page_break(6):
            pdf.add_page()
        pdf.cell(NAME_MM, 5, _short(pdf, _name(pupil), NAME_MM))
        pdf.set_fill_color(*SHADES[answer.state])
        pdf.cell(6, 5, SIGNS[answer.state], fill=True, align="C")
        pdf.set_x(pdf.get_x() + 2)
        pdf.multi_cell(0, 5, answer.text.translate(_STANDING_IN), align="L", new_x="LMARGIN", new_y="NEXT")


def _name(pupil: ResultPupil) -> str:
    return f"{pupil.name} ×{pupil.size}" if pupil.size > 1 else pupil.name


def _short(pdf: FPDF, text: str, wide: float) -> str:
    """Return a text that fits a cell of so many mm, cut where it has to be."""
    if pdf.get_string_width(text) <= wide - 2:
        return text
    while text and pdf.get_string_width(text + "…") > wide - 2:
        text = text[:-1]
    return text.rstrip() + "…"


def _say(key: str, language: str, **values: object) -> str:
    return PAGES[f"results.{key}"].say(language, **values)
