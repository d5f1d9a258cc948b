"""What the pages say on which a group is prepared and awaited: the form, the invitation, the countdown. Part of
`pages.py`.
"""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

PREPARE_PAGES: dict[str, S] = {
    "prepare.title": S("Qrupu hazırla", "Prepare a group", "Подготовить группу"),
    "prepare.open": S("Hazırla", "Prepare", "Подготовить"),
    "prepare.lead": S(
        "Hər şeyi indi seçin; tur gedəndə də dəyişə bilərsiniz.",
        "Choose it all now; most of it can still be changed during the tour.",
        "Выберите всё сейчас; почти всё можно изменить и во время экскурсии.",
    ),
    "prepare.other-tour": S("Başqa tur", "Another tour", "Другая экскурсия"),
    "prepare.quick-hint": S(
        "“{button}”: bütöv tur, açıq kod, dərhal.",
        "“{button}”: the whole tour, an open code, at once.",
        "«{button}»: вся экскурсия, открытый код, сразу.",
    ),
    "prepare.languages": S("Dil", "Language", "Язык"),
    "prepare.languages-hint": S(
        "Hansı dildə danışacaqsınız? Hər kəs mətni öz dilində oxuyur.",
        "In which language will you speak? Everybody reads the texts in their own.",
        "На каком языке вы будете говорить? Тексты каждый читает на своём.",
    ),
    "prepare.length": S("Uzunluq", "Length", "Длительность"),
    "prepare.length-whole": S("Bütöv tur", "The whole tour", "Вся экскурсия"),
    "prepare.length-minutes": S("{n} dəqiqə", "{n} minutes", "{n} минут"),
    "prepare.all-fits": S(
        "Hamısı yerləşir. Suallara qalan vaxt: {spare} dəqiqə.",
        "Everything fits, with {spare} min for questions.",
        "Помещается всё. На вопросы остаётся {spare} мин.",
    ),
    "prepare.all-fits-just": S("Hamısı yerləşir.", "Everything fits.", "Помещается всё."),
    "prepare.leaves-out": S(
        "Kənarda qalan dayanacaqlar ({n} / {total}):",
        "Leaves out {n} of {total} stops:",
        "Пропускаются остановки ({n} из {total}):",
    ),
    "prepare.too-long": S(
        "Ən qısa halda da {n} dəqiqə artıqdır.",
        "Even the least is {n} min too long.",
        "Даже самое короткое длиннее на {n} мин.",
    ),
    "prepare.length-rule": S(
        "İlk və son dayanacaq həmişə qalır: tur adları çəkilən insanlarla başlayır və bitir. Sonra qısa tur üçün "
        "seçilənlər, sonra insanlardan danışanlar, sonra qalanlar, bütün tura bərabər paylanmış. Kənarda qalana "
        "istəsəniz, adı ilə yenə gedə bilərsiniz.",
        "The first and the last stop always stay: the tour begins and ends with people who have names. Then come the "
        "stops marked for a short tour, then those that tell of people, then the others, spread evenly over the tour. "
        "A stop that is left out can still be gone to by its name.",
        "Первая и последняя остановки остаются всегда: экскурсия начинается и кончается людьми, у которых есть имена. "
        "Затем — отмеченные для короткой экскурсии, затем рассказывающие о людях, затем остальные, равномерно по всему "
        "маршруту. К пропущенной остановке всё равно можно перейти по её названию.",
    ),
    "prepare.how": S("Necə seçilir", "How they are chosen", "Как они выбраны"),
    "prepare.again": S("Yenidən hesabla", "Work it out again", "Пересчитать"),
    "prepare.again-hint": S(
        "Xəbərdarlıqları dəyişəndən sonra.",
        "After you have changed the notices.",
        "После того как вы изменили предупреждения.",
    ),
    "prepare.notices": S("Xəbərdarlıqlar", "Notices", "Предупреждения"),
    "prepare.notices-hint": S(
        "Hər iştirakçı xəbərdarlığı girməzdən əvvəl özü oxuyur. İstəməyən qrupdan ayrılmır: mətni oxuyur, sizi eşidir.",
        "Each follower reads the notice for themselves before going in. Who does not wish to stays with the group: "
        "they read the text and hear you.",
        "Каждый сам читает предупреждение перед входом. Кто не хочет войти, остаётся с группой: читает текст и слышит "
        "вас.",
    ),
    "prepare.go-there": S("Bu qrup ora getsin", "Take this group there", "Вести туда эту группу"),
    "prepare.shut-by-default": S(
        "Açmasanız, bağlı qalır.",
        "Stays shut unless you open it.",
        "Остаётся закрытым, если вы не откроете.",
    ),
    "prepare.stops-behind": S("Dayanacaq: {n}", "Stops: {n}", "Остановок: {n}"),
    "prepare.who": S("Kim qoşula bilər", "Who may join", "Кто может войти"),
    "prepare.open-code": S("Kodu bilən hər kəs", "Everybody who has the code", "Все, у кого есть код"),
    "prepare.waiting": S("Gözləmə otağı", "A waiting room", "Комната ожидания"),
    "prepare.waiting-hint": S(
        "Gələn gözləyir; siz onu bir toxunuşla qəbul edirsiniz.",
        "Who comes waits, and you let them in with one tap.",
        "Пришедший ждёт; вы впускаете его одним нажатием.",
    ),
    "prepare.lock": S(
        "Tur başlayanda qrup bağlansın: yeni adam qoşulmasın",
        "Lock the group when the tour begins: nobody new",
        "Закрыть группу, когда экскурсия начнётся: новых не принимать",
    ),
    "prepare.when": S("Nə vaxt", "When", "Когда"),
    "prepare.when-hint": S(
        "Boş qalsa, qrup indi açılır. Vaxt: {zone}.",
        "Left empty, the group opens now. The time is {zone}.",
        "Если не заполнять, группа откроется сейчас. Время: {zone}.",
    ),
    "prepare.date": S("Tarix", "Date", "Дата"),
    "prepare.time": S("Saat", "Time", "Время"),
    "prepare.recording": S("Yazı", "Recording", "Запись"),
    "prepare.recording-hint": S(
        "Yalnız sizin yolunuz və səsiniz yazıla bilər, iştirakçılar heç vaxt. Bütün tur boyu hamıya göstərilir. "
        "Uşaqların olduğu qrupda yazmayın.",
        "Only your way and your voice can be recorded, never the followers. Everybody sees it throughout the tour. "
        "Do not record a group with children in it.",
        "Записать можно только ваш путь и голос, участников — никогда. Все видят это на протяжении всей экскурсии. "
        "Не записывайте группу, в которой есть дети.",
    ),
    "prepare.recording-none": S("Yazılmasın", "Not recorded", "Не записывать"),
    "prepare.recording-motion": S("Yalnız yol", "The way only", "Только путь"),
    "prepare.recording-voice": S("Yol və səs", "The way and the voice", "Путь и голос"),
    "prepare.recording-agreed": S(
        "Bələdçi və muzey buna razıdır",
        "The guide and the museum agree to it",
        "Гид и музей согласны на это",
    ),
    "prepare.do": S("Qrupu aç", "Open the group", "Открыть группу"),
    "prepare.rehearse": S("Əvvəlcə məşq et", "Rehearse first", "Сначала порепетировать"),
    "prepare.rehearse-hint": S(
        "Tək və ya həmkarla; heç bir hesabatda sayılmır. Vaxt və yazı nəzərə alınmır.",
        "Alone or with a colleague; it is counted nowhere. The time and the recording do not apply.",
        "Одному или с коллегой; нигде не учитывается. Время и запись не применяются.",
    ),
    "zone.Asia/Baku": S("Bakı vaxtı", "Baku time", "бакинское"),
    "staff.rehearsal": S("Məşq", "Rehearsal", "Репетиция"),
    "staff.rehearsal-ready": S("Məşq hazırdır", "The rehearsal is ready", "Репетиция готова"),
    "staff.colleague": S(
        "Həmkar bu kodla qoşulur.",
        "A colleague joins by this code.",
        "Коллега входит по этому коду.",
    ),
    "staff.scheduled": S("Başlayır: {when}", "Begins: {when}", "Начало: {when}"),
    "staff.scheduled-ready": S("Qrup təyin edildi", "The group is scheduled", "Группа назначена"),
    "staff.invitation": S("Dəvət", "The invitation", "Приглашение"),
    "staff.calendar": S("Təqvimə əlavə et (.ics)", "Add to a calendar (.ics)", "Добавить в календарь (.ics)"),
    "staff.invite-hint": S(
        "İştirakçılara bu keçidi göndərin: vaxtına qədər sayır, vaxtında açılır.",
        "Send this link to your followers: it counts down until then, and opens in time.",
        "Отправьте участникам эту ссылку: до начала она ведёт отсчёт, а в срок открывается.",
    ),
    "staff.open-early": S(
        "Siz öz keçidinizlə istənilən vaxt girə bilərsiniz. Siz içəridə olanda qrup hamıya açıqdır.",
        "With your own link you may come in at any time. While you are in, the group is open to all.",
        "По своей ссылке вы можете войти в любое время. Пока вы внутри, группа открыта для всех.",
    ),
    "staff.rehearse": S("Məşq et", "Rehearse", "Репетировать"),
    "staff.waiting-room": S("gözləmə otağı", "waiting room", "комната ожидания"),
    "staff.waiting-count": S("gözləyən: {n}", "waiting: {n}", "ждут: {n}"),
    "staff.recorded": S("yazılır", "recorded", "ведётся запись"),
    "soon.title": S("Tur tezliklə başlayır", "The tour begins soon", "Экскурсия скоро начнётся"),
    "soon.begins": S("Başlayır", "Begins", "Начало"),
    "soon.yours": S("Sizdə: {when}", "Where you are: {when}", "У вас: {when}"),
    "soon.units": S(
        "gün|saat|dəqiqə|saniyə",
        "day,days|hour,hours|minute,minutes|second,seconds",
        "день,дня,дней|час,часа,часов|минута,минуты,минут|секунда,секунды,секунд",
    ),
    "soon.left": S("Qalıb", "Time left", "Осталось"),
    "soon.opens": S(
        "Bu səhifə vaxtında özü açılır. Bələdçi onu daha tez də aça bilər.",
        "This page opens by itself when it is time. The guide may open it earlier.",
        "Страница откроется сама, когда придёт время. Гид может открыть её и раньше.",
    ),
    "soon.reload": S(
        "Vaxtı çatanda səhifəni yeniləyin. Bələdçi onu daha tez də aça bilər.",
        "Reload this page when it is time. The guide may open it earlier.",
        "Обновите страницу, когда придёт время. Гид может открыть её и раньше.",
    ),
    "soon.now": S("Açılır…", "Opening…", "Открывается…"),
    "soon.check": S("Cihazınızı yoxlayın", "Check your device", "Проверьте устройство"),
    "soon.languages": S(
        "Tur bu dildə keçir: {languages}", "The tour is held in: {languages}", "Язык экскурсии: {languages}"
    ),
    "ics.description": S(
        "{tour}\n\nBələdçi ilə onlayn tur. Qoşulmaq üçün: {url}\nKod: {code}\n\nCihazınızı əvvəlcədən yoxlayın: {check}",
        "{tour}\n\nA guided tour online. To join: {url}\nCode: {code}\n\nTest your device beforehand: {check}",
        "{tour}\n\nОнлайн-экскурсия с гидом. Войти: {url}\nКод: {code}\n\nПроверьте устройство заранее: {check}",
    ),
    "ics.alarm": S(
        "Tur 15 dəqiqəyə başlayır", "The tour begins in 15 minutes", "Экскурсия начнётся через 15 минут"
    ),
}
