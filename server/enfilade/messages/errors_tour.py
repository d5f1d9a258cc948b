"""What a guide's finer means are refused for: the picture that is drawn on, the lead that is handed over."""

from __future__ import annotations

from enfilade.messages.fault import Fault
from enfilade.messages.sentence import Sentence

TOUR_FAULTS: dict[str, Fault] = {
    "no-picture": Fault(
        409,
        Sentence(
            "Üzərində çəkmək üçün şəkil açıq deyil.",
            "No picture is shown to draw on.",
            "Нет открытого изображения, на котором можно рисовать.",
        ),
        Sentence("Əvvəlcə şəkil göstərin.", "Show a picture first.", "Сначала покажите изображение."),
    ),
    "strokes-full": Fault(
        409,
        Sentence(
            "Şəklin üzərində artıq çox xətt var.",
            "There are already many lines on the picture.",
            "На изображении уже много линий.",
        ),
        Sentence("Əvvəlcə xətləri silin.", "Erase lines first.", "Сначала сотрите линии."),
    ),
    "nothing-erased": Fault(
        409,
        Sentence(
            "Geri qaytarılası silinmiş xətt yoxdur.",
            "No lines were erased that could be put back.",
            "Нет стёртых линий, которые можно вернуть.",
        ),
        Sentence("Yenidən çəkin.", "Draw them again.", "Нарисуйте их заново."),
    ),
    "only-of-co-guides": Fault(
        409,
        Sentence(
            "Bu adam köməkçi bələdçi deyil.",
            "This person is not a co-guide.",
            "Этот человек не второй гид.",
        ),
        Sentence(
            "Əvvəlcə onu köməkçi bələdçi təyin edin.",
            "Make them a co-guide first.",
            "Сначала назначьте его вторым гидом.",
        ),
    ),
}
