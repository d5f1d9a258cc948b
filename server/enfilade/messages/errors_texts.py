"""What goes wrong when a curator changes the words: who may, what changed meanwhile, what the checks refuse."""

from __future__ import annotations

from enfilade.messages.fault import Fault
from enfilade.messages.sentence import Sentence

TEXT_FAULTS: dict[str, Fault] = {
    "curators-only": Fault(
        403,
        Sentence(
            "Mətnləri yalnız kurator və ya administrator düzəldə bilər.",
            "Only a curator or an administrator may correct texts.",
            "Исправлять тексты может только куратор или администратор.",
        ),
        Sentence(
            "Administratordan kurator kimi daxil olmaq üçün keçid istəyin.",
            "Ask the administrator for a curator’s link.",
            "Попросите у администратора ссылку куратора.",
        ),
    ),
    "text-unknown": Fault(
        404,
        Sentence("Belə mətn yoxdur.", "There is no such text.", "Такого текста нет."),
        Sentence("Onu yenidən axtarın.", "Look for it again.", "Найдите его заново."),
    ),
    "text-changed": Fault(
        409,
        Sentence(
            "Bu mətn artıq dəyişib: siz yazarkən başqası saxlayıb.",
            "This text has changed: somebody saved it while you wrote.",
            "Текст уже изменён: пока вы писали, его сохранил кто-то другой.",
        ),
        Sentence(
            "Səhifəni yeniləyin və sözlərinizi təzə mətnə köçürün.",
            "Reload the page and carry your words over to the new text.",
            "Обновите страницу и перенесите свои слова в новый текст.",
        ),
    ),
    "text-refused": Fault(
        422,
        Sentence(
            "Bu mətni burada düzəltmək olmur.",
            "This text cannot be corrected here.",
            "Этот текст здесь исправить нельзя.",
        ),
        Sentence(
            "Mətni qısaldın və ya muzeyin faylında düzəldin.",
            "Shorten it, or correct it in the museum’s file.",
            "Сократите его или исправьте в файле музея.",
        ),
    ),
    "publishing-busy": Fault(
        409,
        Sentence(
            "İndi başqa düzəliş dərc olunur.",
            "Another correction is just being published.",
            "Сейчас публикуется другое исправление.",
        ),
        Sentence(
            "Bir az sonra yenidən saxlayın.", "Save again in a moment.", "Сохраните ещё раз чуть позже."
        ),
    ),
}
