"""What the pages of lessons and their worksheets say, for teachers before a class."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

LESSON_PAGES: dict[str, S] = {
    "lessons.title": S("Dərslər", "Lessons", "Уроки"),
    "lessons.for-teachers": S("Müəllimlər üçün", "For teachers", "Учителям"),
    "lessons.lead": S(
        "Hazır dərsi seçin, sinif açın, kodu şagirdlərə verin. Hesab da, ad da lazım deyil.",
        "Choose a ready lesson, open a class, give the code to your pupils. No accounts, no names.",
        "Выберите готовый урок, откройте класс и дайте код ученикам. Ни учётных записей, ни имён.",
    ),
    "lessons.none": S(
        "Bu muzeyin hələ dərsi yoxdur.", "This museum has no lessons yet.", "В этом музее пока нет уроков."
    ),
    "lesson.ages": S("{youngest}–{oldest} yaş", "Ages {youngest}–{oldest}", "{youngest}–{oldest} лет"),
    "lesson.minutes": S("{n} dəqiqə", "{n} minutes", "{n} мин"),
    "lesson.task-count": S("{n} tapşırıq", "{n} tasks", "заданий: {n}"),
    "lesson.goals": S("Məqsədlər", "Goals", "Цели"),
    "lesson.work": S("Şagirdlər nə edir", "What pupils do", "Что делают ученики"),
    "lesson.read-here": S("Baxır və oxuyurlar.", "They look and read.", "Смотрят и читают."),
    "lesson.where": S("Harada keçir", "Where it takes place", "Где проходит"),
    "lesson.along": S("Dərs bu tur üzrə gedir:", "It goes along the tour:", "Урок идёт по экскурсии:"),
    "lesson.open-class": S("Sinif açın", "Open a class", "Открыть класс"),
    "lesson.worksheet": S("İş vərəqi", "Worksheet", "Рабочий лист"),
    "lesson.worksheet-easy": S("Sadə dildə", "In plain words", "Простыми словами"),
    "lesson.worksheet-standard": S("Adi dildə", "In standard words", "Обычными словами"),
    "lesson.key-hint": S(
        "Cavabları, izahları və müəllim üçün qeydləri sinif açandan sonra görürsünüz.",
        "You see answers, explanations and notes for the teacher once you have opened a class.",
        "Ответы, объяснения и заметки для учителя вы увидите, когда откроете класс.",
    ),
    "lesson.solemn": S(
        "Bu dərs xatirə yerlərindən keçir: xal, vaxt ölçmə və yarış yoxdur.",
        "This lesson goes through places of memory: no points, no time limit, no contest.",
        "Урок проходит по местам памяти: без баллов, без отсчёта времени, без соревнования.",
    ),
    "lesson.opt-in": S(
        "Bu yeri açıb-açmamağı sinif açanda siz seçirsiniz. Açmasanız, dərs oradan yan keçir.",
        "You decide about this place when you open the class. Left shut, the lesson goes round it.",
        "Открыть ли это место, вы решаете, открывая класс. Если нет, урок его обходит.",
    ),
    "sheet.group": S("Qrup", "Group", "Группа"),
    "sheet.date": S("Tarix", "Date", "Дата"),
    "sheet.print": S(
        "A4 vərəqi. Brauzerin çap əmri ilə çap edin (Ctrl + P).",
        "An A4 sheet. Print it with the browser’s own command (Ctrl + P).",
        "Лист A4. Печатайте командой браузера (Ctrl + P).",
    ),
    "sheet.back": S("Dərsə qayıt", "Back to the lesson", "Вернуться к уроку"),
    "sheet.page": S("İş vərəqi: {title}", "Worksheet: {title}", "Рабочий лист: {title}"),
    "sheet.key": S("Cavablar: {title}", "Answers: {title}", "Ответы: {title}"),
    "sheet.key-lead": S(
        "Yalnız müəllim üçün: düzgün cavablar, izahlar, ipucları və qeydlər.",
        "For the teacher only: right answers, explanations, hints and notes.",
        "Только для учителя: верные ответы, объяснения, подсказки и заметки.",
    ),
    "sheet.right": S("Düzgün cavab", "Right answer", "Верный ответ"),
    "sheet.no-right": S(
        "Tək düzgün cavab yoxdur. Qiymət verilmir.",
        "There is no single right answer. It is not graded.",
        "Единственного верного ответа нет. Оценка не ставится.",
    ),
    "sheet.explanation": S("İzah", "Explanation", "Объяснение"),
    "sheet.hints": S("İpucları", "Hints", "Подсказки"),
    "sheet.notes": S("Müəllim üçün qeyd", "A note for the teacher", "Заметка для учителя"),
    "sheet.draw": S("Burada çəkin.", "Draw it here.", "Нарисуйте здесь."),
}
