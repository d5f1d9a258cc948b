"""What the staff's pages of texts say."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

TEXT_PAGES: dict[str, S] = {
    "texts.title": S("Mətnlər", "Texts", "Тексты"),
    "texts.one": S("Mətni düzəlt", "Correct a text", "Исправить текст"),
    "texts.lead": S(
        "Mətni tapın, düzəldin, saxlayın: bir neçə saniyəyə saytda olacaq.",
        "Find a text, correct it, save it: within seconds it is on the site.",
        "Найдите текст, исправьте и сохраните: через несколько секунд он появится на сайте.",
    ),
    "texts.museum": S("Muzey", "Museum", "Музей"),
    "texts.search": S("Axtarılan sözlər", "Words to look for", "Искомые слова"),
    "texts.only-care": S(
        "Yalnız tərcüməsi köhnəlmiş və ya çatışmayanlar",
        "Only those with an old or missing translation",
        "Только с устаревшим или недостающим переводом",
    ),
    "texts.find": S("Tap", "Find", "Найти"),
    "texts.count": S("Mətn sayı: {n}", "Texts: {n}", "Текстов: {n}"),
    "texts.more": S(
        "Daha {n} mətn var. Axtarışı dəqiqləşdirin.",
        "{n} more. Look for something narrower.",
        "Ещё {n}. Уточните поиск.",
    ),
    "texts.kind.museum": S("Muzey", "Museum", "Музей"),
    "texts.kind.exhibit": S("Eksponat", "Exhibit", "Экспонат"),
    "texts.kind.person": S("İnsan", "Person", "Человек"),
    "texts.kind.source": S("Mənbə", "Source", "Источник"),
    "texts.kind.tour": S("Tur", "Tour", "Экскурсия"),
    "texts.kind.lesson": S("Dərs", "Lesson", "Урок"),
    "texts.kind.hall": S("Zal", "Hall", "Зал"),
    "texts.approved": S("təsdiqlənib", "approved", "утверждён"),
    "texts.approved-by": S(
        "{by} tərəfindən təsdiqlənib, {on}.", "Approved by {by}, {on}.", "Утвердил(а) {by}, {on}."
    ),
    "texts.approve": S(
        "Muzey adından təsdiqləyirəm",
        "I approve this text for the museum",
        "Утверждаю этот текст от имени музея",
    ),
    "texts.original": S("əsas mətn", "the original", "основной текст"),
    "texts.stale": S(
        "{tongue}: əsas mətn sonra dəyişib",
        "{tongue}: the original changed later",
        "{tongue}: основной текст изменён позже",
    ),
    "texts.stale-here": S(
        "Əsas mətn bundan sonra dəyişib. Tərcüməni yoxlayın.",
        "The original has changed since. Check the translation.",
        "Основной текст с тех пор изменён. Проверьте перевод.",
    ),
    "texts.missing": S("{tongue}: yoxdur", "{tongue}: missing", "{tongue}: нет"),
    "texts.save": S("Saxla və dərc et", "Save and publish", "Сохранить и опубликовать"),
    "texts.saved": S("Saxlandı və dərc edildi.", "Saved and published.", "Сохранено и опубликовано."),
    "texts.refused": S(
        "Dərc olunmadı; saytdakı mətn əvvəlki kimidir. Səbəb:",
        "Not published; the site is as it was. What is in the way:",
        "Не опубликовано; сайт остался прежним. Причина:",
    ),
    "texts.history": S("Dəyişikliklər", "History", "История"),
    "texts.no-history": S(
        "Burada hələ heç nə dəyişdirilməyib.",
        "Nothing has been changed here yet.",
        "Здесь ещё ничего не меняли.",
    ),
    "texts.undo": S("Geri al", "Undo this", "Отменить это"),
}
