"""What stands at a picture or document shown beside the hall. Part of `viewer.py`."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

VIEWER_DRAWN: dict[str, S] = {
    "drawn.close": S("Sənədi bağla", "Put the document away", "Убрать документ"),
    "drawn.keys": S(
        "Çəkmək üçün: oxlarla qələmi aparın, Boşluq düyməsi ilə endirin və qaldırın.",
        "To draw: move the pen with the arrows, set it down and lift it with Space.",
        "Чтобы рисовать: перо двигают стрелки, опускает и поднимает пробел.",
    ),
}
