"""What the viewer says of recording, to everybody, and of a recorded tour, to who takes it."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

VIEWER_RECORDED: dict[str, S] = {
    "recorded.short": S("Yazılır", "Recording", "Идёт запись"),
    "recorded.motion": S(
        "Bu tur yazılır: yalnız bələdçinin yolu.",
        "This tour is being recorded: the guide’s way only.",
        "Экскурсия записывается: только путь гида.",
    ),
    "recorded.voice": S(
        "Bu tur yazılır: yalnız bələdçinin yolu və səsi.",
        "This tour is being recorded: the guide’s way and voice only.",
        "Экскурсия записывается: только путь и голос гида.",
    ),
    "recorded.yours": S("Turun yazısı", "The recording", "Запись экскурсии"),
}
"""Shown throughout to all who are in a group that is recorded."""

VIEWER_REPLAY: dict[str, S] = {
    "replay.panel": S("Yazılmış tur", "Recorded tour", "Записанная экскурсия"),
    "replay.play": S("Başlat", "Play", "Смотреть"),
    "replay.go-on": S("Davam et", "Go on", "Продолжить"),
    "replay.pause": S("Saxla", "Pause", "Пауза"),
    "replay.back-to-guide": S("Bələdçinin yanına qayıt", "Back to the guide", "Вернуться к гиду"),
    "replay.away": S(
        "Özünüz gəzirsiniz. Tur sizi gözləyir.",
        "You are walking by yourself. The tour waits for you.",
        "Вы ходите сами. Экскурсия вас ждёт.",
    ),
    "replay.position": S("Turun vaxtı", "Time of the tour", "Время экскурсии"),
    "replay.at": S("{at} / {total}", "{at} of {total}", "{at} из {total}"),
    "replay.stops": S("Dayanacaqlar", "Stops", "Остановки"),
    "replay.captions": S("Mətni göstər", "Show the words", "Показывать текст"),
    "replay.sound": S("Səs", "Sound", "Звук"),
    "replay.no-sound": S(
        "Bu brauzerdə səs yoxdur. Mətni oxuya bilərsiniz.",
        "This browser has no sound. You can read the words.",
        "В этом браузере нет звука. Можно читать текст.",
    ),
    "replay.free": S(
        "Burada qrup özü gəzib. Siz də baxın; tur sonra davam edəcək.",
        "Here the group walked by itself. Look around too; the tour goes on after that.",
        "Здесь группа ходила сама. Осмотритесь и вы; потом экскурсия продолжится.",
    ),
    "replay.held": S(
        "Burada söz iştirakçıda idi; bu yazılmayıb.",
        "Here a follower showed something; that was not recorded.",
        "Здесь показывал участник; это не записано.",
    ),
    "replay.break": S("Qrup fasilə edib.", "The group had a break.", "У группы был перерыв."),
    "replay.guarded": S(
        "Bu hissəni görmək üçün xəbərdarlığı oxuyun. Oxumasanız, bələdçini mətn və səslə izləyirsiniz.",
        "To see this part, read the notice. If you do not, you follow the guide by text and voice.",
        "Чтобы увидеть эту часть, прочитайте предупреждение. Иначе вы следуете за гидом по тексту и голосу.",
    ),
    "replay.read-notice": S("Xəbərdarlığı oxu", "Read the notice", "Прочитать предупреждение"),
    "replay.over": S(
        "Tur başa çatdı. Zalda qala bilərsiniz.",
        "The tour is over. You may stay in the hall.",
        "Экскурсия закончилась. Можно остаться в зале.",
    ),
    "replay.again": S("Yenidən başlat", "Play again", "Смотреть снова"),
    "replay.pointed": S(
        "Bələdçi göstərir: {title}", "The guide points at: {title}", "Гид показывает: {title}"
    ),
    "replay.text": S("Mətn və şəkillərlə", "As text and pictures", "Текст и снимки"),
    "replay.failed": S(
        "Yazı yüklənmədi.", "The recording could not be loaded.", "Не удалось загрузить запись."
    ),
}


def replay_messages(language: str) -> dict[str, str]:
    """Return all that a recorded tour says, in one language."""
    return {key: sentence.say(language) for key, sentence in VIEWER_REPLAY.items()}
