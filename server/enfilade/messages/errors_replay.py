"""What goes wrong with recorded tours. Part of `errors.py`."""

from __future__ import annotations

from enfilade.messages.fault import RELOAD, Fault
from enfilade.messages.sentence import Sentence as S

REPLAY_FAULTS: dict[str, Fault] = {
    "recording-minors": Fault(
        409,
        S(
            "Uşaqlar olan tur yazılmır.",
            "A tour with minors is not recorded.",
            "Экскурсия с детьми не записывается.",
        ),
        S(
            "Yazını söndürüb qrupu yenidən başladın.",
            "Turn the recording off and start the group again.",
            "Выключите запись и начните группу заново.",
        ),
    ),
    "recording-not-agreed": Fault(
        409,
        S(
            "Bələdçi hələ razılıq verməyib.",
            "The guide has not agreed yet.",
            "Гид ещё не дал согласия.",
        ),
        S(
            "Bələdçidən öz keçidini açıb razılığını bildirməsini xahiş edin.",
            "Ask the guide to open their link and agree.",
            "Попросите гида открыть свою ссылку и дать согласие.",
        ),
    ),
    "recording-going": Fault(
        409,
        S(
            "Tur hələ gedir və yazılır.",
            "The tour is still going on and being recorded.",
            "Экскурсия ещё идёт и записывается.",
        ),
        S("Tur bitəndən sonra qayıdın.", "Come back when it has ended.", "Вернитесь, когда она закончится."),
    ),
    "recording-published": Fault(
        409,
        S(
            "Dərc olunmuş yazı dəyişdirilmir.",
            "A published recording is not changed.",
            "Опубликованная запись не изменяется.",
        ),
        S("Əvvəlcə onu geri götürün.", "Withdraw it first.", "Сначала отзовите её."),
    ),
    "recording-withdrawn": Fault(
        410,
        S(
            "Bu yazılı tur geri götürülüb.",
            "This recorded tour has been withdrawn.",
            "Эта записанная экскурсия отозвана.",
        ),
        S(
            "Girişə qayıdıb başqa tur seçin.",
            "Go back to the entrance and choose another tour.",
            "Вернитесь ко входу и выберите другую экскурсию.",
        ),
    ),
    "recording-empty": Fault(
        422,
        S(
            "Bundan sonra yazıdan heç nə qalmır.",
            "Nothing of the recording would be left.",
            "От записи ничего не осталось бы.",
        ),
        S("Daha az hissəni çıxarın.", "Leave less out.", "Вырежьте меньше."),
    ),
    "cuts-malformed": Fault(
        422,
        S(
            "Çıxarılan hissələr oxunmadı.",
            "What to leave out could not be read.",
            "Не удалось прочитать, что вырезать.",
        ),
        S(
            "Hər hissə üçün dəqiqə və saniyə yazın: 1:05 – 1:40.",
            "Write minutes and seconds for each part: 1:05 – 1:40.",
            "Для каждой части укажите минуты и секунды: 1:05 – 1:40.",
        ),
    ),
    "transcript-malformed": Fault(
        422,
        S("Mətn oxunmadı.", "The transcript could not be read.", "Не удалось прочитать текст."),
        S(
            "Birinci sətir vaxtla başlasın, məsələn: [0:05] Xoş gəlmisiniz.",
            "Let the first line begin with a time, for example: [0:05] Welcome.",
            "Пусть первая строка начинается со времени, например: [0:05] Добро пожаловать.",
        ),
    ),
    "transcript-missing": Fault(
        409,
        S(
            "Bu yazının hələ mətni yoxdur; eşitməyənlər onu izləyə bilməz.",
            "This recording has no transcript yet; who does not hear could not follow it.",
            "У записи ещё нет текста; кто не слышит, не сможет за ней следить.",
        ),
        S("Əvvəlcə mətni yazın.", "Write the transcript first.", "Сначала напишите текст."),
    ),
    "recording-no-stops": Fault(
        409,
        S(
            "Bələdçi iki yerdə dayanmayıb: bundan tur alınmır.",
            "The guide did not stay at two places: that makes no tour.",
            "Гид не останавливался в двух местах: экскурсии не выйдет.",
        ),
        S("Başqa yazı seçin.", "Choose another recording.", "Выберите другую запись."),
    ),
    "recording-unknown": Fault(
        404, S("Belə yazı yoxdur.", "There is no such recording.", "Такой записи нет."), RELOAD
    ),
}
