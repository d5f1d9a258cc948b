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
        "Гид удалил вас из этой группы.",
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
    "lead.gather": S("Hamı bura", "Gather", "Собрать всех"),
    "lead.free": S("Sərbəst", "Let go", "Отпустить"),
    "lead.leash": S("Nə qədər uzağa?", "How far?", "Как далеко?"),
    "lead.leash-none": S("İstədikləri yerə", "Anywhere", "Куда угодно"),
    "lead.leash-guide": S("Məndən {metres} m", "{metres} m from me", "{metres} м от меня"),
    "lead.leash-stop": S("Dayanacaqdan {metres} m", "{metres} m from the stop", "{metres} м от остановки"),
    "lead.leash-hall": S("Yalnız bu zal", "This hall only", "Только этот зал"),
    "lead.words": S("Qrup üçün bir cümlə", "A line for the group", "Фраза для группы"),
    "lead.dim": S("Ekranları qaralt", "Dim the screens", "Затемнить экраны"),
    "lead.change-words": S("Cümləni dəyiş", "Change the line", "Изменить фразу"),
    "lead.resume": S("Fasiləni bitir", "End the pause", "Закончить паузу"),
    "lead.for-all": S("Hamı üçün", "For all", "Для всех"),
    "lead.point-out": S("Hamıya göstər", "Point it out", "Указать всем"),
    "lead.show": S("Hamıda aç", "Open for all", "Открыть у всех"),
    "lead.evidence": S(
        "Hamıya mənbə rənglərini göstər", "Show all how certain things are", "Показать всем достоверность"
    ),
    "lead.seek": S("Turun vaxtı", "The tour’s time", "Время экскурсии"),
    "lead.seek-at": S("{at} / {total}: {stop}", "{at} of {total}: {stop}", "{at} из {total}: {stop}"),
    "lead.here": S("Buradakı qapılar və işıqlar", "Doors and lights here", "Двери и свет здесь"),
    "lead.door": S("Hamı üçün aç: {name}", "Open for all: {name}", "Открыть для всех: {name}"),
    "lead.door-near": S("qapı, {metres} m", "a door, {metres} m away", "дверь, {metres} м"),
    "lamp.base": S("zalın işığı", "the hall", "зал"),
    "lamp.desk-lamp": S("masa lampası", "the desk lamp", "настольная лампа"),
    "lamp.wall-cases": S("divar vitrinləri", "the wall cases", "настенные витрины"),
    "lead.lamp": S("İşıq: {name}", "Light: {name}", "Свет: {name}"),
    "guide.projector": S("Proyektor üçün səhifə", "Page for the projector", "Страница для проектора"),
    "keep.hands": S("Əl qaldıranlar: {n}", "Hands: {n}", "Поднятые руки: {n}"),
    "keep.give-floor": S("Söz ver", "Give the floor", "Дать слово"),
    "keep.lower-hand": S("Əli endir", "Lower", "Опустить"),
    "keep.questions": S("Suallar: {n}", "Questions: {n}", "Вопросы: {n}"),
    "keep.answered": S("Cavab verdim", "Answered", "Отвечено"),
    "keep.dismiss": S("Bağla", "Close", "Закрыть"),
    "keep.polls": S("Səsvermə", "Poll", "Голосование"),
    "keep.poll-question": S("Sual", "Question", "Вопрос"),
    "keep.poll-options": S(
        "Variantlar, hər sətirdə biri (2–6)",
        "Options, one on each line (2–6)",
        "Варианты, по одному в строке (2–6)",
    ),
    "keep.poll-respect": S(
        "Ölüm, qurbanların sayı və ya kiminsə siması sual mövzusu deyil.",
        "A death, a number of victims or a face is no matter for a poll.",
        "Смерть, число жертв или чьё-то лицо не предмет для голосования.",
    ),
    "keep.poll-ask": S("Soruş", "Ask all", "Спросить"),
    "keep.close-poll": S("Səsverməni bağla", "Close", "Закрыть"),
    "keep.show-poll": S("Nəticəni göstər", "Show the result", "Показать итог"),
    "keep.drop-poll": S("Sil", "Put away", "Убрать"),
    "keep.mute": S("Səsini bağla", "Mute", "Приглушить"),
    "keep.appoint": S("Köməkçi et", "Make co-guide", "Сделать вторым гидом"),
    "keep.unappoint": S("İştirakçı et", "Make follower", "Сделать участником"),
    "keep.remove": S("Qrupdan çıxar", "Remove", "Удалить"),
    "keep.more": S("və daha {n} nəfər", "and {n} more", "и ещё {n}"),
    "keep.lock": S("Daha heç kim qoşulmasın", "Let nobody new in", "Никого больше не впускать"),
    "keep.mute-all": S("Hamının səsini bağla", "Mute all", "Приглушить всех"),
    "keep.carry-on": S(
        "Bağlantım kəsilsə, tur davam etsin",
        "If my line drops, let the tour go on",
        "Если моя связь прервётся, пусть экскурсия идёт дальше",
    ),
    "role.co-guide": S("köməkçi bələdçi", "co-guide", "второй гид"),
    "role.observer": S("proyektor", "projector", "проектор"),
}
