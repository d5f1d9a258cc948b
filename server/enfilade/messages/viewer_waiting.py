"""What the page says to who waits to be let in. Part of `viewer.py`."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

VIEWER_WAITING: dict[str, S] = {
    "waiting.title": S("Az qalıb", "Almost there", "Осталось немного"),
    "waiting.text": S(
        "Bələdçi sizi içəri buraxacaq. Bu səhifə özü açılır, heç nə basmayın.",
        "The guide will let you in. This page opens by itself; there is nothing to press.",
        "Гид впустит вас. Страница откроется сама, нажимать ничего не нужно.",
    ),
    "waiting.line": S(
        "Bağlantı kəsilib. Bərpa olunanda davam edəcəyik.",
        "The line is down. We go on when it is back.",
        "Связь прервалась. Продолжим, когда она вернётся.",
    ),
    "waiting.name": S("Adınız (istəsəniz)", "Your name (if you wish)", "Ваше имя (по желанию)"),
    "waiting.name-hint": S(
        "Bələdçi kimi buraxdığını bilsin deyə; yalnız o görür.",
        "So that the guide knows whom they let in; only the guide sees it.",
        "Чтобы гид знал, кого впускает; его видит только гид.",
    ),
    "waiting.tell": S("Bələdçiyə de", "Tell the guide", "Сказать гиду"),
    "waiting.told": S("Bələdçi bilir: {name}", "The guide knows: {name}", "Гид знает: {name}"),
}
