"""What went wrong and what to do next, by code. HTTP and sockets answer with the same ones."""

from __future__ import annotations

from enfilade.messages.errors_group import GROUP_FAULTS
from enfilade.messages.errors_lesson import LESSON_FAULTS
from enfilade.messages.errors_prepare import PREPARE_FAULTS
from enfilade.messages.errors_replay import REPLAY_FAULTS
from enfilade.messages.errors_texts import TEXT_FAULTS
from enfilade.messages.errors_tour import TOUR_FAULTS
from enfilade.messages.fault import AGAIN, ASK_GUIDE, RELOAD, TO_ENTRANCE, Fault
from enfilade.messages.pages_lti import LTI_FAULTS
from enfilade.messages.sentence import Sentence

FAULTS: dict[str, Fault] = {
    "page-unknown": Fault(
        404,
        Sentence("Belə səhifə yoxdur.", "There is no such page.", "Такой страницы нет."),
        TO_ENTRANCE,
    ),
    "file-unknown": Fault(
        404, Sentence("Belə fayl yoxdur.", "There is no such file.", "Такого файла нет."), RELOAD
    ),
    "method-not-allowed": Fault(
        405,
        Sentence(
            "Bu ünvan belə sorğu qəbul etmir.",
            "This address does not take that.",
            "Этот адрес не принимает такой запрос.",
        ),
        TO_ENTRANCE,
    ),
    "too-large": Fault(
        413,
        Sentence(
            "Göndərilən həddən artıq böyükdür.", "What was sent is too large.", "Отправлено слишком много."
        ),
        Sentence(
            "Qısaldıb yenidən göndərin.", "Shorten it and send it again.", "Сократите и отправьте ещё раз."
        ),
    ),
    "request-malformed": Fault(
        400,
        Sentence("Sorğu oxunmadı.", "The request could not be read.", "Запрос не удалось прочитать."),
        RELOAD,
    ),
    "server-fault": Fault(
        500,
        Sentence("Bizdə nasazlıq oldu.", "Something failed on our side.", "Сбой на нашей стороне."),
        AGAIN,
    ),
    "site-missing": Fault(
        503,
        Sentence("Zallar hələ qurulmayıb.", "The halls have not been built yet.", "Залы ещё не собраны."),
        Sentence(
            "Serverdə “enfilade build” əmrini işə salın.",
            "Run “enfilade build” on the server.",
            "Выполните на сервере «enfilade build».",
        ),
    ),
    "draining": Fault(
        503,
        Sentence("Server yenidən başlayır.", "The server is restarting.", "Сервер перезапускается."),
        AGAIN,
    ),
    "origin-refused": Fault(
        403,
        Sentence(
            "Sorğu başqa saytdan gəlib.",
            "The request came from another site.",
            "Запрос пришёл с другого сайта.",
        ),
        Sentence(
            "Səhifəni bu saytın öz ünvanında açın.",
            "Open the page at this site’s own address.",
            "Откройте страницу по собственному адресу сайта.",
        ),
    ),
    "code-unknown": Fault(
        404,
        Sentence(
            "Bu kodla açıq qrup yoxdur.", "No open group has this code.", "Открытой группы с таким кодом нет."
        ),
        Sentence(
            "Səkkiz rəqəmi yoxlayın və yenidən yazın.",
            "Check the eight digits and enter them again.",
            "Проверьте восемь цифр и введите их ещё раз.",
        ),
    ),
    "too-many-guesses": Fault(
        429,
        Sentence(
            "Bu ünvandan çox sayda yanlış kod yazılıb.",
            "Too many wrong codes were entered from this address.",
            "С этого адреса введено слишком много неверных кодов.",
        ),
        Sentence(
            "Bir neçə dəqiqə gözləyin, sonra kodu bələdçidən soruşub yazın.",
            "Wait a few minutes, then ask the guide for the code.",
            "Подождите несколько минут и уточните код у гида.",
        ),
    ),
    "too-many-lines": Fault(
        429,
        Sentence(
            "Bu ünvandan giriş gözləyənlər həddən çoxdur.",
            "Too many from this address are waiting to be let in.",
            "С этого адреса слишком много ожидающих входа.",
        ),
        AGAIN,
    ),
    "group-elsewhere": Fault(
        503,
        Sentence(
            "Qrup bu anda başqa serverə keçir.",
            "The group is moving to another server at this moment.",
            "Группа в эту минуту переходит на другой сервер.",
        ),
        AGAIN,
    ),
    "group-ended": Fault(
        410,
        Sentence("Bu tur başa çatıb.", "This group’s tour has ended.", "Эта экскурсия закончилась."),
        Sentence(
            "Zalları özünüz gəzə bilərsiniz.",
            "You can walk the halls on your own.",
            "Вы можете пройти по залам самостоятельно.",
        ),
    ),
    "group-full": Fault(
        409,
        Sentence("Qrupda boş yer qalmayıb.", "The group is full.", "В группе нет свободных мест."),
        ASK_GUIDE,
    ),
    "token-unknown": Fault(
        401,
        Sentence(
            "Bu qrupda sizi tanımadıq.", "We do not know you in this group.", "Мы не нашли вас в этой группе."
        ),
        Sentence("Kodu yenidən yazın.", "Enter the code again.", "Введите код ещё раз."),
    ),
    "guide-link-unknown": Fault(
        404,
        Sentence(
            "Bu bələdçi keçidi işləmir.", "This guide’s link does not work.", "Эта ссылка гида не работает."
        ),
        Sentence(
            "İşçi səhifəsində yeni qrup açın.",
            "Start a new group on the staff page.",
            "Начните новую группу на странице сотрудников.",
        ),
    ),
    "staff-link-unknown": Fault(
        403,
        Sentence(
            "Bu giriş keçidi artıq işlənib və ya vaxtı keçib.",
            "This sign-in link has been used or has expired.",
            "Эта ссылка для входа уже использована или устарела.",
        ),
        Sentence(
            "Serverdə “enfilade staff link” əmri ilə yenisini yaradın.",
            "Make a new one on the server with “enfilade staff link”.",
            "Создайте новую на сервере командой «enfilade staff link».",
        ),
    ),
    "staff-only": Fault(
        403,
        Sentence("Bu səhifə işçilər üçündür.", "This page is for staff.", "Эта страница для сотрудников."),
        Sentence(
            "Birdəfəlik giriş keçidinizi açın.",
            "Open your one-time sign-in link.",
            "Откройте свою одноразовую ссылку для входа.",
        ),
    ),
    "tour-unknown": Fault(
        404, Sentence("Belə tur yoxdur.", "There is no such tour.", "Такой экскурсии нет."), RELOAD
    ),
    "member-unknown": Fault(
        401,
        Sentence(
            "Bu qrupda sizi tanımadıq.", "We do not know you in this group.", "Мы не нашли вас в этой группе."
        ),
        Sentence("Kodu yenidən yazın.", "Enter the code again.", "Введите код ещё раз."),
    ),
    "member-known": Fault(
        409, Sentence("Siz artıq qrupdasınız.", "You are already in the group.", "Вы уже в группе."), RELOAD
    ),
    "only-guide": Fault(
        403,
        Sentence(
            "Bunu yalnız bələdçi edə bilər.", "Only the guide can do this.", "Это может сделать только гид."
        ),
        ASK_GUIDE,
    ),
    "stop-unknown": Fault(
        404,
        Sentence(
            "Bu turda belə dayanacaq yoxdur.",
            "This tour has no such stop.",
            "В этой экскурсии нет такой остановки.",
        ),
        RELOAD,
    ),
    "zone-closed": Fault(
        409,
        Sentence(
            "Bu yer qrup üçün açılmayıb.",
            "This place is not open to the group.",
            "Это место для группы не открыто.",
        ),
        Sentence(
            "Əvvəlcə xəbərdarlığı oxuyun və yeri qrup üçün açın.",
            "Read its notice and open it for the group first.",
            "Сначала прочитайте предупреждение и откройте место для группы.",
        ),
    ),
    "zone-in-use": Fault(
        409,
        Sentence("Qrup indi oradadır.", "The group is there now.", "Группа сейчас там."),
        Sentence(
            "Əvvəlcə başqa dayanacağa keçin.",
            "Go to another stop first.",
            "Сначала перейдите к другой остановке.",
        ),
    ),
    "script-not-running": Fault(
        409,
        Sentence("Tur indi dayanıb.", "The tour is not playing now.", "Экскурсия сейчас стоит."),
        Sentence(
            "Davam etdirmək üçün “Başlat” seçin.",
            "Choose “Play” to go on.",
            "Чтобы продолжить, нажмите «Пуск».",
        ),
    ),
    "tour-over": Fault(
        409,
        Sentence("Tur sonuna çatıb.", "The tour has come to its end.", "Экскурсия дошла до конца."),
        Sentence(
            "Bir dayanacaq seçin və ya turu bitirin.",
            "Choose a stop, or end the tour.",
            "Выберите остановку или завершите экскурсию.",
        ),
    ),
    "not-walking": Fault(
        409,
        Sentence(
            "Qrupu indi tur aparır.", "The tour is leading the group now.", "Группу сейчас ведёт экскурсия."
        ),
        Sentence("Sərbəst gəzməyi seçin.", "Choose to walk freely.", "Выберите свободный ход."),
    ),
    "keyframe-stale": Fault(
        409, Sentence("Hərəkət gecikib.", "The motion came late.", "Движение запоздало."), AGAIN
    ),
    "advisory-unknown": Fault(
        404,
        Sentence(
            "Bu turda belə xəbərdarlıq yoxdur.",
            "This tour has no such notice.",
            "В этой экскурсии нет такого предупреждения.",
        ),
        RELOAD,
    ),
    "command-malformed": Fault(
        400,
        Sentence("Əmr oxunmadı.", "The command could not be read.", "Команду не удалось прочитать."),
        RELOAD,
    ),
    "too-fast": Fault(
        429,
        Sentence(
            "Əmrlər çox tez-tez gəlir.", "Commands are coming too fast.", "Команды приходят слишком часто."
        ),
        AGAIN,
    ),
    "name-too-long": Fault(
        400,
        Sentence("Ad çox uzundur.", "The name is too long.", "Имя слишком длинное."),
        Sentence("40 hərfə qədər yazın.", "Use at most 40 letters.", "Не больше 40 букв."),
    ),
    **GROUP_FAULTS,
    **PREPARE_FAULTS,
    **TEXT_FAULTS,
    **TOUR_FAULTS,
    **LTI_FAULTS,
    **REPLAY_FAULTS,
    **LESSON_FAULTS,
}


def fault(code: str) -> Fault:
    """Return the fault of a code; KeyError where the catalogue has none."""
    return FAULTS[code]
