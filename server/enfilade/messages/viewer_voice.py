"""What the viewer says of voice. Part of `viewer.py`."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

VIEWER_VOICE: dict[str, S] = {
    "voice.speak": S("Danış", "Speak", "Говорить"),
    "voice.stop": S("Danışığı bitir", "Stop speaking", "Закончить говорить"),
    "voice.hold": S("Bir az sus", "Be silent", "Помолчать"),
    "voice.go-on": S("Davam et", "Go on speaking", "Говорить дальше"),
    "voice.level": S("Mikrofonun səviyyəsi", "Level of the microphone", "Уровень микрофона"),
    "voice.asking": S(
        "Brauzer mikrofon üçün icazə istəyir.",
        "Your browser asks whether you allow the microphone.",
        "Браузер спрашивает разрешение на микрофон.",
    ),
    "voice.insecure": S(
        "Mikrofon yalnız təhlükəsiz ünvanda (https) işləyir. Muzeyin mühəndisinə deyin.",
        "Browsers give the microphone to secure addresses (https) only. Tell the museum’s engineer.",
        "Микрофон работает только по защищённому адресу (https). Скажите инженеру музея.",
    ),
    "voice.unsupported": S(
        "Bu brauzer səs göndərə bilmir. Chrome, Edge və ya Firefox-un yeni versiyasını açın.",
        "This browser cannot send voice. Open a recent Chrome, Edge or Firefox.",
        "Этот браузер не может передавать голос. Откройте новый Chrome, Edge или Firefox.",
    ),
    "voice.refused": S(
        "Mikrofona icazə verilməyib. Ünvanın yanındakı işarədən icazə verib yenidən basın.",
        "The microphone was not allowed. Allow it by the sign beside the address and press again.",
        "Микрофон не разрешён. Разрешите его значком рядом с адресом и нажмите снова.",
    ),
    "voice.none": S(
        "Mikrofon tapılmadı. Qoşun və yenidən basın.",
        "No microphone was found. Connect one and press again.",
        "Микрофон не найден. Подключите его и нажмите снова.",
    ),
    "voice.lost": S(
        "Mikrofon ayrıldı. Qoşun və yenidən basın.",
        "The microphone is gone. Connect it and press again.",
        "Микрофон отключился. Подключите его и нажмите снова.",
    ),
    "voice.tap": S("Bələdçini eşitmək üçün basın", "Tap to hear the guide", "Нажмите, чтобы слышать гида"),
    "voice.mute": S("Səsi söndür", "Turn the voice off", "Выключить звук"),
    "voice.unmute": S("Səsi aç", "Turn the voice on", "Включить звук"),
    "voice.no-sound": S(
        "Bu brauzerdə səs yoxdur. Mətni oxuya bilərsiniz.",
        "This browser has no sound. You can read the text.",
        "В этом браузере нет звука. Можно читать текст.",
    ),
    "voice.language": S("Hansı dildə eşidirsiniz", "Language you hear", "На каком языке слушать"),
    "voice.guide-speaks": S("Bələdçinin özü", "The guide", "Сам гид"),
}
