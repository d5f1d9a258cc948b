"""Dates as a reader of a language writes them: content keeps them as ISO 8601, as exact as the source is."""

from __future__ import annotations

from datetime import datetime

# A month alone stands in the nominative; in Russian, after a day, in the genitive.
_MONTHS = {
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "en": "January February March April May June July August September October November December",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
}
_GENITIVE = {"ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"}
_DAYS = {
    "az": "bazar ertəsi, çərşənbə axşamı, çərşənbə, cümə axşamı, cümə, şənbə, bazar",
    "en": "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday",
    "ru": "понедельник, вторник, среда, четверг, пятница, суббота, воскресенье",
}
_ORDER = {"az": "{date}, {day}, saat {time}", "en": "{day}, {date}, {time}", "ru": "{day}, {date}, {time}"}


def moment_words(moment: datetime, language: str) -> str:
    """Return a moment as "Sunday, 22 November 2026, 15:00"."""
    tag = language if language in _ORDER else "az"
    return _ORDER[tag].format(
        date=date_words(f"{moment:%Y-%m-%d}", tag),
        day=_DAYS[tag].split(", ")[moment.weekday()],
        time=f"{moment:%H:%M}",
    )


def date_words(iso: str, language: str) -> str:
    """Return ``1938-01-06`` as "6 January 1938", ``1937-07`` as "July 1937"; anything else as it is."""
    parts = iso.split("-")
    if len(parts) not in (2, 3) or not all(part.isdecimal() for part in parts) or language not in _MONTHS:
        return iso
    year, month, *day = map(int, parts)
    if not 1 <= month <= 12:
        return iso
    names = _GENITIVE.get(language, _MONTHS[language]) if day else _MONTHS[language]
    return " ".join(map(str, (*day, names.split()[month - 1], year)))
