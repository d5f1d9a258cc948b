"""What a class says no to, by code; the others are in `errors.py`."""

from __future__ import annotations

from enfilade.messages.fault import AGAIN, RELOAD, Fault
from enfilade.messages.sentence import Sentence

ASK_TEACHER = Sentence("Müəlliminizə deyin.", "Tell your teacher.", "Скажите учителю.")

LESSON_FAULTS: dict[str, Fault] = {
    "lesson-unknown": Fault(
        404, Sentence("Belə dərs yoxdur.", "There is no such lesson.", "Такого урока нет."), RELOAD
    ),
    "classes-staff-only": Fault(
        403,
        Sentence(
            "Burada sinfi yalnız muzeyin işçiləri aça bilər.",
            "Here only the museum’s staff may open a class.",
            "Здесь класс могут открыть только сотрудники музея.",
        ),
        Sentence(
            "Muzeydən sizin üçün sinif açmasını xahiş edin.",
            "Ask the museum to open a class for you.",
            "Попросите музей открыть для вас класс.",
        ),
    ),
    "too-many-classes": Fault(
        429,
        Sentence(
            "Bu ünvandan bir saatda çox sinif açılıb.",
            "Many classes were opened from this address within an hour.",
            "С этого адреса за час открыто много классов.",
        ),
        Sentence(
            "Bir az gözləyin və ya açıq sinfi davam etdirin.",
            "Wait a while, or go on with a class that is open.",
            "Подождите немного или продолжите открытый класс.",
        ),
    ),
    "teach-link-unknown": Fault(
        404,
        Sentence(
            "Bu müəllim keçidi işləmir: sinif silinib və ya müddəti bitib.",
            "This teacher’s link does not work: the class was deleted, or its time is over.",
            "Эта ссылка учителя не работает: класс удалён или срок хранения истёк.",
        ),
        Sentence("Yeni sinif açın.", "Open a new class.", "Откройте новый класс."),
    ),
    "phrase-unknown": Fault(
        404,
        Sentence(
            "Bu dörd söz bu sinifdə heç kimə aid deyil.",
            "Nobody of this class has these four words.",
            "Этих четырёх слов в этом классе ни у кого нет.",
        ),
        Sentence(
            "Sözləri və sinfin kodunu yoxlayın.",
            "Check the words and the class’s code.",
            "Проверьте слова и код класса.",
        ),
    ),
    "task-unknown": Fault(
        404,
        Sentence(
            "Bu dərsdə belə tapşırıq yoxdur.",
            "This lesson has no such task.",
            "В этом уроке нет такого задания.",
        ),
        RELOAD,
    ),
    "task-closed": Fault(
        409,
        Sentence(
            "Bu tapşırıq indi cavab qəbul etmir.",
            "This task takes no answers now.",
            "Это задание сейчас не принимает ответов.",
        ),
        ASK_TEACHER,
    ),
    "class-closed": Fault(
        409,
        Sentence(
            "Sinif artıq cavab qəbul etmir.",
            "The class takes no more answers.",
            "Класс больше не принимает ответов.",
        ),
        ASK_TEACHER,
    ),
    "answer-malformed": Fault(
        400,
        Sentence("Cavab oxunmadı.", "The answer could not be read.", "Ответ не удалось прочитать."),
        Sentence(
            "Cavabı yenidən verin.",
            "Give the answer again.",
            "Дайте ответ ещё раз.",
        ),
    ),
    "answer-unknown": Fault(
        404, Sentence("Belə cavab yoxdur.", "There is no such answer.", "Такого ответа нет."), RELOAD
    ),
    "only-teacher": Fault(
        403,
        Sentence(
            "Bunu yalnız müəllim edə bilər.",
            "Only the teacher can do this.",
            "Это может сделать только учитель.",
        ),
        ASK_TEACHER,
    ),
    "only-pupil": Fault(
        403,
        Sentence("Bu, şagirdlər üçündür.", "This is for pupils.", "Это для учеников."),
        Sentence(
            "Dərsi şagird kimi açmaq üçün sinfin kodunu yazın.",
            "To take the lesson as a pupil, enter the class’s code.",
            "Чтобы пройти урок как ученик, введите код класса.",
        ),
    ),
    "zones-settled": Fault(
        409,
        Sentence(
            "Sinifdə xəbərdarlıqlı yerlər yalnız dərsdən əvvəl açılır.",
            "In a class, places behind a notice are opened only before it begins.",
            "В классе места с предупреждением открывают только до начала.",
        ),
        Sentence(
            "Həmin yerlə yeni sinif açın.",
            "Open a new class with that place.",
            "Откройте новый класс с этим местом.",
        ),
    ),
    "no-class": Fault(
        409,
        Sentence("Bu qrup sinif deyil.", "This group is no class.", "Эта группа не класс."),
        RELOAD,
    ),
    "joining-too-fast": Fault(
        429,
        Sentence(
            "Bu sinfə çox sayda adam eyni anda qoşulur.",
            "Too many are joining this class at one moment.",
            "К этому классу подключается слишком много людей сразу.",
        ),
        AGAIN,
    ),
}
