"""What the pages say that a learning system (LTI) opens."""

from __future__ import annotations

from enfilade.messages.fault import Fault
from enfilade.messages.sentence import Sentence as S

LTI_PAGES: dict[str, S] = {
    "lti.choose": S("Kurs üçün dərs seçin", "Choose a lesson for the course", "Выберите урок для курса"),
    "lti.choose-hint": S(
        "Seçdiyiniz dərs kursda keçid kimi görünəcək. Şagirdlər onu oradan açır, ad yazmırlar.",
        "The lesson appears in your course as a link. Pupils open it from there and type no name.",
        "Урок появится в курсе как ссылка. Ученики открывают его оттуда и не вводят имён.",
    ),
    "lti.ages": S(
        "{first}–{last} yaş, {minutes} dəqiqə",
        "Ages {first}–{last}, {minutes} minutes",
        "{first}–{last} лет, {minutes} минут",
    ),
    "lti.take": S("Bu dərsi götür", "Take this lesson", "Взять этот урок"),
    "lti.chosen": S("Dərs seçildi", "The lesson is chosen", "Урок выбран"),
    "lti.chosen-hint": S(
        "Bir addım qaldı: dərsi kursa göndərin.",
        "One step is left: send the lesson to the course.",
        "Остался один шаг: отправьте урок в курс.",
    ),
    "lti.send": S("Kursa göndər", "Send to the course", "Отправить в курс"),
}

LTI_FAULTS: dict[str, Fault] = {
    "lti-refused": Fault(
        403,
        S(
            "Bu keçid tədris sistemindən gəlməyib, ya da vaxtı keçib.",
            "This did not come from the learning system, or it came too late.",
            "Этот переход пришёл не из учебной системы, или его срок истёк.",
        ),
        S(
            "Dərsi kursdan yenidən açın. Yenə alınmasa, sistemin idarəçisinə deyin.",
            "Open the lesson from the course again. If it fails again, tell whoever runs the learning system.",
            "Откройте урок из курса ещё раз. Если снова не получится, скажите администратору системы.",
        ),
    ),
    "lti-no-lesson": Fault(
        404,
        S(
            "Bu keçiddə dərs göstərilməyib, ya da belə dərs yoxdur.",
            "This link names no lesson, or one that is not here.",
            "В этой ссылке не указан урок, или такого урока нет.",
        ),
        S(
            "Müəllim kursda dərsi yenidən seçsin.",
            "Let the teacher choose the lesson in the course anew.",
            "Пусть учитель выберет урок в курсе заново.",
        ),
    ),
    "lti-class-over": Fault(
        410,
        S("Bu dərs bitib.", "This lesson is over.", "Этот урок закончен."),
        S(
            "Müəllim onu kursdan yenidən aça bilər.",
            "The teacher can open it anew from the course.",
            "Учитель может открыть его из курса заново.",
        ),
    ),
}
