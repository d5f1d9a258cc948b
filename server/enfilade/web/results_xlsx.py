"""Results as a spreadsheet: one sheet of pupils and tasks, one of every answer. What pupils wrote is text,
whatever it begins with.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from enfilade.messages import PAGES
from enfilade.web.class_results import ResultAnswer, Results
from enfilade.web.results_csv import COLUMNS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

SHADES = {
    "right": "#d6eadf",
    "partly": "#f3ecd2",
    "tried": "#f6dfd6",
    "received": "#dfe6ef",
    "none": "#ffffff",
}
"""Beside the word, never instead of it."""

WIDTHS = {"pupil": 22, "size": 8, "number": 5, "task": 48, "kind": 14, "state": 18, "answer": 60, "tries": 8}
WIDTH = 11
"""Of other columns, in letters."""


def to_xlsx(results: Results) -> bytes:
    """Return the workbook's bytes: the same results give the same bytes."""
    import xlsxwriter  # what serves pages does not load it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": results.lesson, "company": results.museum, "created": results.began})
    say = {key: PAGES[f"results.{key}"].say(results.language) for key in ("sheet-tasks", "sheet-answers")}
    _tasks(book, book.add_worksheet(say["sheet-tasks"]), results)
    _answers(book, book.add_worksheet(say["sheet-answers"]), results)
    book.close()
    return out.getvalue()


def _tasks(book: Workbook, sheet: Worksheet, results: Results) -> None:
    """One row for each pupil, one column for each task; below, how many answered each."""
    language = results.language
    title = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    shades = {state: book.add_format({"bg_color": shade, "border": 1, "border_color": "#d8d0c1"})
              for state, shade in SHADES.items()}  # fmt: skip
    sheet.write_string(0, 0, results.lesson, title)
    sheet.write_string(1, 0, f"{results.museum} · {results.began:%Y-%m-%d %H:%M} ({results.zone_words})")
    heads = [_say("pupil", language), _say("size", language)]
    heads += [f"{task.number}. {task.prompt}" for task in results.tasks]
    heads.append(_say("done", language))
    for column, text in enumerate(heads):
        sheet.write_string(3, column, text, head)
    for row, pupil in enumerate(results.pupils, start=4):
        sheet.write_string(row, 0, pupil.name)
        sheet.write_number(row, 1, pupil.size)
        for column, task in enumerate(results.tasks, start=2):
            answer = pupil.answer(task)
            sheet.write_string(row, column, _word(answer, language), shades[answer.state])
        sheet.write_number(row, 2 + len(results.tasks), pupil.done)
    last = 4 + len(results.pupils)
    sheet.write_string(last, 0, _say("done", language), head)
    for column, task in enumerate(results.tasks, start=2):
        sheet.write_number(last, column, sum(p.answer(task).state != "none" for p in results.pupils), head)
    sheet.set_row(3, 60)
    sheet.set_column(0, 0, WIDTHS["pupil"])
    sheet.set_column(1, 1, WIDTHS["size"])
    sheet.set_column(2, 1 + len(results.tasks), 20)
    sheet.set_column(2 + len(results.tasks), 2 + len(results.tasks), 14)
    sheet.freeze_panes(4, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _answers(book: Workbook, sheet: Worksheet, results: Results) -> None:
    """The same rows as in the CSV table."""
    head = book.add_format({"bold": True, "bottom": 1})
    wraps = book.add_format({"text_wrap": True, "valign": "top"})
    top = book.add_format({"valign": "top"})
    time = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "valign": "top"})
    for column, name in enumerate(COLUMNS):
        sheet.write_string(0, column, _say(name, results.language, zone=results.zone_words), head)
        sheet.set_column(column, column, 24 if name == "time" else WIDTHS.get(name, WIDTH))
    row = 0
    for pupil in results.pupils:
        for task in results.tasks:
            row += 1
            answer = pupil.answer(task)
            sheet.write_string(row, 0, pupil.name, top)
            sheet.write_number(row, 1, pupil.size, top)
            sheet.write_number(row, 2, task.number, top)
            sheet.write_string(row, 3, task.prompt, wraps)
            sheet.write_string(row, 4, task.kind, top)
            sheet.write_string(row, 5, _say(f"state.{answer.state}", results.language), top)
            sheet.write_string(row, 6, answer.text, wraps)
            if answer.at is not None:
                sheet.write_number(row, 7, answer.tries, top)
                sheet.write_number(row, 8, answer.hints, top)
                sheet.write_datetime(row, 9, answer.at.replace(tzinfo=None), time)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(row, 1), len(COLUMNS) - 1)


def _word(answer: ResultAnswer, language: str) -> str:
    """Return a cell's words: the state, and after how many tries where that was more than one."""
    if answer.state == "none":
        return ""
    word = _say(f"state.{answer.state}", language)
    return f"{word} ({answer.tries})" if answer.tries > 1 else word


def _say(key: str, language: str, **values: object) -> str:
    return PAGES[f"results.{key}"].say(language, **values)
