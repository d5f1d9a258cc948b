"""What the viewer says to who follows: in text and pictures, over the hall, to a screen reader. Part of
`viewer.py`.
"""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

VIEWER_FOLLOW: dict[str, S] = {
    "follow.as-text": S(
        "Mətn və şəkillərlə izlə", "Follow in text and pictures", "Следить по тексту и снимкам"
    ),
    "follow.as-view": S("Zalın görünüşünə keç", "Go to the view of the hall", "Перейти к виду зала"),
    "follow.cannot-draw": S(
        "Bu brauzer zalı göstərə bilmir. Qrupu mətn və şəkillərlə izləyirsiniz.",
        "This browser cannot draw the hall. You follow the group in text and pictures.",
        "Этот браузер не может показать зал. Вы следите за группой по тексту и снимкам.",
    ),
    "follow.slow": S(
        "Bu qurğuda zallar ləng görünə bilər. Qrupdan çıxmadan mətn və şəkillərlə də izləmək olar.",
        "The halls may be slow on this device. You can stay in the group and follow in text and pictures.",
        "На этом устройстве залы могут показываться медленно. Можно остаться в группе и следить по тексту и снимкам.",
    ),
    "follow.own-tour": S(
        "Turun mətni və şəkilləri", "The tour in text and pictures", "Экскурсия в текстах и снимках"
    ),
    "follow.try-again": S("Yenidən cəhd et", "Try again", "Попробовать снова"),
    "follow.lost": S("Qrupu itirmişəm", "I’m lost", "Не вижу группу"),
    "follow.elsewhere": S(
        "Başqa dayanacağı oxuyursunuz. Qrup buradadır: {title}",
        "You are reading another stop. The group is here: {title}",
        "Вы читаете другую остановку. Группа здесь: {title}",
    ),
    "follow.back": S("Qrupun dayanacağına qayıt", "Back to the group’s stop", "Вернуться к остановке группы"),
    "follow.going": S(
        "Qrup bu dayanacağa gedir: {title}",
        "The group is on its way to: {title}",
        "Группа идёт к остановке: {title}",
    ),
    "follow.guide-in": S(
        "Bələdçi özü aparır. İndi buradadır: {room}",
        "The guide leads on foot and is now here: {room}",
        "Гид ведёт сам и сейчас здесь: {room}",
    ),
    "follow.in-light": S(
        "Bələdçi bir iştirakçının nəyə baxdığını göstərir: {room}",
        "The guide shows what a follower is looking at: {room}",
        "Гид показывает, на что смотрит участник: {room}",
    ),
    "follow.next": S("Sonra", "Next", "Дальше"),
    "follow.way-here": S("Elə bu yerdə.", "In this same place.", "Здесь же."),
    "follow.way": S(
        "Yol: {rooms}. Təxminən {metres} metr.",
        "The way: {rooms}. About {metres} metres.",
        "Путь: {rooms}. Около {metres} м.",
    ),
    "follow.way-to": S("Yer: {rooms}.", "Place: {rooms}.", "Место: {rooms}."),
    "follow.last": S("Bu, son dayanacaqdır.", "This is the last stop.", "Это последняя остановка."),
    "follow.shows": S("Bələdçi göstərir", "The guide shows", "Гид показывает"),
    "follow.points-out": S(
        "Bələdçi buna diqqət çəkir: {names}",
        "The guide points out: {names}",
        "Гид обращает внимание: {names}",
    ),
    "follow.read-text": S("Bu dayanacağın mətni", "The text of this stop", "Текст этой остановки"),
    "follow.to-poll": S("Səs ver", "Vote", "Голосовать"),
    "follow.round": S(
        "Kənar yolla gedirsiniz. Qrupdasınız və bələdçini eşidirsiniz.",
        "You take the way round. You are still in the group and hear the guide.",
        "Вы идёте в обход. Вы в группе и слышите гида.",
    ),
    "follow.read-notice": S("Xəbərdarlığı oxu", "Read the notice", "Прочитать предупреждение"),
    "follow.stops": S("Turun dayanacaqları", "Stops of the tour", "Остановки экскурсии"),
    "follow.group-here": S("qrup buradadır", "the group is here", "группа здесь"),
    "follow.shown-to-all": S(
        "İndi hamı sizin gördüyünüzü görür.",
        "Everybody now sees what you see.",
        "Сейчас все видят то, что видите вы.",
    ),
    "follow.step-back": S("Göstərməyi bitir", "Stop showing my view", "Больше не показывать"),
    "follow.picture": S(
        "{title}: rekonstruksiyadan görünüş",
        "{title}: a view of the reconstruction",
        "{title}: вид реконструкции",
    ),
    "talk.nod": S("Baş tərpət", "Nod", "Кивнуть"),
    "talk.nodded": S("Bələdçiyə göstərildi", "Shown to the guide", "Показано гиду"),
    "talk.title": S("Bələdçiyə", "To the guide", "Гиду"),
    "captions.title": S("Subtitrlər", "Captions", "Субтитры"),
    "captions.show": S("Subtitrləri göstər", "Show captions", "Показать субтитры"),
    "captions.hide": S("Subtitrləri gizlət", "Hide captions", "Скрыть субтитры"),
    "captions.language": S("Subtitrlərin dili", "Language of the captions", "Язык субтитров"),
    "captions.all": S("Hamısı", "All", "Все"),
    "captions.type": S("Subtitr sətri", "A line of captions", "Строка субтитров"),
    "captions.send": S("Göstər", "Show", "Показать"),
    "screen.full": S("Tam ekran", "Full screen", "Во весь экран"),
    "screen.window": S("Tam ekrandan çıx", "Leave full screen", "Выйти из полного экрана"),
    "sheet.more": S("Daha çox", "More", "Ещё"),
    "sheet.less": S("Daha az", "Less", "Меньше"),
    "sheet.unfold": S("Mətni göstər", "Show the text", "Показать текст"),
    "sheet.fold": S("Mətni gizlət", "Hide the text", "Скрыть текст"),
    "told.walking": S("Bələdçi özü aparır.", "The guide leads on foot.", "Гид ведёт сам."),
    "told.in-light": S(
        "Bələdçi bir iştirakçının baxışını hamıya göstərir.",
        "The guide shows everybody what a follower is looking at.",
        "Гид показывает всем, на что смотрит участник.",
    ),
    "told.goes-on": S("Fasilə bitdi.", "The pause is over.", "Пауза закончилась."),
    "told.document": S("Bələdçi göstərir: {title}", "The guide shows: {title}", "Гид показывает: {title}"),
    "told.poll": S("Səsvermə: {question}", "A poll: {question}", "Голосование: {question}"),
    "told.poll-result": S(
        "Səsvermənin nəticəsi göstərilir.", "The result of the poll is shown.", "Показан итог голосования."
    ),
    "told.evidence": S(
        "Zal indi nəyin nə qədər dəqiq olduğunu rənglə göstərir.",
        "The hall now shows by colour how certain things are.",
        "Зал сейчас показывает цветом, что насколько достоверно.",
    ),
    "told.guide-back": S("Bələdçi qayıtdı.", "The guide is back.", "Гид вернулся."),
    "told.line-up": S("Bağlantı bərpa olundu.", "The line is back.", "Связь восстановлена."),
}
