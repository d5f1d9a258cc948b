"""What a group says no to, by code; the others are in `errors.py`."""

from __future__ import annotations

from enfilade.messages.fault import AGAIN, ASK_GUIDE, RELOAD, Fault
from enfilade.messages.sentence import Sentence

GROUP_FAULTS: dict[str, Fault] = {
    "only-follower": Fault(
        403,
        Sentence(
            "Bu, qrupdakı iştirakçılar üçündür.",
            "This is for those who follow the group.",
            "Это для участников группы.",
        ),
        ASK_GUIDE,
    ),
    "only-co-guide": Fault(
        403,
        Sentence(
            "Bunu yalnız köməkçi bələdçi edə bilər.",
            "Only a co-guide can do this.",
            "Это может сделать только второй гид.",
        ),
        ASK_GUIDE,
    ),
    "only-of-followers": Fault(
        409,
        Sentence(
            "Bu, yalnız iştirakçıya aid ola bilər.",
            "This can only be done with a follower.",
            "Это можно сделать только с участником.",
        ),
        Sentence("Başqa adam seçin.", "Choose somebody else.", "Выберите другого человека."),
    ),
    "not-leading": Fault(
        409,
        Sentence(
            "Qrupu indi siz aparmırsınız.",
            "You are not leading the group now.",
            "Сейчас группу ведёте не вы.",
        ),
        Sentence(
            "Bələdçi yoxdursa, aparmağı öz üzərinizə götürün.",
            "If the guide is not here, take the lead.",
            "Если гида нет, возьмите ведение на себя.",
        ),
    ),
    "lead-taken": Fault(
        409,
        Sentence(
            "Qrupu indi başqası aparır.", "Somebody else is leading the group.", "Группу сейчас ведёт другой."
        ),
        Sentence(
            "Onun yanında qalın və kömək edin.", "Stay with them and help.", "Оставайтесь рядом и помогайте."
        ),
    ),
    "guides-stay": Fault(
        409,
        Sentence(
            "Bələdçini qrupdan çıxarmaq olmaz.",
            "A guide cannot be removed.",
            "Гида нельзя исключить из группы.",
        ),
        Sentence(
            "Köməkçi bələdçini əvvəlcə iştirakçı edin.",
            "Make a co-guide a follower first.",
            "Сначала сделайте второго гида участником.",
        ),
    ),
    "person-unknown": Fault(
        404,
        Sentence(
            "Bu adam artıq qrupda deyil.",
            "This person is not in the group any more.",
            "Этого человека уже нет в группе.",
        ),
        Sentence("Siyahıya yenidən baxın.", "Look at the list again.", "Посмотрите список ещё раз."),
    ),
    "person-away": Fault(
        409,
        Sentence(
            "Bu adamın bağlantısı kəsilib.", "This person’s line is down.", "У этого человека нет связи."
        ),
        Sentence("Qayıtmasını gözləyin.", "Wait until they are back.", "Подождите, пока он вернётся."),
    ),
    "person-muted": Fault(
        409,
        Sentence("Bu adamın səsi bağlıdır.", "This person is muted.", "Этот участник приглушён."),
        Sentence("Əvvəlcə səsini açın.", "Unmute them first.", "Сначала снимите приглушение."),
    ),
    "removed": Fault(
        403,
        Sentence(
            "Bələdçi sizi bu qrupdan çıxarıb.",
            "The guide has removed you from this group.",
            "Гид исключил вас из этой группы.",
        ),
        Sentence(
            "Zalları özünüz gəzə bilərsiniz.",
            "You can walk the halls on your own.",
            "Вы можете пройти по залам самостоятельно.",
        ),
    ),
    "group-locked": Fault(
        409,
        Sentence(
            "Qrupa daha heç kim qəbul edilmir.",
            "The group takes nobody new.",
            "Группа больше никого не принимает.",
        ),
        ASK_GUIDE,
    ),
    "muted": Fault(
        409,
        Sentence(
            "Bələdçi indi sual qəbul etmir.",
            "The guide takes no questions now.",
            "Гид сейчас не принимает вопросы.",
        ),
        Sentence("Əl qaldırın və gözləyin.", "Raise your hand and wait.", "Поднимите руку и подождите."),
    ),
    "questions-waiting": Fault(
        409,
        Sentence(
            "Üç sualınız cavab gözləyir.",
            "Three of your questions are waiting.",
            "Три ваших вопроса ждут ответа.",
        ),
        Sentence(
            "Bələdçi onlara baxandan sonra yenisini yazın.",
            "Ask again when the guide has seen to them.",
            "Задайте новый, когда гид ответит на них.",
        ),
    ),
    "questions-full": Fault(
        409,
        Sentence(
            "Bələdçidə çox sual yığılıb.",
            "The guide has too many questions waiting.",
            "У гида накопилось слишком много вопросов.",
        ),
        AGAIN,
    ),
    "question-unknown": Fault(
        404, Sentence("Belə sual yoxdur.", "There is no such question.", "Такого вопроса нет."), RELOAD
    ),
    "poll-unknown": Fault(
        404, Sentence("Belə sorğu yoxdur.", "There is no such poll.", "Такого опроса нет."), RELOAD
    ),
    "poll-closed": Fault(
        409,
        Sentence("Səsvermə bitib.", "The vote is closed.", "Голосование закрыто."),
        Sentence("Nəticəni bələdçi göstərəcək.", "The guide will show the result.", "Итог покажет гид."),
    ),
    "poll-open": Fault(
        409,
        Sentence(
            "Əvvəlki səsvermə hələ açıqdır.",
            "The poll before this one is still open.",
            "Предыдущее голосование ещё открыто.",
        ),
        Sentence("Əvvəlcə onu bağlayın.", "Close it first.", "Сначала закройте его."),
    ),
    "polls-full": Fault(
        409,
        Sentence("Sorğular çoxdur.", "There are too many polls.", "Опросов слишком много."),
        Sentence("Köhnələrdən birini silin.", "Put one of the old ones away.", "Уберите один из старых."),
    ),
    "no-floor": Fault(
        403,
        Sentence(
            "Söz hələ sizdə deyil.",
            "You have not been given the floor.",
            "Вам ещё не дали слово.",
        ),
        Sentence("Əl qaldırın.", "Raise your hand.", "Поднимите руку."),
    ),
    "not-speaking": Fault(
        409,
        Sentence(
            "Səsiniz açıq deyil.",
            "Your voice is not on.",
            "Ваш голос не включён.",
        ),
        Sentence("Danış düyməsini basın.", "Press Speak.", "Нажмите «Говорить»."),
    ),
    "interpreter-there": Fault(
        409,
        Sentence(
            "Bu dilə artıq tərcümə edilir.",
            "Somebody already interprets into this language.",
            "На этот язык уже переводят.",
        ),
        Sentence("Başqa dil seçin.", "Choose another language.", "Выберите другой язык."),
    ),
    "option-unknown": Fault(
        404, Sentence("Belə variant yoxdur.", "There is no such option.", "Такого варианта нет."), RELOAD
    ),
    "solemn-place": Fault(
        409,
        Sentence(
            "Bu yerdə belə etmirik: burada insanlar anılır.",
            "We do not do this here: people are remembered in this place.",
            "Здесь так не делают: это место памяти.",
        ),
        Sentence("Sözlə göstərin.", "Point with words.", "Покажите словами."),
    ),
    "hall-unknown": Fault(
        404, Sentence("Belə zal yoxdur.", "There is no such hall.", "Такого зала нет."), RELOAD
    ),
    "door-unknown": Fault(
        404,
        Sentence("Bu qapı tərpənmir.", "This door does not move.", "Эта дверь не двигается."),
        Sentence("Başqa qapı seçin.", "Choose another door.", "Выберите другую дверь."),
    ),
    "lamp-unknown": Fault(
        404,
        Sentence("Bu işıq dəyişmir.", "This light does not change.", "Этот свет не меняется."),
        Sentence("Başqa lampa seçin.", "Choose another lamp.", "Выберите другую лампу."),
    ),
    "not-paused": Fault(
        409,
        Sentence("Qrup fasilədə deyil.", "The group is not paused.", "Группа не на паузе."),
        RELOAD,
    ),
    "script-not-leading": Fault(
        409,
        Sentence(
            "Qrupu indi tur aparmır.",
            "The tour is not leading the group now.",
            "Группу сейчас ведёт не экскурсия.",
        ),
        Sentence("Əvvəlcə turu başladın.", "Start the tour first.", "Сначала запустите экскурсию."),
    ),
}
