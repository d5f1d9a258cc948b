"""What the pages of recorded tours say: the public one, the staff's and the guide's."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

REPLAY_PAGES: dict[str, S] = {
    "recording.none": S("Yazılmasın", "No recording", "Не записывать"),
    "recording.motion": S("Yalnız bələdçinin yolu", "The guide’s way only", "Только путь гида"),
    "recording.voice": S("Bələdçinin yolu və səsi", "The guide’s way and voice", "Путь и голос гида"),
    "recording.minors": S(
        "Qrupda 18 yaşından kiçiklər var (o zaman yazılmır)",
        "There are people under 18 in the group (then there is no recording)",
        "В группе есть люди младше 18 лет (тогда запись не ведётся)",
    ),
    "recording.told-motion": S(
        "Bu tur yazılır: yalnız bələdçinin yolu. Sizdən heç nə yazılmır.",
        "This tour is being recorded: the guide’s way only. Nothing of you is recorded.",
        "Экскурсия записывается: только путь гида. О вас ничего не записывается.",
    ),
    "recording.told-voice": S(
        "Bu tur yazılır: yalnız bələdçinin yolu və səsi. Sizdən heç nə yazılmır.",
        "This tour is being recorded: the guide’s way and voice only. Nothing of you is recorded.",
        "Экскурсия записывается: только путь и голос гида. О вас ничего не записывается.",
    ),
    "recordings.title": S("Yazılmış turlar", "Recorded tours", "Записанные экскурсии"),
    "recordings.of-this": S("Turun yazısı", "The recording", "Запись экскурсии"),
    "recordings.none": S("Yazılmış tur yoxdur.", "There is no recorded tour.", "Записанных экскурсий нет."),
    "recordings.going": S("yazılır", "being recorded", "записывается"),
    "recordings.draft": S("dərc olunmayıb", "not published", "не опубликована"),
    "recordings.agreed": S("bələdçi razıdır", "the guide agrees", "согласие гида есть"),
    "recordings.waits": S("bələdçinin razılığı yoxdur", "without the guide’s agreement", "без согласия гида"),
    "recordings.published": S("dərc olunub", "published", "опубликована"),
    "recordings.withdrawn": S("geri götürülüb", "withdrawn", "отозвана"),
    "recordings.facts": S(
        "{date} · {length} · {kilobytes} KB",
        "{date} · {length} · {kilobytes} KB",
        "{date} · {length} · {kilobytes} КБ",
    ),
    "recordings.kept": S(
        "Dərc olunmayan yazı 90 gündən sonra özü silinir.",
        "A recording that is not published deletes itself after 90 days.",
        "Неопубликованная запись удаляется сама через 90 дней.",
    ),
    "recordings.open": S("Aç", "Open", "Открыть"),
    "recordings.watch": S("Bax və dinlə", "Watch and listen", "Смотреть и слушать"),
    "recordings.watch-whole": S("Kəsilməmiş bax", "Watch it uncut", "Смотреть без купюр"),
    "recordings.trim": S("Nəyi çıxarmalı", "What to leave out", "Что вырезать"),
    "recordings.trim-hint": S(
        "Vaxtı dəqiqə və saniyə ilə yazın (1:05). Çıxarılan hissə saytdan heç kimə verilmir.",
        "Write times as minutes and seconds (1:05). What is left out is given to nobody.",
        "Пишите время минутами и секундами (1:05). Вырезанное никому не отдаётся.",
    ),
    "recordings.begins": S("Başlanğıc", "Begin at", "Начать с"),
    "recordings.ends": S("Son", "End at", "Закончить на"),
    "recordings.from": S("Bundan", "From", "От"),
    "recordings.to": S("Buna qədər", "To", "До"),
    "recordings.cut": S("Çıxarılan hissə {n}", "Part left out {n}", "Вырезанная часть {n}"),
    "recordings.transcript": S("Mətn", "Transcript", "Текст"),
    "recordings.transcript-hint": S(
        "Hər hissə vaxtla başlayır: [1:05]. # işarəsi dayanacağın başlığıdır. Vaxt kəsilməmiş yazıya görədir.",
        "Each part begins with a time: [1:05]. A # makes the heading of a stop. Times are those of the uncut recording.",
        "Каждая часть начинается со времени: [1:05]. Знак # делает заголовок остановки. Время — по записи без купюр.",
    ),
    "recordings.save": S("Saxla", "Save", "Сохранить"),
    "recordings.saved": S("Saxlanıldı.", "Saved.", "Сохранено."),
    "recordings.unagrees": S(
        "Dəyişiklikdən sonra bələdçi yenidən razılıq verməlidir.",
        "After a change the guide has to agree again.",
        "После изменения гид должен согласиться заново.",
    ),
    "recordings.public": S("Ziyarətçilərin səhifəsi", "The visitors’ page", "Страница для посетителей"),
    "recordings.publish": S("Dərc et", "Publish", "Опубликовать"),
    "recordings.withdraw": S("Geri götür", "Withdraw", "Отозвать"),
    "recordings.delete": S("Həmişəlik sil", "Delete for good", "Удалить навсегда"),
    "recordings.delete-sure": S(
        "Bəli, yol, səs və mətn silinsin",
        "Yes, delete the way, the voice and the words",
        "Да, удалить путь, голос и текст",
    ),
    "recordings.deleted": S(
        "Silindi. Bazada izi qalmadı.",
        "Deleted. Nothing of it is left in the store.",
        "Удалено. В базе ничего не осталось.",
    ),
    "recordings.make-tour": S("Bundan tur düzəlt", "Make a tour of it", "Сделать из записи экскурсию"),
    "recordings.make-tour-hint": S(
        "Dayanacaqlar, baxış yerləri və vaxtlarla qaralama fayl (YAML). Mətnləri siz yazırsınız.",
        "A draft file (YAML) with stops, viewpoints and times. The texts are yours to write.",
        "Черновик (YAML) с остановками, точками обзора и временем. Тексты пишете вы.",
    ),
    "recordings.acts": S("Kim nə edib", "Who did what", "Кто что сделал"),
    "recordings.act.edited": S("dəyişdi", "changed it", "изменено"),
    "recordings.act.agreed": S("razılıq verdi", "agreed", "согласие дано"),
    "recordings.act.disagreed": S("razılığını geri götürdü", "took the agreement back", "согласие отозвано"),
    "recordings.act.published": S("dərc etdi", "published it", "опубликовано"),
    "recordings.act.withdrawn": S("geri götürdü", "withdrew it", "отозвано"),
    "recordings.act.deleted": S("sildi", "deleted it", "удалено"),
    "recordings.act.expired": S("vaxtı bitdi", "its time was over", "срок истёк"),
    "recordings.guide": S("Bələdçi", "The guide", "Гид"),
    "recordings.guide-title": S("Turunuzun yazısı", "The recording of your tour", "Запись вашей экскурсии"),
    "recordings.guide-lead": S(
        "Bu turda yolunuz{voice} yazılıb. Siz razı olmasanız, heç kimə göstərilməyəcək. Razılığınızı istənilən vaxt geri "
        "götürə bilərsiniz.",
        "On this tour your way{voice} was recorded. It is shown to nobody unless you agree. You can take your agreement "
        "back at any time.",
        "В записи этой экскурсии только ваш путь{voice}. Без вашего согласия её никто не увидит. Согласие можно отозвать в "
        "любое время.",
    ),
    "recordings.and-voice": S(" və səsiniz", " and your voice", " и голос"),
    "recordings.name": S(
        "Sizi necə adlandıraq? (boş qala bilər)",
        "How shall we name you? (may stay empty)",
        "Как вас назвать? (можно не указывать)",
    ),
    "recordings.agree-tick": S(
        "Baxdım, dinlədim və belə dərc olunmasına razıyam",
        "I have watched it and agree to its being published as it is",
        "Запись просмотрена, пусть её опубликуют в таком виде",
    ),
    "recordings.agree": S("Razıyam", "I agree", "Даю согласие"),
    "recordings.disagree": S("Razılığımı geri götürürəm", "I take my agreement back", "Отзываю согласие"),
    "recordings.you-agreed": S("Razılığınız var.", "You have agreed.", "Вы дали согласие."),
    "replay.label": S("Yazılmış tur", "Recorded tour", "Записанная экскурсия"),
    "replay.by": S("Bələdçi: {name}", "Guide: {name}", "Гид: {name}"),
    "replay.facts": S(
        "{date} · {length}\u00a0dəq.", "{date} · {length}\u00a0min", "{date} · {length}\u00a0мин"
    ),
    "replay.what": S(
        "Bu turu bir bələdçi canlı aparıb. Yazıda yalnız bələdçinin yolu var, iştirakçılardan heç nə yoxdur.",
        "A guide led this tour live. The recording holds the guide’s way only, and nothing of those who came along.",
        "Эту экскурсию вживую провёл гид. В записи только путь гида и ничего об участниках.",
    ),
    "replay.what-voice": S(
        "Bu turu bir bələdçi canlı aparıb. Yazıda yalnız bələdçinin yolu və səsi var, iştirakçılardan heç nə yoxdur.",
        "A guide led this tour live. The recording holds the guide’s way and voice only, and nothing of those who came along.",
        "Эту экскурсию вживую провёл гид. В записи только путь и голос гида и ничего об участниках.",
    ),
    "replay.in-hall": S("Yazıya zalda baxın", "Watch it in the hall", "Смотреть запись в зале"),
    "replay.transcript": S("Turun mətni", "What is said", "Текст экскурсии"),
    "replay.other-language": S(
        "Mətn yalnız bu dildədir.", "The text is in this language only.", "Текст только на этом языке."
    ),
    "replay.museum": S("Yazılmış turlar", "Recorded tours", "Записанные экскурсии"),
    "privacy.recorded": S("Tur yazılanda", "When a tour is recorded", "Когда экскурсия записывается"),
    "privacy.recorded-text": S(
        "Yazı adətən söndürülüb. Açıqdırsa, bunu əvvəlcədən bilirsiniz və tur boyu ekranda görürsünüz. Yalnız bələdçinin "
        "yolu və, razı olubsa, səsi yazılır; sizin adınız, səsiniz, suallarınız, əlləriniz və baxdığınız yer heç vaxt. "
        "Siniflər və uşaqlar yazılmır. Dərc olunmayan yazı 90 gündən sonra silinir; bələdçi onu istənilən vaxt geri götürə "
        "bilər.",
        "Recording is off unless it was agreed to. Where it is on you know before you join and see it on the screen "
        "throughout. Only the guide’s way is kept and, if they agreed, their voice; never your name, voice, questions, "
        "hands or where you look. Classes and minors are never recorded. What is not published is deleted after 90 days; "
        "the guide can withdraw it at any time.",
        "Запись выключена, если о ней не договорились. Если она включена, вы знаете об этом заранее и видите это на экране "
        "всё время. Сохраняются только путь гида и, с его согласия, голос; никогда — ваше имя, голос, вопросы, руки и куда "
        "вы смотрите. Уроки и дети не записываются. Неопубликованная запись удаляется через 90 дней; гид может отозвать её "
        "в любое время.",
    ),
}
