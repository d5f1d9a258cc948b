"""What each key of the guide's keyboard does, in words: the list that `?` shows. Part of `viewer_console.py`."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

CONSOLE_KEYS: dict[str, S] = {
    "key.next": S("növbəti dayanacaq", "next stop", "следующая остановка"),
    "key.back": S("əvvəlki dayanacaq", "previous stop", "предыдущая остановка"),
    "key.play": S("davam et və ya saxla", "play or hold", "продолжить или остановить"),
    "key.jump": S("dayanacaq seç", "choose a stop", "выбрать остановку"),
    "key.walk": S("özüm aparım", "walk freely, all follow", "вести самому"),
    "key.gather": S("hamı bura", "gather all", "собрать всех"),
    "key.free": S("sərbəst burax", "let all go", "отпустить"),
    "key.leash": S("nə qədər uzağa", "how far", "как далеко"),
    "key.dim": S(
        "ekranları qaralt, fasiləni bitir", "dim the screens, end the pause", "затемнить, закончить паузу"
    ),
    "key.pointer": S(
        "göstərici: baxdığınız yerin ortası",
        "pointer: the middle of your view",
        "указка: середина вашего вида",
    ),
    "key.draw": S("çəkmək", "draw", "рисовать"),
    "key.document": S("sənədlər", "documents", "документы"),
    "key.door": S("ən yaxın qapı", "the nearest door", "ближайшая дверь"),
    "key.lamp": S(
        "işıq: azalt, söndür, yandır", "lamp: dimmer, out, on", "свет: слабее, выключить, включить"
    ),
    "key.evidence": S("mənbə rəngləri", "how certain things are", "достоверность"),
    "key.speak": S("danış, danışığı bitir", "speak, stop speaking", "говорить, закончить"),
    "key.hold": S("bir az sus", "be silent for a while", "помолчать"),
    "key.floor": S(
        "birinci qalxan ələ söz ver, geri al",
        "floor to the first hand, take it back",
        "слово первой руке, забрать",
    ),
    "key.admit": S("gözləyənləri burax", "let in who waits", "впустить ожидающих"),
    "key.result": S("nəticəni göstər, gizlət", "show or hide the result", "показать или скрыть итог"),
    "key.caption": S("titr yaz", "type a caption", "ввести титр"),
    "key.lock": S("daha heç kim qoşulmasın", "let nobody new in", "никого больше не впускать"),
    "key.panel": S("bölmə seç", "choose a panel", "выбрать раздел"),
    "key.undo": S("geri al, ləğv et", "undo, call off", "вернуть, отменить"),
    "key.end": S("turu bitir", "end the tour", "закончить экскурсию"),
    "key.escape": S("açıq olanı bağla", "close what is open", "закрыть открытое"),
    "key.help": S("bu siyahı", "this list", "этот список"),
}
