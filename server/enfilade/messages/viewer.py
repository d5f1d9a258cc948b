"""What the viewer's interface says, by key. The page hands the reader's language to the viewer as it starts; the
others are fetched when the reader changes the language. `src/content/generated/messages.ts` holds the keys as a type.
"""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S
from enfilade.messages.viewer_drawn import VIEWER_DRAWN
from enfilade.messages.viewer_follow import VIEWER_FOLLOW
from enfilade.messages.viewer_group import VIEWER_GROUP
from enfilade.messages.viewer_point import VIEWER_POINT
from enfilade.messages.viewer_replay import VIEWER_RECORDED
from enfilade.messages.viewer_voice import VIEWER_VOICE
from enfilade.messages.viewer_waiting import VIEWER_WAITING

VIEWER: dict[str, S] = {
    "group.connecting": S("Qrupa qoşulur…", "Joining the group…", "Подключение к группе…"),
    "group.line-down": S(
        "Bağlantı kəsildi. Özü bərpa olunacaq.",
        "The line is down. It will come back by itself.",
        "Связь прервалась. Она восстановится сама.",
    ),
    "rehearsal.told": S(
        "Bu, məşqdir: heç bir hesabatda sayılmır.",
        "This is a rehearsal: it is counted nowhere.",
        "Это репетиция: она нигде не учитывается.",
    ),
    "group.guide-away": S(
        "Bələdçi ilə əlaqə kəsilib. Burada gözləyin.",
        "The guide’s line is down. Please wait here.",
        "Связь с гидом прервалась. Подождите здесь.",
    ),
    "group.ended": S("Tur başa çatıb.", "The tour has ended.", "Экскурсия закончилась."),
    "group.title": S("Qrup", "The group", "Группа"),
    "group.gathering": S(
        "Qrup toplaşır. Bələdçi tezliklə başlayacaq.",
        "The group is gathering. The guide will begin soon.",
        "Группа собирается. Гид скоро начнёт.",
    ),
    "group.with-guide": S("Bələdçi ilə birlikdəsiniz.", "You are with the guide.", "Вы вместе с гидом."),
    "group.on-your-own": S("Özünüz baxırsınız.", "You are looking around.", "Вы осматриваетесь сами."),
    "group.look-around": S("Özüm baxım", "Look around", "Осмотреться"),
    "group.follow": S("Bələdçinin yanına qayıt", "Back to the guide", "Вернуться к гиду"),
    "group.leave": S("Qrupdan çıx", "Leave the group", "Выйти из группы"),
    "group.ready": S(
        "{here} nəfərdən {ready} nəfər zaldadır.",
        "{ready} of {here} are in the hall.",
        "В зале {ready} из {here}.",
    ),
    "bar.label": S("İdarə", "Controls", "Управление"),
    "bar.tours": S("Turlar", "Tours", "Экскурсии"),
    "bar.places": S("Yerlər", "Places", "Места"),
    "bar.plan": S("Plan", "Plan", "План"),
    "bar.how": S("Bunu haradan bilirik?", "How do we know this?", "Откуда мы это знаем?"),
    "legend.count": S("{total} elementdən {n}", "{n} of {total}", "{n} из {total}"),
    "legend.touch": S(
        "Zaldakı hər şeyə toxunun: nə qədər dəqiq olduğunu və mənbələrini görərsiniz.",
        "Touch anything in the hall to see how certain it is, and its sources.",
        "Коснитесь любого предмета в зале: вы увидите, насколько он достоверен, и источники.",
    ),
    "bar.text": S("Mətn və şəkillər", "Text and pictures", "Текст и снимки"),
    "bar.language": S("Dil", "Language", "Язык"),
    "plan.label": S(
        "Zalın planı. Siz buradasınız: {room}.",
        "Plan of the hall. You are here: {room}.",
        "План зала. Вы здесь: {room}.",
    ),
    "loading.title": S("{hall} açılır", "Opening: {hall}", "Открывается: {hall}"),
    "loading.bytes": S(
        "{total} MB-dan {loaded} MB gəlib",
        "{loaded} of {total} MB have arrived",
        "Получено {loaded} из {total} МБ",
    ),
    "hint.move": S(
        "Yerimək üçün ox düymələri və ya W, A, S, D. Baxmaq üçün sürüşdürün. Getmək üçün döşəməni klikləyin.",
        "Walk with the arrow keys or W, A, S, D. Drag to look. Click the floor to go there.",
        "Ходите стрелками или клавишами W, A, S, D. Потяните, чтобы осмотреться. Щёлкните по полу, чтобы подойти.",
    ),
    "hint.touch": S(
        "Döşəməyə toxunun: ora gedərsiniz. Barmağınızı sağda sürüşdürün: ətrafa baxarsınız; solda: yeriyərsiniz.",
        "Tap the floor to go there. Drag on the right to look around, on the left to walk.",
        "Коснитесь пола, чтобы подойти. Ведите пальцем справа, чтобы осмотреться, слева — чтобы идти.",
    ),
    "slow.text": S(
        "Bu qurğuda zallar ləng görünə bilər. Eyni turu mətn və şəkillərlə də izləmək olar.",
        "The halls may be slow on this device. The same tour is there in text and pictures.",
        "На этом устройстве залы могут показываться медленно. Та же экскурсия есть в текстах и снимках.",
    ),
    "failed.hall": S("Zal açılmadı.", "The hall could not be opened.", "Зал не открылся."),
    "failed.remedy": S(
        "Səhifəni yeniləyin. Yenə alınmasa, mətn və şəkillərə keçin.",
        "Reload the page. If it fails again, take the text and pictures.",
        "Обновите страницу. Если не поможет, перейдите к тексту и снимкам.",
    ),
    "slow.pages": S("Mətn və şəkillər", "Text and pictures", "Текст и снимки"),
    "slow.stay": S("Zalda qal", "Stay in the hall", "Остаться в зале"),
    "message.close": S("Bağla", "Close", "Закрыть"),
    "label.close": S("Yazını bağla", "Close the label", "Закрыть этикетку"),
    "label.certainty": S("Nə dərəcədə dəqiqdir", "How certain this is", "Насколько это достоверно"),
    "label.sources": S("Mənbələr ({n})", "Sources ({n})", "Источники ({n})"),
    "label.page": S("Ayrıca səhifə", "A page of its own", "Отдельная страница"),
    "text.prepared": S(
        "Mətni Enfilade açıq mənbələrdən hazırlayıb. Muzeyin bəyanatı deyil.",
        "Prepared by Enfilade from public sources, not a statement of the museum.",
        "Подготовлено Enfilade по открытым источникам. Это не заявление музея.",
    ),
    "evidence.surveyed": S("1. Ölçülüb", "1. Surveyed", "1. Обмерено"),
    "evidence.documented": S("2. Sənədlə təsdiqlənib", "2. Documented", "2. Документировано"),
    "evidence.analogous": S(
        "3. Oxşar yerlərdən məlumdur", "3. Known from similar places", "3. Известно по сходным местам"
    ),
    "evidence.conjecture": S("4. Fərziyyə", "4. Conjecture", "4. Предположение"),
    "shows.period": S("Dövrün özünü göstərir", "Shows the period itself", "Показывает саму эпоху"),
    "shows.museum-2019": S(
        "Muzeyin 2019-cu il bərpasını göstərir",
        "Shows the museum’s restoration of 2019",
        "Показывает реставрацию музея 2019 года",
    ),
    "shows.ours": S("Bizim əlavəmizdir", "Our own addition", "Добавлено нами"),
    "status.attested": S("Muzey materialı", "Museum material", "Материал музея"),
    "status.candidate": S("Təklif olunan eksponat", "A proposed exhibit", "Предлагаемый экспонат"),
    "status.reconstruction": S("Rekonstruksiya", "A reconstruction", "Реконструкция"),
    "status.interpretation": S("Bizim şərhimiz", "Our interpretation", "Наше толкование"),
    "event.born": S("Doğulub", "Born", "Родился"),
    "event.arrested": S("Həbs edilib", "Arrested", "Арестован"),
    "event.sentenced": S("Hökm çıxarılıb", "Sentenced", "Осуждён"),
    "event.executed": S("Edam olunub", "Executed", "Казнён"),
    "event.died": S("Vəfat edib", "Died", "Умер"),
    "event.rehabilitated": S("Bəraət alıb", "Rehabilitated", "Реабилитирован"),
    "fact.date": S("Tarix", "Date", "Дата"),
    "fact.maker": S("Müəllif", "Maker", "Автор"),
    "fact.materials": S("Material", "Materials", "Материалы"),
    "fact.dimensions": S("Ölçülər", "Dimensions", "Размеры"),
    "fact.rights": S("Hüquqlar", "Rights", "Права"),
    "fact.holder": S("Saxlandığı yer", "Held by", "Где хранится"),
    "tour.stop": S("Dayanacaq {n} / {total}", "Stop {n} of {total}", "Остановка {n} из {total}"),
    "tour.leave": S("Turdan çıx", "Leave the tour", "Выйти из экскурсии"),
    "tour.play": S("Davam et", "Play", "Продолжить"),
    "tour.pause": S("Saxla", "Pause", "Пауза"),
    "tour.next": S("Növbəti dayanacaq", "Next stop", "Следующая остановка"),
    "tour.back": S("Əvvəlki dayanacaq", "Previous stop", "Предыдущая остановка"),
    "tour.stops": S("Dayanacaqlar", "Stops", "Остановки"),
    "tour.easy": S("Sadə mətn", "Easy text", "Простой текст"),
    "tour.left": S("{minutes} dəq. qalıb", "{minutes} min left", "ещё {minutes} мин"),
    "tour.guarded": S("xəbərdarlıqla", "with a notice", "с предупреждением"),
    "tour.over": S(
        "Tur başa çatdı. Zalda qala, istədiyiniz yerə qayıda bilərsiniz.",
        "The tour is over. You may stay in the hall, or go back to any place.",
        "Экскурсия закончилась. Можно остаться в зале или вернуться в любое место.",
    ),
    "offers.begin": S("Başla ({minutes} dəq.)", "Begin ({minutes} min)", "Начать ({minutes} мин)"),
    "offers.short": S("Qısa yol (5 dəq.)", "The short way (5 min)", "Короткий путь (5 мин)"),
    "notice.age": S("Yaş: {age}+", "Age: {age}+", "Возраст: {age}+"),
    "notice.enter": S("Oxudum, girirəm", "I have read this, enter", "Прочитано, войти"),
    "notice.stay": S("Girmirəm", "Do not enter", "Не входить"),
    "notice.round": S("Kənardan keç", "Take the way round", "Обойти"),
    "move.label": S("Yerimə düymələri", "Buttons to move", "Кнопки движения"),
    "move.left": S("Sola dön", "Turn left", "Повернуть налево"),
    "move.right": S("Sağa dön", "Turn right", "Повернуть направо"),
    "move.ahead": S("İrəli", "Ahead", "Вперёд"),
    "move.back": S("Geri", "Back", "Назад"),
    "announce.stop": S("Dayanacaq {n}: {title}", "Stop {n}: {title}", "Остановка {n}: {title}"),
    "announce.room": S("{hall}. {room}", "{hall}. {room}", "{hall}. {room}"),
    **VIEWER_FOLLOW,
    **VIEWER_DRAWN,
    **VIEWER_GROUP,
    **VIEWER_POINT,
    **VIEWER_VOICE,
    **VIEWER_WAITING,
    **VIEWER_RECORDED,
}


def viewer_messages(language: str) -> dict[str, str]:
    """Return all of the viewer's sentences in one language."""
    return {key: sentence.say(language) for key, sentence in VIEWER.items()}
