"""What the page after a tour says: numbers of the group, never of one of its members. Part of `pages.py`."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

AFTER_PAGES: dict[str, S] = {
    "after.title": S("Turdan sonra", "After the tour", "После экскурсии"),
    "after.list": S("Bitmiş turlar", "Tours that are over", "Завершённые экскурсии"),
    "after.none": S("Hələ heç biri yoxdur.", "There are none yet.", "Пока нет ни одной."),
    "after.all": S("Hamısı", "All of them", "Все"),
    "after.lasted": S("{n} dəqiqə", "{n} min", "{n} мин"),
    "after.people": S("İştirakçılar", "Followers", "Участники"),
    "after.came": S("Gəldi", "Came", "Пришло"),
    "after.most": S("Eyni anda ən çox", "Most at once", "Больше всего сразу"),
    "after.stayed": S("Sona qədər qaldı", "Stayed to the end", "Остались до конца"),
    "after.heard": S("Səsi eşitdi", "Heard the voice", "Слышали голос"),
    "after.heard-of": S("{n} / {of}", "{n} of {of}", "{n} из {of}"),
    "after.hands": S("Əl qaldırıldı", "Hands raised", "Поднимали руку"),
    "after.left": S("Nə vaxt getdilər", "When they left", "Когда уходили"),
    "after.left-none": S(
        "Heç kim əvvəlcədən getmədi.",
        "Nobody left before the end.",
        "Никто не ушёл раньше конца.",
    ),
    "after.left-at": S("Dəqiqə {minute}: {n}", "Minute {minute}: {n}", "Минута {minute}: {n}"),
    "after.left-axis": S("Turun dəqiqələri", "Minutes of the tour", "Минуты экскурсии"),
    "after.left-picture": S(
        "Turun hər dəqiqəsində gedənlərin sayı",
        "How many left in each minute of the tour",
        "Сколько человек ушло в каждую минуту экскурсии",
    ),
    "after.stops": S("Dayanacaqlar", "Stops", "Остановки"),
    "after.stop": S("Dayanacaq", "Stop", "Остановка"),
    "after.planned": S("Plan", "Planned", "План"),
    "after.spent": S("Əslində", "Actual", "На деле"),
    "after.not-reached": S("çatılmadı", "not reached", "не дошли"),
    "after.left-out": S("kənarda qaldı", "left out", "пропущена"),
    "after.questions": S("Suallar", "Questions", "Вопросы"),
    "after.no-questions": S(
        "Yazılı sual olmadı.", "Nobody asked in writing.", "Письменных вопросов не было."
    ),
    "after.state.asked": S("cavabsız qaldı", "not answered", "без ответа"),
    "after.state.answered": S("cavab verildi", "answered", "ответ дан"),
    "after.state.dismissed": S("bağlandı", "closed", "закрыт"),
    "after.polls": S("Sorğular", "Polls", "Опросы"),
    "after.votes": S("Səs: {n}", "Votes: {n}", "Голосов: {n}"),
    "after.nobody": S(
        "Burada heç kimin adı yoxdur və kimin nə etdiyi yazılmayıb. Suallar yazıldığı kimi qalır: kimsə özü haqqında "
        "nə isə yazıbsa, səhifəni silin.",
        "Nobody’s name is here, nor who did what. Questions stand as they were written: if somebody wrote about "
        "themselves, delete the page.",
        "Здесь нет ничьих имён и не записано, кто что делал. Вопросы остаются такими, как были написаны: если кто-то "
        "написал о себе, удалите страницу.",
    ),
    "after.kept": S("{date} tarixinə qədər saxlanılır.", "Kept until {date}.", "Хранится до {date}."),
    "after.csv": S("Cədvəl (CSV)", "Table (CSV)", "Таблица (CSV)"),
    "after.delete": S("Yekunu sil", "Delete the summary", "Удалить итоги"),
    "after.delete-hint": S(
        "Bazadan o an silinir və geri qaytarılmır.",
        "It is gone from the database at once, and cannot be brought back.",
        "Итоги сразу исчезнут из базы, вернуть их нельзя.",
    ),
    "after.delete-sure": S("Bəli, sil", "Yes, delete it", "Да, удалить"),
    "after.deleted": S("Silindi", "Deleted", "Удалено"),
    "after.deleted-lead": S(
        "Bu turdan heç nə qalmadı.", "Nothing is left of this tour.", "От этой экскурсии ничего не осталось."
    ),
    "after.column.part": S("bölmə", "part", "раздел"),
    "after.column.what": S("nə", "what", "что"),
    "after.column.value": S("qiymət", "value", "значение"),
    "after.column.more": S("əlavə", "more", "ещё"),
    "after.seconds-column": S("saniyə", "seconds", "секунды"),
    "after.minutes-column": S("dəqiqə", "minutes", "минуты"),
}
