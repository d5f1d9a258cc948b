"""What the viewer says of a group: to those who follow, and to those who guide. Part of `viewer.py`."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

VIEWER_GROUP: dict[str, S] = {
    "group.paused": S(
        "Qısa fasilə. Bir az gözləyin.", "A short pause. Please wait.", "Короткая пауза. Подождите немного."
    ),
    "group.called": S(
        "Bələdçi hamını bura çağırıb.", "The guide has called everybody here.", "Гид собрал всех здесь."
    ),
    "group.script-leads": S(
        "Bələdçi ilə əlaqə kəsilib. Tur öz-özünə davam edir.",
        "The guide’s line is down. The tour goes on by itself.",
        "Связь с гидом прервалась. Экскурсия идёт дальше сама.",
    ),
    "group.with-co-guide": S(
        "Köməkçi bələdçi ilə birlikdəsiniz.", "You are with the co-guide.", "Вы вместе со вторым гидом."
    ),
    "group.floor-mine": S("Söz sizindir.", "You have the floor.", "Слово за вами."),
    "group.free": S("Zalları özünüz gəzin.", "Walk the halls on your own.", "Осматривайте залы сами."),
    "group.free-metres": S(
        "Özünüz gəzin, {metres} metrdən uzağa getməyin.",
        "Walk on your own, within {metres} metres.",
        "Осматривайте сами, не дальше {metres} м.",
    ),
    "group.free-hall": S(
        "Özünüz gəzin, zaldan çıxmayın: {hall}.",
        "Walk on your own, within this hall: {hall}.",
        "Осматривайте сами, не выходя из зала: {hall}.",
    ),
    "group.brought-back": S(
        "Uzağa getdiniz. Sizi qrupun yanına qaytarırıq.",
        "You have gone too far. We are bringing you back.",
        "Вы отошли далеко. Возвращаем вас к группе.",
    ),
    "group.take-lead": S("Qrupu mən aparım", "Take the lead", "Вести группу"),
    "group.removed": S(
        "Bələdçi sizi bu qrupdan çıxarıb.",
        "The guide has removed you from this group.",
        "Гид исключил вас из этой группы.",
    ),
    "group.removed-remedy": S(
        "Eyni turu mətn və şəkillərlə özünüz izləyə bilərsiniz.",
        "You can take the same tour on your own, in text and pictures.",
        "Ту же экскурсию можно пройти самостоятельно, в текстах и снимках.",
    ),
    "talk.hand": S("Əl qaldır", "Raise your hand", "Поднять руку"),
    "talk.hand-place": S(
        "Əlinizi endirin (növbəniz: {n})", "Lower your hand (your turn: {n})", "Опустить руку (очередь: {n})"
    ),
    "talk.ask": S("Sual ver", "Ask a question", "Задать вопрос"),
    "talk.ask-label": S(
        "Sualınızı yalnız bələdçi görəcək.", "Only the guide will see it.", "Вопрос увидит только гид."
    ),
    "talk.send": S("Göndər", "Send", "Отправить"),
    "talk.muted": S(
        "Bələdçi indi sual qəbul etmir.",
        "The guide takes no questions now.",
        "Гид сейчас не принимает вопросы.",
    ),
    "talk.question-asked": S("Bələdçidədir", "With the guide", "У гида"),
    "talk.question-answered": S("Cavablandı", "Answered", "Отвечено"),
    "talk.question-dismissed": S("Bağlandı", "Closed", "Закрыто"),
    "talk.votes": S("{total} səsdən {n}", "{n} of {total}", "{n} из {total}"),
    "talk.voted": S(
        "Səsiniz qəbul olundu. Bağlanana qədər dəyişə bilərsiniz.",
        "Your vote is in. You may change it until the poll is closed.",
        "Голос принят. Его можно изменить до закрытия.",
    ),
}
