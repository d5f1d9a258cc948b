"""What a pupil reads in a lesson. Only a class's page carries these sentences: see `lesson_messages`.

Pupils are 8 to 17: short sentences, no blame, no praise that ranks. Points are named by number only.
"""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S
from enfilade.messages.viewer_tasks import VIEWER_TASKS

VIEWER_LESSON: dict[str, S] = {
    # -- who one is
    "class.your-name": S("Bu gün adınız", "Your name today", "Ваше имя сегодня"),
    "class.name-why": S(
        "Əsl adınızı soruşmuruq. Müəllim sizi bu adla görür.",
        "We do not ask for your real name. Your teacher sees this one.",
        "Мы не спрашиваем настоящее имя. Учитель видит вас под этим.",
    ),
    "class.another-name": S("Başqa ad", "Another name", "Другое имя"),
    "class.together": S(
        "Bu qurğuda neçə nəfər işləyir?",
        "How many of you work at this device?",
        "Сколько вас за этим устройством?",
    ),
    "class.people": S("Nəfər: {n}", "People: {n}", "Человек: {n}"),
    "class.level": S("Mətnlər", "Texts", "Тексты"),
    "class.level-standard": S("Adi", "Standard", "Обычные"),
    "class.level-easy": S("Sadə", "Easy", "Простые"),
    "class.language": S("Dil", "Language", "Язык"),
    "class.begin": S("Başla", "Begin", "Начать"),
    "class.go-on": S("Davam et", "Go on", "Продолжить"),
    "class.joining": S("Sinfə qoşulur…", "Joining the class…", "Подключение к классу…"),
    # -- another tablet, another child
    "class.move": S("Başqa planşetdə davam et", "Go on at another tablet", "Продолжить на другом планшете"),
    "class.move-how": S(
        "O planşetdə sinfin kodunu yığın, sonra bu dörd sözü yazın. Sözləri başqasına göstərməyin.",
        "Type the class’s code there, and then these four words. Do not show them to others.",
        "Наберите там код класса, а потом эти четыре слова. Никому их не показывайте.",
    ),
    "class.move-show": S("Dörd sözü göstər", "Show the four words", "Показать четыре слова"),
    "class.back": S(
        "Başqa planşetdə başlamışdıq", "We began on another tablet", "Мы начали на другом планшете"
    ),
    "class.back-words": S("Dörd söz", "The four words", "Четыре слова"),
    "class.back-how": S(
        "O planşetdə göstərilən dörd sözü yazın. Böyük-kiçik hərfin fərqi yoxdur.",
        "Type the four words that the other tablet shows. Capital letters make no difference.",
        "Напишите четыре слова с того планшета. Заглавные буквы не важны.",
    ),
    "class.not-me": S("Bu mən deyiləm", "This is not me", "Это не я"),
    "class.not-me-ask": S(
        "Yeni adla başlayacaqsınız. “{name}” adı ilə verilən cavablar müəllimdə qalır.",
        "You will begin with a new name. The answers of “{name}” stay with the teacher.",
        "Вы начнёте с новым именем. Ответы «{name}» останутся у учителя.",
    ),
    "class.not-me-waiting": S(
        "Hələ göndərilməmiş cavablar var: {n}. Onlar itməsin deyə, bağlantını gözləyin.",
        "Answers not yet sent: {n}. Wait for the line, so that they are not lost.",
        "Ещё не отправлено ответов: {n}. Дождитесь связи, чтобы они не пропали.",
    ),
    "class.not-me-yes": S("Yenidən başla", "Begin anew", "Начать заново"),
    "class.not-me-no": S("Qayıt", "Back", "Назад"),
    # -- the list
    "class.panel": S("Dərs", "Lesson", "Урок"),
    "class.tasks": S("Tapşırıqlar", "Tasks", "Задания"),
    "class.task-n": S("Tapşırıq {n}", "Task {n}", "Задание {n}"),
    "class.answered": S("Cavab verilib: {n} / {of}", "Answered: {n} of {of}", "Отвечено: {n} из {of}"),
    "class.points": S("Xal: {n}", "Points: {n}", "Баллы: {n}"),
    "class.all-done": S(
        "Bütün tapşırıqlara cavab verdiniz. Cavablarınıza yenidən baxa bilərsiniz.",
        "You have answered every task. You may look at your answers again.",
        "Вы ответили на все задания. Можно ещё раз посмотреть свои ответы.",
    ),
    "state.untouched": S("başlanmayıb", "not begun", "не начато"),
    "state.begun": S("başlanıb", "begun", "начато"),
    "state.waiting": S("göndərilir", "on its way", "отправляется"),
    "state.received": S("cavab alınıb", "received", "ответ получен"),
    "state.right": S("düzdür", "right", "верно"),
    "state.partly": S("bir hissəsi düzdür", "right in part", "верно отчасти"),
    "state.not-yet": S("bir də baxın", "look once more", "посмотрите ещё раз"),
    "state.closed": S("bağlıdır", "closed", "закрыто"),
    "state.released": S("izahı var", "explained", "есть объяснение"),
    # -- one task
    "class.where": S("Yeri: {stop}", "Where: {stop}", "Где: {stop}"),
    "class.here": S("Buradasınız: {stop}", "You are here: {stop}", "Вы здесь: {stop}"),
    "class.take-me": S("Məni ora apar", "Take me there", "Провести туда"),
    "class.hand-in": S("Cavab ver", "Hand in", "Ответить"),
    "class.hand-in-again": S("Yenidən cavab ver", "Hand in again", "Ответить ещё раз"),
    "class.next": S("Növbəti", "Next", "Дальше"),
    "class.list": S("Bütün tapşırıqlar", "All tasks", "Все задания"),
    "class.hint": S("İpucu", "Hint", "Подсказка"),
    "class.hint-n": S("İpucu {n} / {of}", "Hint {n} of {of}", "Подсказка {n} из {of}"),
    "class.hint-offer": S(
        "İstəsəniz, ipucuna baxın.", "A hint is there if you like.", "Если хотите, есть подсказка."
    ),
    "class.stuck": S("Kömək lazımdır", "I need help", "Нужна помощь"),
    "class.stuck-on": S(
        "Müəllim görür ki, kömək lazımdır.",
        "Your teacher sees that you need help.",
        "Учитель видит, что нужна помощь.",
    ),
    "class.stuck-off": S("Artıq lazım deyil", "No longer needed", "Уже не нужна"),
    "class.closed-task": S(
        "Müəllim bu tapşırığı hələ açmayıb və ya bağlayıb.",
        "Your teacher has not opened this task yet, or has closed it.",
        "Учитель ещё не открыл это задание или уже закрыл его.",
    ),
    "class.over": S(
        "Müəllim dərsi bitirib. Cavablarınız saxlanılıb.",
        "Your teacher has ended the lesson. Your answers are kept.",
        "Учитель закончил урок. Ваши ответы сохранены.",
    ),
    "class.explanation": S("İzah", "Explanation", "Объяснение"),
    "class.sources": S("Mənbələr", "Sources", "Источники"),
    "class.right-answer": S("Düzgün cavab", "The right answer", "Верный ответ"),
    "verdict.right": S("Düzdür.", "That is right.", "Верно."),
    "verdict.partly": S(
        "Bir hissəsi düzdür. Bir də baxın.",
        "Part of it is right. Look once more.",
        "Часть верна. Посмотрите ещё раз.",
    ),
    "verdict.not-yet": S(
        "Hələ yox. Bir də baxın.", "Not yet. Look once more.", "Пока нет. Посмотрите ещё раз."
    ),
    "verdict.received": S("Cavabınız alındı.", "Your answer has arrived.", "Ваш ответ получен."),
    "verdict.later": S(
        "Cavabınız alındı. Düzgününü müəllim sonra göstərəcək.",
        "Your answer has arrived. Your teacher will show what is right later.",
        "Ваш ответ получен. Верный ответ учитель покажет позже.",
    ),
    "verdict.sending": S("Göndərilir…", "On its way…", "Отправляется…"),
    "verdict.kept": S(
        "Cavabınız bu qurğuda saxlanılıb. Bağlantı qayıdanda özü göndəriləcək.",
        "Your answer is kept on this device. It will be sent when the line is back.",
        "Ответ сохранён на этом устройстве. Он отправится сам, когда вернётся связь.",
    ),
    "verdict.changed": S(
        "Cavabı dəyişmisiniz. Hazır olanda yenidən verin.",
        "You have changed your answer. Hand it in again when you are ready.",
        "Вы изменили ответ. Отправьте его снова, когда будете готовы.",
    ),
    # -- the class around
    "class.line-down": S(
        "Bağlantı yoxdur. İşləməyə davam edin, heç nə itmir.",
        "The line is down. Go on working: nothing is lost.",
        "Связи нет. Продолжайте работать: ничего не пропадёт.",
    ),
    "class.to-send": S("Göndərilməyi gözləyir: {n}", "Waiting to be sent: {n}", "Ждут отправки: {n}"),
    "class.led": S("Müəllim aparır", "Your teacher leads", "Ведёт учитель"),
    "class.led-at": S("Sinif buradadır: {stop}", "The class is here: {stop}", "Класс здесь: {stop}"),
    "class.led-task": S("Buradakı tapşırıq", "The task of this place", "Задание этого места"),
    "class.follow": S("Sinfin yanına qayıt", "Back to the class", "Вернуться к классу"),
    "class.paused": S(
        "Müəllim fasilə verib. Lövhəyə baxın.",
        "Your teacher has paused the class. Look to the front.",
        "Учитель остановил работу. Посмотрите на доску.",
    ),
    "class.minutes": S("{n} dəq. qalıb", "{n} min left", "осталось {n} мин"),
    "class.gone": S("Sinif artıq bağlanıb.", "This class is over.", "Этот класс уже завершён."),
    "class.open-place": S("Oxu", "Read", "Читать"),
    "class.exhibits": S("Burada nə var", "What is here", "Что здесь есть"),
    "class.larger": S("Paneli böyüt", "Enlarge the panel", "Увеличить панель"),
    "class.smaller": S("Zalı göstər", "Show the hall", "Показать зал"),
    "class.without-hall": S(
        "Bu qurğu zalı çəkə bilmir. Bütün tapşırıqları mətn və şəkillərlə də edə bilərsiniz.",
        "This device cannot draw the hall. Every task can be done with text and pictures too.",
        "Это устройство не может показать зал. Все задания можно выполнить с текстом и снимками.",
    ),
    "class.hall-failed": S(
        "Zal açılmadı. Tapşırıqları mətn və şəkillərlə edin.",
        "The hall could not be opened. Do the tasks with text and pictures.",
        "Зал не открылся. Выполняйте задания с текстом и снимками.",
    ),
    **VIEWER_TASKS,
}


def lesson_messages(language: str) -> dict[str, str]:
    """Return all that a pupil reads in a lesson, in one language."""
    return {key: sentence.say(language) for key, sentence in VIEWER_LESSON.items()}
