"""What goes wrong while a group is prepared and while one waits to come in, by code. Part of `errors.py`."""

from __future__ import annotations

from enfilade.messages.fault import RELOAD, Fault
from enfilade.messages.sentence import Sentence as S

_OTHER_NAME = S(
    "Başqa ad yazın, ya da heç nə yazmayın.",
    "Write another name, or none.",
    "Напишите другое имя или никакого.",
)

PREPARE_FAULTS: dict[str, Fault] = {
    "not-yet": Fault(
        409,
        S("Tur hələ açılmayıb.", "The tour is not open yet.", "Экскурсия ещё не открыта."),
        S(
            "Vaxtı çatanda bu səhifə özü açılır.",
            "This page opens by itself when it is time.",
            "Страница откроется сама, когда придёт время.",
        ),
    ),
    "turned-away": Fault(
        403,
        S(
            "Bələdçi sizi bu qrupa qəbul etmədi.",
            "The guide did not let you into this group.",
            "Гид не принял вас в эту группу.",
        ),
        S(
            "Səhvdirsə, bələdçiyə yazın və ya zəng edin. Turu özünüz də gəzə bilərsiniz.",
            "If that is a mistake, write to the guide or call. You can also take the tour by yourself.",
            "Если это ошибка, напишите гиду или позвоните. Экскурсию можно пройти и самостоятельно.",
        ),
    ),
    "name-contact": Fault(
        400,
        S(
            "Adda keçid, e-poçt və ya telefon nömrəsi ola bilməz.",
            "A name cannot hold a link, an e-mail address or a telephone number.",
            "В имени не может быть ссылки, адреса почты или номера телефона.",
        ),
        _OTHER_NAME,
    ),
    "name-guide": Fault(
        400,
        S(
            "“Bələdçi” sözü yalnız bələdçinin özünə aiddir.",
            "“Guide” is the guide’s own title.",
            "«Гид» может называться только сам гид.",
        ),
        _OTHER_NAME,
    ),
    "language-missing": Fault(
        422,
        S(
            "Turun hansı dildə keçdiyi seçilməyib.",
            "No language is chosen for the tour.",
            "Не выбран язык экскурсии.",
        ),
        S("Heç olmasa bir dil seçin.", "Choose at least one.", "Выберите хотя бы один."),
    ),
    "length-unknown": Fault(
        422,
        S("Belə uzunluq yoxdur.", "There is no such length.", "Такой длительности нет."),
        S(
            "20, 30, 45 dəqiqə və ya bütöv turu seçin.",
            "Choose 20, 30 or 45 minutes, or the whole tour.",
            "Выберите 20, 30, 45 минут или всю экскурсию.",
        ),
    ),
    "number-unreadable": Fault(
        422,
        S(
            "İştirakçı sayı düzgün yazılmayıb.",
            "The number of followers cannot be read.",
            "Число участников написано неверно.",
        ),
        S(
            "Rəqəmlə yazın: məsələn, 30.",
            "Write it in digits: 30, for example.",
            "Напишите цифрами: например, 30.",
        ),
    ),
    "date-unreadable": Fault(
        422,
        S(
            "Tarix və ya saat düzgün yazılmayıb.",
            "The date or the time cannot be read.",
            "Дата или время написаны неверно.",
        ),
        S(
            "Tarixi belə yazın: 2027-03-31, saatı belə: 15:00.",
            "Write the date as 2027-03-31 and the time as 15:00.",
            "Дату пишите так: 2027-03-31, время так: 15:00.",
        ),
    ),
    "date-past": Fault(
        422,
        S("Bu vaxt artıq keçib.", "That time is over.", "Это время уже прошло."),
        S("Sonrakı bir vaxt seçin.", "Choose a later one.", "Выберите время позже."),
    ),
    "date-far": Fault(
        422,
        S("Bu vaxta bir ildən çox var.", "That is more than a year ahead.", "До этого времени больше года."),
        S("Bir il içində bir gün seçin.", "Choose a day within a year.", "Выберите день в пределах года."),
    ),
    "date-none": Fault(
        422,
        S(
            "Yayda və qışda saat dəyişəndə belə bir vaxt olmur.",
            "There is no such time: the clocks are changed in that hour.",
            "Такого времени нет: в этот час переводят часы.",
        ),
        S("Bir saat sonranı seçin.", "Choose an hour later.", "Выберите на час позже."),
    ),
    "waiting-lecture": Fault(
        422,
        S(
            "Mühazirədə gözləmə otağı ola bilməz: hər kəs bir-bir qəbul edilməlidir.",
            "A lecture has no waiting room: everybody in it is let in one by one.",
            "У лекции не бывает комнаты ожидания: из неё впускают по одному.",
        ),
        S(
            "Açıq kod seçin və ya dinləyicilərin sayını silin.",
            "Choose the open code, or leave the number of listeners empty.",
            "Выберите открытый код или не указывайте число слушателей.",
        ),
    ),
    "recording-unsettled": Fault(
        422,
        S(
            "Yazıya razılıq qeyd edilməyib.",
            "Nobody has said that the recording is agreed to.",
            "Не отмечено согласие на запись.",
        ),
        S(
            "Bələdçi və muzey razıdırsa, bunu qeyd edin; razı deyilsə, “Yazılmasın” seçin.",
            "Tick it if the guide and the museum agree; if not, choose “Not recorded”.",
            "Отметьте, если гид и музей согласны; если нет, выберите «Не записывать».",
        ),
    ),
    "summary-unknown": Fault(
        404,
        S(
            "Bu qrupun yekunu yoxdur: ya silinib, ya da vaxtı bitib.",
            "There is no summary of this group: it has been deleted, or its time is over.",
            "Итогов этой группы нет: они удалены или их срок истёк.",
        ),
        RELOAD,
    ),
    "group-not-scheduled": Fault(
        404,
        S(
            "Bu qrup üçün vaxt təyin edilməyib.",
            "No time has been set for this group.",
            "Для этой группы время не назначено.",
        ),
        RELOAD,
    ),
}
