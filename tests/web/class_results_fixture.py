"""Results of a small class, with what pupils may write to make mischief."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from enfilade.web.class_results import ResultAnswer, ResultPupil, Results, ResultTask

BAKU = timezone(timedelta(hours=4))
BEGAN = datetime(2026, 11, 23, 9, 30, tzinfo=BAKU)


def results(language: str = "az") -> Results:
    """Return three pupils at three tasks: one judged, one that nothing judges, one that nobody did."""
    tasks = (
        ResultTask("flag", 1, "Seç", "Üçrəngli bayraqda hansı rənglər var?", "Mavi, qırmızı, yaşıl"),
        ResultTask("think", 2, "Düşün", "Nə üçün bu sənəd saxlanılıb?", ""),
        ResultTask("order", 3, "Sırala", "Hadisələri sırala", "1918, 1920, 1991"),
    )

    def at(seconds: int) -> datetime:
        return BEGAN + timedelta(seconds=seconds)

    pupils = (
        ResultPupil(
            "Mavi kirpi",
            3,
            {
                "flag": ResultAnswer("right", "Mavi, qırmızı, yaşıl", 2, 1, at(61)),
                "think": ResultAnswer("received", '=HYPERLINK("http://a.b";"x")', 1, 0, at(200)),
            },
        ),
        ResultPupil(
            "Yaşıl qarğa",
            1,
            {
                "flag": ResultAnswer("tried", "Mavi, ağ", 1, 0, at(75)),
                "think": ResultAnswer("received", 'O dedi: "Ə, İ, ı, ğ, ş"\nвторая строка', 1, 0, at(240)),
            },
        ),
        ResultPupil("Qızılı bülbül", 1, {}),
    )
    return Results(
        language, "Biz müstəqilliyin varisləriyik", "İstiqlal Muzeyi", "Asia/Baku", BEGAN, tasks, pupils
    )
