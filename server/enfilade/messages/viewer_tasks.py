"""What the kinds of tasks say to a pupil beyond the lesson's own words. Part of `viewer_lesson.py`."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

VIEWER_TASKS: dict[str, S] = {
    "task.choose-many": S(
        "Bir neçəsini seçmək olar.", "You may choose more than one.", "Можно выбрать несколько."
    ),
    "task.order-how": S(
        "Sürüşdürün və ya oxlara toxunun.", "Drag, or tap the arrows.", "Перетащите или нажимайте стрелки."
    ),
    "task.order-up": S("Yuxarı: {text}", "Up: {text}", "Выше: {text}"),
    "task.order-down": S("Aşağı: {text}", "Down: {text}", "Ниже: {text}"),
    "task.order-at": S("{text}: yeri {n} / {of}", "{text}: place {n} of {of}", "{text}: место {n} из {of}"),
    "task.match-how": S(
        "Aşağıdan birinə, sonra boş yerə toxunun. Sürüşdürmək də olar.",
        "Tap one below, then an empty place. You may also drag.",
        "Нажмите на карточку внизу, потом на пустое место. Можно и перетащить.",
    ),
    "task.match-empty": S("boş yer", "empty place", "пустое место"),
    "task.match-place": S("{left}: boş yer", "{left}: empty place", "{left}: пустое место"),
    "task.match-free": S(
        "{left}: {right}. Geri götür", "{left}: {right}. Take back", "{left}: {right}. Убрать"
    ),
    "task.match-joined": S("{left}: {right}", "{left}: {right}", "{left}: {right}"),
    "task.match-pool": S("Yerinə qoyulmalı olanlar", "To be put in their places", "Что нужно расставить"),
    "task.number-only": S("Bura rəqəm yazın.", "Write a number here.", "Напишите здесь число."),
    "task.letters": S("Azərbaycan hərfləri", "Azerbaijani letters", "Азербайджанские буквы"),
    "task.letters-left": S("Hərf qalıb: {n}", "Letters left: {n}", "Осталось букв: {n}"),
    "task.reflection-own": S(
        "Qiymət verilmir. Bunu yalnız müəllim oxuyur.",
        "This gets no mark. Only your teacher reads it.",
        "Оценки не будет. Это прочтёт только учитель.",
    ),
    "task.reflection-share": S(
        "Qiymət verilmir. Müəllim onu adsız lövhədə göstərə bilər.",
        "This gets no mark. Your teacher may show it to the class, without a name.",
        "Оценки не будет. Учитель может показать это классу без имени.",
    ),
    "task.mark-how": S(
        "Şəkildə yerinə toxunun.", "Tap the place on the picture.", "Нажмите на место на снимке."
    ),
    "task.mark-list": S("Və ya siyahıdan seçin", "Or choose from a list", "Или выберите из списка"),
    "task.mark-at": S(
        "İşarə: soldan {x}%, yuxarıdan {y}%.",
        "Mark: {x}% from the left, {y}% from the top.",
        "Метка: {x}% слева, {y}% сверху.",
    ),
    "task.find-point": S(
        "Zalda ona toxunun. Yenidən toxunsanız, geri götürülər.",
        "Tap it in the hall. Tap again to take it back.",
        "Нажмите на него в зале. Нажмите ещё раз, чтобы убрать.",
    ),
    "task.find-list": S("Siyahıdan seçin.", "Choose from the list.", "Выберите из списка."),
    "task.find-things": S("{hall}: siyahı ({n})", "{hall}: the list ({n})", "{hall}: список ({n})"),
    "task.find-nameless": S("Zalda göstərdiyiniz", "What you pointed at", "То, на что вы указали"),
    "task.find-drop": S("Geri götür: {name}", "Take back: {name}", "Убрать: {name}"),
    "task.found": S("Tapılıb: {n} / {of}", "Found: {n} of {of}", "Найдено: {n} из {of}"),
    "task.read": S("Haqqında oxu", "Read about it", "Прочитать о нём"),
    "task.design-empty": S("Hələ boşdur", "Still empty", "Пока пусто"),
    "zoom.label": S("Yaxından bax", "Look closely", "Рассмотреть"),
    "zoom.in": S("Yaxınlaşdır", "Closer", "Ближе"),
    "zoom.out": S("Uzaqlaşdır", "Further", "Дальше"),
    "zoom.left": S("Sola", "To the left", "Влево"),
    "zoom.right": S("Sağa", "To the right", "Вправо"),
    "zoom.up": S("Yuxarı", "Up", "Вверх"),
    "zoom.down": S("Aşağı", "Down", "Вниз"),
    "zoom.large": S("Böyük göstər", "Show large", "Показать крупно"),
    "zoom.small": S("Kiçilt", "Make small", "Уменьшить"),
    "zoom.keys": S(
        "Ox düymələri sürüşdürür, artı və minus böyüdüb kiçildir.",
        "Arrow keys move the picture, plus and minus bring it closer and further.",
        "Стрелки двигают снимок, плюс и минус приближают и отдаляют.",
    ),
    "zoom.keys-mark": S(
        "Ox düymələri işarəni aparır, artı və minus böyüdüb kiçildir.",
        "Arrow keys move the mark, plus and minus bring the picture closer and further.",
        "Стрелки двигают метку, плюс и минус приближают и отдаляют снимок.",
    ),
}
