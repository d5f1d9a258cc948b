"""The words of come-back phrases: plain Azerbaijani ones that a child can read out, say and type.

Typed without the letters of the language they are the same words: `folded` makes ə and e, ı and i, ş and s
alike.
"""

from __future__ import annotations

import unicodedata

PHRASE_WORDS = 4
"""With 256 words and more: over 4 × 10⁹ phrases, of which a class has 40."""

_LATIN = str.maketrans({"ə": "e", "ı": "i", "ö": "o", "ü": "u", "ş": "s", "ç": "c", "ğ": "g"})

_TEXT = """
alma armud heyva nar üzüm ərik şaftalı gilas albalı tut əncir limon portağal qarpız qovun xurma
badam fındıq qoz püstə kişmiş noxud mərci düyü buğda arpa çörək süd pendir qatıq yağ bal
şəkər duz çay su şərbət kökə halva plov dolma aş xəngəl kətə qutab badımcan pomidor xiyar
kələm yerkökü soğan sarımsaq turp kartof bibər göyərti reyhan şüyüd nanə zəfəran zirə darçın
ağac yarpaq budaq gövdə çiçək qızılgül lalə bənövşə nərgiz yasəmən sünbül ot meşə bağ bağça çəmən
çinar palıd söyüd şam qovaq ardıc dağ dərə təpə düzən çöl yamac qaya daş qum torpaq
dəniz göl bulaq şəlalə körpü ada sahil dalğa buz qar yağış dolu şeh duman bulud
külək günəş ay ulduz səma göy işıq kölgə səhər günorta axşam gecə bahar yay payız qış
ev otaq qapı pəncərə divar dam pillə həyət ocaq soba çıraq lampa fənər
masa stul kürsü sandıq dolab xalça kilim yastıq döşək yorğan pərdə güzgü saat açar kilid
kitab dəftər qələm karandaş pozan xətkeş çanta lövhə təbaşir xəritə qlobus rəsm boya fırça kağız məktub
qazan boşqab qaşıq çəngəl stəkan fincan çaydan sini səbət vedrə kuzə süpürgə
köynək papaq şərf corab çəkmə kəmər düymə iynə sap ip yun ipək pambıq
tar kaman saz ney zurna nağara dəf qaval muğam mahnı rəqs nağıl şeir oyun
top uçurtma yelkən gəmi qayıq qatar maşın araba təkər yol küçə meydan bazar dükan
qala qüllə saray minarə kümbəz sütun tağ naxış kərpic mərmər
quzu toyuq xoruz balıq quş arı kəpənək qarışqa kirpi dovşan sincab
ceyran maral aslan pələng bəbir qartal şahin durna leylək bülbül
sarı yaşıl mavi ağ qırmızı narıncı boz
bir iki üç dörd beş altı yeddi səkkiz doqquz on yüz min
dost qonşu usta dülgər bağban çoban balıqçı həkim rəssam şair
"""

WORDS = tuple(_TEXT.split())


def folded(phrase: str) -> str:
    """Return a phrase as it is compared: small Latin letters, single blanks, whatever keyboard typed it."""
    small = phrase.replace("İ", "i").replace("I", "i").lower().translate(_LATIN)
    plain = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isascii() and c.isalpha() else " " for c in plain).split())
