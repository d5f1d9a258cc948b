"""The words of pupils' names: colours and animals. None of them teases in any of the languages (no bear, no fox, no
giraffe), none stands for a party or a flag (no red).
"""

from __future__ import annotations

from typing import NamedTuple

from enfilade.messages.sentence import Sentence


class Colour(NamedTuple):
    """A colour; in Russian before a masculine and a feminine word."""

    az: str
    en: str
    ru: str
    ru_f: str


class Animal(NamedTuple):
    """An animal; `f` where its Russian word is feminine."""

    az: str
    en: str
    ru: str
    f: bool = False


COLOURS: dict[str, Colour] = {
    "blue": Colour("Mavi", "Blue", "Синий", "Синяя"),
    "green": Colour("Yaşıl", "Green", "Зелёный", "Зелёная"),
    "yellow": Colour("Sarı", "Yellow", "Жёлтый", "Жёлтая"),
    "orange": Colour("Narıncı", "Orange", "Оранжевый", "Оранжевая"),
    "violet": Colour("Bənövşəyi", "Violet", "Фиолетовый", "Фиолетовая"),
    "pink": Colour("Çəhrayı", "Pink", "Розовый", "Розовая"),
    "brown": Colour("Qəhvəyi", "Brown", "Коричневый", "Коричневая"),
    "golden": Colour("Qızılı", "Golden", "Золотой", "Золотая"),
    "silver": Colour("Gümüşü", "Silver", "Серебряный", "Серебряная"),
    "turquoise": Colour("Firuzəyi", "Turquoise", "Бирюзовый", "Бирюзовая"),
    "grey": Colour("Boz", "Grey", "Серый", "Серая"),
}

ANIMALS: dict[str, Animal] = {
    "hedgehog": Animal("kirpi", "hedgehog", "ёж"),
    "squirrel": Animal("dələ", "squirrel", "белка", True),
    "hare": Animal("dovşan", "hare", "заяц"),
    "dolphin": Animal("delfin", "dolphin", "дельфин"),
    "swallow": Animal("qaranquş", "swallow", "ласточка", True),
    "dove": Animal("göyərçin", "dove", "голубь"),
    "stork": Animal("leylək", "stork", "аист"),
    "swan": Animal("qu quşu", "swan", "лебедь"),
    "deer": Animal("maral", "deer", "олень"),
    "gazelle": Animal("ceyran", "gazelle", "джейран"),
    "falcon": Animal("şahin", "falcon", "сокол"),
    "eagle": Animal("qartal", "eagle", "орёл"),
    "lion": Animal("şir", "lion", "лев"),
    "leopard": Animal("bəbir", "leopard", "леопард"),
    "lynx": Animal("vaşaq", "lynx", "рысь", True),
    "otter": Animal("su samuru", "otter", "выдра", True),
    "beaver": Animal("qunduz", "beaver", "бобр"),
    "turtle": Animal("tısbağa", "turtle", "черепаха", True),
    "butterfly": Animal("kəpənək", "butterfly", "бабочка", True),
    "bee": Animal("arı", "bee", "пчела", True),
    "dragonfly": Animal("iynəcə", "dragonfly", "стрекоза", True),
    "ant": Animal("qarışqa", "ant", "муравей"),
    "penguin": Animal("pinqvin", "penguin", "пингвин"),
    "seal": Animal("suiti", "seal", "тюлень"),
    "panda": Animal("panda", "panda", "панда", True),
    "koala": Animal("koala", "koala", "коала", True),
    "zebra": Animal("zebr", "zebra", "зебра", True),
    "nightingale": Animal("bülbül", "nightingale", "соловей"),
    "lark": Animal("torağay", "lark", "жаворонок"),
    "pheasant": Animal("qırqovul", "pheasant", "фазан"),
    "crane": Animal("durna", "crane", "журавль"),
    "heron": Animal("vağ", "heron", "цапля", True),
    "tiger": Animal("pələng", "tiger", "тигр"),
    "cheetah": Animal("hepard", "cheetah", "гепард"),
    "flamingo": Animal("flaminqo", "flamingo", "фламинго"),
    "pelican": Animal("qutan", "pelican", "пеликан"),
    "gull": Animal("qağayı", "gull", "чайка", True),
    "partridge": Animal("kəklik", "partridge", "куропатка", True),
    "quail": Animal("bildirçin", "quail", "перепёлка", True),
    "lemur": Animal("lemur", "lemur", "лемур"),
}


def pupil_words(colour: str, animal: str | None, number: int | None) -> Sentence:
    """Return a pupil's name in words: “Mavi kirpi”, “Blue 7”."""
    tint = COLOURS[colour]
    beast = None if animal is None else ANIMALS[animal]
    tail = () if number is None else (str(number),)
    if beast is None:
        return Sentence(*(" ".join((word, *tail)) for word in (tint.az, tint.en, tint.ru)))
    return Sentence(
        " ".join((tint.az, beast.az, *tail)),
        " ".join((tint.en, beast.en, *tail)),
        " ".join((tint.ru_f if beast.f else tint.ru, beast.ru, *tail)),
    )
