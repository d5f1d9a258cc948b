"""What the teacher's board and the projector say. Only their pages carry these sentences, not every visitor's."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

BOARD: dict[str, S] = {
    # -- the bar on top
    "board.code": S("Kod", "Code", "Код"),
    "board.here": S("Buradadır: {here} / {of}", "Here: {here} of {of}", "Здесь: {here} из {of}"),
    "board.children": S("{n} nəfər", "{n} persons", "{n} чел."),
    "board.left": S("{minutes} dəq. qalıb", "{minutes} min left", "осталось {minutes} мин"),
    "board.over-time": S("Vaxt bitib", "Time is up", "Время вышло"),
    "board.extend": S("+5 dəq.", "+5 min", "+5 мин"),
    "board.extend-full": S("+5 dəq. artır", "+5 min more", "+5 мин добавить"),
    "board.begin": S("Başla", "Begin", "Начать"),
    "board.pause": S("Hamını dayandır", "Pause all", "Остановить всех"),
    "board.resume": S("Davam et", "Go on", "Продолжить"),
    "board.paused": S("Hamı dayanıb.", "Everybody is paused.", "Все на паузе."),
    "board.words": S("Ekranlarda yazılsın", "Words on their screens", "Слова на экранах"),
    "board.words-show": S("Göstər", "Show", "Показать"),
    "board.results": S("Nəticələr", "Results", "Результаты"),
    "board.projector": S("Proyektor", "Projector", "Проектор"),
    "board.hall-window": S("Zalda aç", "Open in the hall", "Открыть в зале"),
    "board.hall-window-hint": S(
        "Zalı yeni pəncərədə açın: sinfi orada özünüz gəzdirə bilərsiniz.",
        "Opens the hall in a new window: there you can lead the class on foot.",
        "Открывает зал в новом окне: там можно вести класс самому.",
    ),
    # -- how they work
    "board.pace": S("İş qaydası", "How they work", "Режим"),
    "board.own": S("Öz sürəti ilə", "Own pace", "В своём темпе"),
    "board.led": S("Birlikdə", "Together", "Вместе"),
    "board.gathering": S("Toplaşırlar", "Gathering", "Собираются"),
    "board.walking": S("Siz zalda aparırsınız", "You lead on foot", "Вы ведёте по залу"),
    "board.at-stop": S("Hamı buradadır: {stop}", "All are at: {stop}", "Все здесь: {stop}"),
    "board.stops": S("Dayanacaqlar", "Stops", "Остановки"),
    "board.bring": S("Hamını bura gətir", "Bring everyone here", "Собрать всех здесь"),
    "board.bring-to": S(
        "Hamını bura gətir: {stop}", "Bring everyone here: {stop}", "Собрать всех здесь: {stop}"
    ),
    "board.stop-shut": S("bağlıdır", "shut", "закрыто"),
    "board.zone": S(
        "Bu sinif üçün açıq: {title}", "Open for this class: {title}", "Открыто для этого класса: {title}"
    ),
    "board.lock": S("Yeni şagird qəbul etmə", "Admit nobody new", "Никого больше не впускать"),
    "board.close": S("Dərsi bitir", "End the lesson", "Закончить урок"),
    "board.close-sure": S("Bəli, dərsi bitir", "Yes, end the lesson", "Да, закончить урок"),
    "board.close-hint": S(
        "Daha cavab qəbul olunmur. Nəticələr qalır.",
        "No more answers are taken. The results stay.",
        "Ответы больше не принимаются. Результаты остаются.",
    ),
    "board.closed": S(
        "Dərs bitib. Cavab qəbul olunmur.",
        "The lesson is over. No more answers.",
        "Урок окончен. Ответы не принимаются.",
    ),
    "board.reopen": S("Yenidən cavab qəbul et", "Take answers again", "Снова принимать ответы"),
    "board.cancel": S("İmtina", "Cancel", "Отмена"),
    "board.notes": S("Sizin üçün qeyd", "A note for you", "Заметка для вас"),
    "board.class": S("Sinif", "The class", "Класс"),
    "board.join-hint": S(
        "Şagirdlər {address} ünvanında bu kodu yazır.",
        "Pupils open {address} and type this code.",
        "Ученики открывают {address} и вводят этот код.",
    ),
    "board.qr": S("Qoşulmaq üçün QR kod", "QR code to join by", "QR-код для входа"),
    "board.ready-page": S("Kodu böyük göstər", "Show the code large", "Показать код крупно"),
    "board.key": S("Cavablar və qeydlər", "Answers and notes", "Ответы и заметки"),
    "board.worksheet": S("İş vərəqi", "Worksheet", "Рабочий лист"),
    # -- who needs you
    "board.attention": S("Diqqət istəyir", "Needs you", "Нужны вы"),
    "board.nobody-stuck": S("Hamı işləyir.", "Everybody is working.", "Все работают."),
    "board.nobody-yet": S(
        "Hələ heç kim qoşulmayıb. Kodu göstərin.",
        "Nobody has joined yet. Show the code.",
        "Пока никто не вошёл. Покажите код.",
    ),
    "board.stuck": S("kömək istəyir", "asks for help", "просит помощи"),
    "board.hand": S("əl qaldırıb", "hand up", "поднял(а) руку"),
    "board.away": S("bağlantısı kəsilib", "line is down", "нет связи"),
    "board.gone": S("çıxıb", "left", "вышел(-ла)"),
    "board.behind": S("geri qalır", "is behind", "отстаёт"),
    "board.loading": S("yüklənir", "loading", "загрузка"),
    # -- the table
    "board.table": S("Şagirdlər və tapşırıqlar", "Pupils and tasks", "Ученики и задания"),
    "board.pupil": S("Şagird", "Pupil", "Ученик"),
    "board.where": S("Haradadır", "Where", "Где"),
    "board.task": S("Tapşırıq {n}", "Task {n}", "Задание {n}"),
    "board.done-of": S("{done} / {of}", "{done} of {of}", "{done} из {of}"),
    "board.cell": S(
        "{name}, tapşırıq {n}: {state}", "{name}, task {n}: {state}", "{name}, задание {n}: {state}"
    ),
    "board.state.none": S("cavab yoxdur", "no answer", "нет ответа"),
    "board.state.working": S("işləyir", "working on it", "работает"),
    "board.state.tried": S(
        "hələ düz deyil, cəhd: {tries}", "not yet right, tries: {tries}", "пока неверно, попыток: {tries}"
    ),
    "board.state.partly": S(
        "qismən düzdür, cəhd: {tries}", "partly right, tries: {tries}", "частично верно, попыток: {tries}"
    ),
    "board.state.right": S("düzdür", "right", "верно"),
    "board.state.received": S("qəbul edilib", "received", "принято"),
    "board.together": S("{n} nəfər bir cihazda", "{n} at one device", "{n} за одним устройством"),
    # -- a task
    "board.open-now": S("Açıqdır", "Open", "Открыто"),
    "board.shut-now": S("Bağlıdır: aç", "Shut: open it", "Закрыто: открыть"),
    "board.tasks": S("Tapşırıqlar", "Tasks", "Задания"),
    "board.tasks-open": S("açıq: {n} / {of}", "open: {n} of {of}", "открыто: {n} из {of}"),
    "board.open-all": S("Hamısını aç", "Open all", "Открыть все"),
    "board.shut-all": S("Hamısını bağla", "Close all", "Закрыть все"),
    "board.release": S("İzahı şagirdlərə aç", "Release the explanation", "Открыть объяснение"),
    "board.released": S("İzah açıqdır", "Explanation released", "Объяснение открыто"),
    "board.right-answer": S("Düzgün cavab", "Right answer", "Верный ответ"),
    "board.explanation": S("İzah", "Explanation", "Объяснение"),
    "board.hints": S("İpucları", "Hints", "Подсказки"),
    "board.counts": S("Cavabların sayı", "How many answered what", "Сколько как ответили"),
    "board.answers": S("Cavablar", "Answers", "Ответы"),
    "board.no-answers": S("Hələ cavab yoxdur.", "No answers yet.", "Ответов пока нет."),
    "board.names": S("Adları göstər", "Show names", "Показывать имена"),
    "board.show-counts": S("Sayı", "The counts", "Числа"),
    "board.show-answers": S("Cavabları", "The answers", "Ответы"),
    "board.show-prompt": S("Tapşırığı", "The task", "Задание"),
    "board.page-back": S("Əvvəlki səhifə", "The page before", "Предыдущая страница"),
    "board.page-next": S("Növbəti səhifə", "The next page", "Следующая страница"),
    "board.approve": S("Proyektora burax", "Let it be shown", "Разрешить показ"),
    "board.approved": S("Göstərilə bilər", "May be shown", "Можно показать"),
    "board.approve-first": S(
        "Yazılı cavab proyektora yalnız siz buraxandan sonra çıxır.",
        "What pupils write reaches the projector only after you let it.",
        "Написанное учениками попадает на проектор только с вашего разрешения.",
    ),
    "board.delete-answer": S("Cavabı sil", "Delete the answer", "Удалить ответ"),
    "board.side-by-side": S("Yan-yana", "Side by side", "Рядом"),
    "board.anonymous": S("Şagird {n}", "Pupil {n}", "Ученик {n}"),
    # -- a pupil
    "board.remove": S("Sinifdən çıxar", "Remove from the class", "Удалить из класса"),
    "board.lower-hand": S("Əlini endir", "Lower the hand", "Опустить руку"),
    "board.level-easy": S("sadə mətn", "easy text", "простой текст"),
    "board.to-class": S("Sinfə qayıt", "Back to the class", "Назад к классу"),
    "board.close-panel": S("Bağla", "Close", "Закрыть"),
    # -- the line
    "board.connecting": S("Qoşulur…", "Connecting…", "Подключение…"),
    "board.line-down": S(
        "Bağlantı kəsilib. Şagirdlər işləyə bilər; lövhə özü bərpa olunacaq.",
        "The line is down. Pupils can go on; the board comes back by itself.",
        "Связь прервалась. Ученики могут работать; доска восстановится сама.",
    ),
    "board.over": S("Bu sinif bitib.", "This class is over.", "Этот класс закончен."),
    "board.keyboard": S(
        "Cədvəldə oxlarla gəzin, Enter cavabı açır.",
        "Arrow keys move in the table, Enter opens an answer.",
        "По таблице ходите стрелками, Enter открывает ответ.",
    ),
    # -- the projector
    "projector.join": S("Dərsə qoşulun", "Join the lesson", "Войдите на урок"),
    "projector.here": S("Qoşulub: {n}", "Joined: {n}", "Вошли: {n}"),
    "projector.here-now": S("Sinifdə: {n}", "In the class: {n}", "В классе: {n}"),
    "projector.task": S("Tapşırıq {n}", "Task {n}", "Задание {n}"),
    "projector.answered": S("Cavab verib: {n} / {of}", "Answered: {n} of {of}", "Ответили: {n} из {of}"),
    "projector.answers": S("Cavablar", "Answers", "Ответы"),
    "projector.page": S("Səhifə {n} / {of}", "Page {n} of {of}", "Страница {n} из {of}"),
    "projector.waiting": S(
        "Müəllim cavabları seçir.", "The teacher is choosing answers.", "Учитель выбирает ответы."
    ),
    "projector.right": S("düzgün cavab", "right answer", "верный ответ"),
    "projector.count.right": S("Düzdür", "Right", "Верно"),
    "projector.count.partly": S("Qismən düzdür", "Partly right", "Частично верно"),
    "projector.count.not-yet": S("Hələ düz deyil", "Not yet right", "Пока неверно"),
    "projector.count.received": S("Qəbul edilib", "Received", "Принято"),
    "projector.paused": S("Fasilə", "Pause", "Пауза"),
    "projector.line-down": S("Bağlantı kəsilib.", "The line is down.", "Связь прервалась."),
    "projector.ended": S("Dərs bitdi. Sağ olun.", "The lesson is over. Thank you.", "Урок окончен. Спасибо."),
    "projector.full-screen": S("Tam ekran", "Full screen", "Во весь экран"),
}


def board_messages(language: str) -> dict[str, str]:
    """Return the board's and the projector's sentences in one language."""
    return {key: sentence.say(language) for key, sentence in BOARD.items()}
