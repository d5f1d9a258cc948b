"""What the test page for followers says: words first, figures after them. Part of `pages.py`."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

CHECK_PAGES: dict[str, S] = {
    "check.title": S("Cihazınızı yoxlayın", "Check your device", "Проверьте устройство"),
    "check.lead": S(
        "Səs, görüntü və xətt: bir dəqiqə çəkir. Mikrofon istənilmir, heç nə saxlanılmır.",
        "Sound, picture and line: it takes a minute. No microphone is asked for and nothing is kept.",
        "Звук, картинка и связь: это займёт минуту. Микрофон не нужен, ничего не сохраняется.",
    ),
    "check.no-script": S(
        "Yoxlamaq üçün brauzerdə JavaScript açıq olmalıdır. Onsuz da turun mətnini və şəkillərini oxuya bilərsiniz.",
        "To test, your browser needs JavaScript. Without it you can still read a tour’s text and pictures.",
        "Для проверки в браузере нужен JavaScript. Без него можно читать текст и смотреть изображения.",
    ),
    "check.sound": S("Səs", "Sound", "Звук"),
    "check.sound-hint": S(
        "Qısa, sakit bir səs çalınacaq.",
        "A short, quiet tone will be played.",
        "Прозвучит короткий тихий сигнал.",
    ),
    "check.play": S("Səsi çal", "Play the tone", "Проиграть звук"),
    "check.play-again": S("Bir də çal", "Play it again", "Проиграть ещё раз"),
    "check.asked": S("Eşitdiniz?", "Did you hear it?", "Вы его услышали?"),
    "check.yes": S("Bəli", "Yes", "Да"),
    "check.no": S("Xeyr", "No", "Нет"),
    "check.sound-good": S(
        "Bələdçini eşidəcəksiniz. Qulaqlıq daha yaxşıdır.",
        "You will hear the guide. Headphones are best.",
        "Вы услышите гида. Лучше всего в наушниках.",
    ),
    "check.sound-bad": S(
        "Cihazın səsini artırın, səssiz rejimi söndürün, qulaqlığı yoxlayın və bir də çalın. Səs olmasa da, bələdçinin "
        "sözlərini oxuya bilərsiniz.",
        "Turn the volume up, silent mode off, look at the headphones, and play it again. Without sound too you can "
        "read along.",
        "Прибавьте громкость, выключите беззвучный режим, проверьте наушники и проиграйте ещё раз. Без звука можно "
        "читать текст.",
    ),
    "check.sound-none": S(
        "Bu brauzer səs çala bilmir. Turun mətnini oxuya bilərsiniz.",
        "This browser cannot play sound. You can read the text of the tour.",
        "Этот браузер не воспроизводит звук. Можно читать текст экскурсии.",
    ),
    "check.picture": S("Görüntü", "Picture", "Картинка"),
    "check.picture-good": S(
        "Zallar bu cihazda görünəcək.",
        "The halls will be drawn on this device.",
        "Залы на этом устройстве видны.",
    ),
    "check.picture-slow": S(
        "Zallar görünəcək, amma ləng: burada qrafik prosessor işləmir. Qoşulanda “{text}” düyməsi daha rahat ola bilər.",
        "The halls will be drawn, but slowly: no graphics processor is at work here. When joining, “{text}” may be "
        "more comfortable.",
        "Залы будут видны, но медленно: графический процессор здесь не работает. При входе удобнее выбрать «{text}».",
    ),
    "check.picture-none": S(
        "Bu brauzer zalları göstərə bilmir. Qoşulanda “{text}” düyməsini basın: heç nə itirmirsiniz.",
        "This browser cannot draw the halls. When joining press “{text}”: you miss nothing of what is said.",
        "Этот браузер не может показать залы. При входе нажмите «{text}»: вы ничего не пропустите.",
    ),
    "check.line": S("Xətt", "Line", "Связь"),
    "check.line-measuring": S("Yoxlanılır…", "Testing…", "Проверяем…"),
    "check.line-good": S("Xətt yaxşıdır.", "The line is good.", "Связь хорошая."),
    "check.line-fair": S(
        "Xətt kifayət edir. Görüntü bir az gec gələ bilər.",
        "The line will do. The picture may come a little late.",
        "Связи достаточно. Картинка может немного запаздывать.",
    ),
    "check.line-slow": S(
        "Xətt ləngdir. Wi-Fi-a yaxınlaşın və ya qoşulanda “{text}” seçin.",
        "The line is slow. Go nearer to the Wi-Fi, or choose “{text}” when joining.",
        "Связь медленная. Подойдите ближе к Wi-Fi или при входе выберите «{text}».",
    ),
    "check.line-none": S(
        "Serverə çatmaq olmur. İnternet bağlantısına baxın.",
        "The server cannot be reached. Look at your internet connection.",
        "Сервер недоступен. Проверьте подключение к интернету.",
    ),
    "check.line-polling": S(
        "Şəbəkəniz daimi bağlantıya icazə vermir. Tur yenə işləyir, bir az gec.",
        "Your network allows no lasting connection. The tour works all the same, a little later.",
        "Ваша сеть не пропускает постоянное соединение. Экскурсия всё равно работает, с небольшой задержкой.",
    ),
    "check.line-figure": S("Gediş-gəliş: {ms} ms", "There and back: {ms} ms", "Туда и обратно: {ms} мс"),
    "check.ready": S(
        "Hər şey hazırdır. Turda görüşərik.",
        "All is ready. See you on the tour.",
        "Всё готово. До встречи на экскурсии.",
    ),
    "check.join": S("Qoşulma səhifəsi", "The page to join", "Страница входа"),
}
