"""What is stored, where, for how long, and how it is deleted: one page in plain words."""

from __future__ import annotations

from enfilade.messages.sentence import Sentence as S

PRIVACY: dict[str, S] = {
    "privacy.title": S("Nə saxlanılır", "What is stored", "Что хранится"),
    "privacy.lead": S(
        "Heç kimdən ad, e-poçt və ya hesab istəmirik. Bu səhifə nəyi, harada və nə qədər saxladığımızı deyir.",
        "We ask nobody for a name, an e-mail or an account. This page says what we store, where, and for how long.",
        "Мы не просим ни имени, ни почты, ни учётной записи. Здесь сказано, что мы храним, где и как долго.",
    ),
    "privacy.visit": S("Zalları özünüz gəzəndə", "When you walk by yourself", "Когда вы ходите сами"),
    "privacy.visit-text": S(
        "Heç nə. Baxdığınız zallar, mətnlər və turlar heç yerdə yazılmır. Səhifələr başqa saytlardan heç nə yükləmir, "
        "izləmə və reklam yoxdur.",
        "Nothing. Which halls, texts and tours you look at is written nowhere. The pages load nothing from other sites; "
        "there is no tracking and no advertising.",
        "Ничего. Какие залы, тексты и экскурсии вы смотрите, нигде не записывается. Страницы ничего не загружают с других "
        "сайтов; слежки и рекламы нет.",
    ),
    "privacy.group": S("Bələdçi ilə qrupda", "In a guided group", "В группе с гидом"),
    "privacy.group-text": S(
        "Tur bitənədək: kimin qoşulduğu (ad yazmaq məcburi deyil), harada olduğu, qaldırılan əllər, suallar və səsvermə. "
        "Tur bitən kimi kimin nə etdiyi silinir. Sizdən heç nə yazıya və ya səsə alınmır.",
        "Until the tour ends: who has joined (a name is not needed), where they are, raised hands, questions and votes. "
        "When the tour ends, who did what is deleted. Nothing of you is recorded.",
        "Пока идёт экскурсия: кто вошёл (имя необязательно), кто где находится, поднятые руки, вопросы и голоса. "
        "Когда экскурсия заканчивается, сведения о том, кто что делал, удаляются. Вас не записывают.",
    ),
    "privacy.group-left": S(
        "Bələdçi üçün {days} gün yalnız bunlar qalır: neçə nəfər gəldi və hansı dəqiqədə nə qədər adam getdi, neçə əl "
        "qaldırıldı, dayanacaqların vaxtı, sorğuların sayları və yazılı sualların sözləri. Heç birinin yanında ad və ya "
        "başqa işarə yoxdur. Bələdçi və muzey bunu bir düymə ilə daha tez silə bilər; onda bazanın faylında da izi "
        "qalmır. Sualda özünüz haqqında yazmayın.",
        "For {days} days only this is kept for the guide: how many came and how many left in which minute, how many "
        "hands were raised, the times of the stops, the numbers of the polls, and the words of written questions. No "
        "name or other mark stands beside any of it. Guide and museum can delete it earlier with one button; then it is "
        "gone from the database’s file too. Do not write about yourself in a question.",
        "Для гида на {days} дн. остаётся только это: сколько человек пришло и сколько ушло в какую минуту, сколько раз "
        "поднимали руку, время остановок, числа опросов и слова письменных вопросов. Рядом нет ни имён, ни других "
        "отметок. Гид и музей могут удалить это раньше одной кнопкой, тогда следов не остаётся и в файле базы. Не "
        "пишите в вопросе о себе.",
    ),
    "privacy.group-waiting": S(
        "Gözləmə otağında yazdığınız adı yalnız bələdçi görür; içəri buraxılmasanız, səhifəni bağlayandan bir dəqiqə sonra silinir.",
        "The name that you write in a waiting room is seen by the guide only; if you are not let in, it is deleted within a "
        "minute after you leave the page.",
        "Имя, написанное в комнате ожидания, видит только гид; если вас не впустили, оно удаляется через минуту после "
        "того, как вы закроете страницу.",
    ),
    "privacy.class": S("Sinifdə, dərsdə", "In a class", "В классе на уроке"),
    "privacy.class-stored": S(
        "Hər cihaz üçün: proqramın verdiyi ad (məsələn, “Mavi kirpi”), cihaz başında neçə nəfər olduğu, tapşırıqlara "
        "verilən cavablar, cəhdlərin və açılan ipuclarının sayı, cavabın vaxtı. Dərs gedərkən həm də şagirdin hansı "
        "zalda olduğu və kömək istəyib-istəmədiyi.",
        "For each device: the name that the program gave it (for example “Blue hedgehog”), how many sit at it, the "
        "answers to the tasks, how many tries and hints each took, and when. While the lesson runs also in which hall "
        "the pupil is, and whether they asked for help.",
        "По каждому устройству: имя, которое дала программа (например, «Синий ёжик»), сколько человек за ним сидит, "
        "ответы на задания, число попыток и подсказок, время ответа. Пока идёт урок, ещё и в каком зале ученик и "
        "просил ли он помощи.",
    ),
    "privacy.class-not": S(
        "Saxlanmır: şagirdin adı, soyadı, məktəbi, üzü, səsi, ünvanı. Şagird yazılı cavabında özü haqqında nə isə "
        "yazsa, müəllim onu lövhədə bir düymə ilə silə bilər.",
        "Not stored: a pupil’s name, school, face, voice or address. If a pupil writes something about themselves in an "
        "answer, the teacher can delete that answer on the board with one button.",
        "Не хранятся: имя, школа, лицо, голос и адрес ученика. Если ученик написал о себе в ответе, учитель может "
        "удалить этот ответ на доске одной кнопкой.",
    ),
    "privacy.class-who": S(
        "Cavabları yalnız gizli keçidi olan müəllim görür. Proyektorda cavabların yanında ad olmur; yazılı cavab "
        "proyektora yalnız müəllim icazə verəndən sonra çıxır.",
        "Only the teacher, who has the secret link, sees the answers. On the projector no name stands beside an answer; "
        "what pupils write appears there only after the teacher has let it.",
        "Ответы видит только учитель, у которого есть секретная ссылка. На проекторе рядом с ответами нет имён; "
        "написанное учениками появляется там только с разрешения учителя.",
    ),
    "privacy.days": S("Nə qədər", "For how long", "Как долго"),
    "privacy.days-text": S(
        "Cavablar dərs açılandan {days} gün sonra özü silinir.",
        "Answers delete themselves {days} days after the class was opened.",
        "Ответы удаляются сами через {days} дн. после открытия класса.",
    ),
    "privacy.delete": S("Necə silinir", "How it is deleted", "Как это удалить"),
    "privacy.delete-text": S(
        "Müəllim “Nəticələr” səhifəsində “{button}” düyməsini basır. Cavablar bazadan o an silinir, bazanın faylında da "
        "izi qalmır. Muzey ehtiyat nüsxə saxlayırsa, nüsxə öz müddəti bitəndə silinir.",
        "On the page “Results” the teacher presses “{button}”. The answers are gone from the database at once, and from "
        "its files too. If the museum keeps backups, they go when their own time is over.",
        "На странице «Результаты» учитель нажимает «{button}». Ответы сразу исчезают из базы и из её файлов. Если музей "
        "хранит резервные копии, они удаляются в свой срок.",
    ),
    "privacy.where": S("Harada", "Where", "Где"),
    "privacy.where-text": S(
        "Hamısı bu saytın öz serverində saxlanılır. Cavablar başqa heç kimə göndərilmir.",
        "All of it stays on this site’s own server. Answers are sent to nobody else.",
        "Всё хранится на сервере этого сайта. Ответы никому больше не передаются.",
    ),
    "privacy.address": S(
        "Kimsə səhv kod yazanda və ya sinif açanda, sui-istifadənin qarşısını almaq üçün server şəbəkə ünvanını ən çox bir "
        "saat yaddaşda tutur. Ünvan heç yerə yazılmır.",
        "When somebody types a wrong code or opens a class, the server keeps the network address in memory for at most an "
        "hour, against misuse. It is written nowhere.",
        "Когда кто-то вводит неверный код или открывает класс, сервер до часа помнит сетевой адрес, чтобы не допустить "
        "злоупотреблений. Адрес нигде не записывается.",
    ),
    "privacy.lms": S(
        "Yalnız sinfi məktəbin öz tədris sistemi açıbsa: o sistemin şagirdə verdiyi nömrə də saxlanılır və sistemə şagirdin "
        "neçə tapşırığı etdiyi bildirilir. Ad da, cavablar da göndərilmir. Sinif silinəndə bu nömrə də silinir.",
        "Only where a school’s own learning system opened the class: the number that this system gave the pupil is stored "
        "too, and the system is told how many tasks the pupil has done. Neither names nor answers are sent. The number is "
        "deleted with the class.",
        "Только если класс открыла учебная система самой школы: хранится и номер, который эта система дала ученику, и ей "
        "сообщается, сколько заданий он сделал. Ни имена, ни ответы не передаются. Номер удаляется вместе с классом.",
    ),
    "privacy.device": S("Sizin cihazda", "On your device", "На вашем устройстве"),
    "privacy.device-text": S(
        "Brauzer qrupda və ya sinifdə kim olduğunuzu və hələ göndərilməmiş cavabları yadda saxlayır ki, bağlantı "
        "kəsiləndə itməsin. İzləyici kuki yoxdur; yalnız işçilər daxil olanda bir kuki qoyulur.",
        "The browser remembers who you are in a group or a class and answers that have not been sent yet, so that a cut "
        "line loses nothing. There is no tracking cookie; one cookie is set only when staff sign in.",
        "Браузер помнит, кто вы в группе или классе, и ещё не отправленные ответы, чтобы при обрыве связи ничего не "
        "пропало. Следящих cookie нет; один cookie ставится только при входе сотрудников.",
    ),
    "privacy.staff": S("İşçilər haqqında", "About staff", "О сотрудниках"),
    "privacy.staff-text": S(
        "İşçinin adı və rolu, bir də etdiyi mətn düzəlişləri saxlanılır.",
        "A staff member’s name and role are stored, and the texts that they corrected.",
        "Хранятся имя и роль сотрудника и сделанные им исправления текстов.",
    ),
    "nav.privacy": S("Nə saxlanılır", "What is stored", "Что хранится"),
}
