"""Wishes of every kind, for the machine and for the fuzz: most make sense, some do not."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.live.table import PLAN

UIDS = ("guide", "ayna", "elcin", "wall", "stranger")

Do = dict[str, Any]


def _wish(name: str, **values: st.SearchStrategy[Any]) -> st.SearchStrategy[Do]:
    return st.fixed_dictionaries({"do": st.just(name), **values})


uids = st.sampled_from(UIDS)
halls = st.sampled_from(["upper", "basement", "cellar"])
stops = st.sampled_from([*(s.id for s in PLAN.stops), "nowhere"])
polls = st.sampled_from([f"p{n}" for n in range(1, 7)])
asked = st.sampled_from([f"q{n}" for n in range(1, 7)])
on = st.booleans()
texts = st.text(min_size=1, max_size=40).filter(
    lambda text: any(c.isprintable() and not c.isspace() for c in text)
)
leashes = st.one_of(
    st.none(),
    st.fixed_dictionaries({"by": st.just("hall"), "hall": halls}),
    st.fixed_dictionaries(
        {
            "by": st.just("metres"),
            "about": st.sampled_from(["guide", "stop"]),
            "metres": st.sampled_from([2, 8.5, 100]),
        }
    ),
)
questions = st.one_of(
    st.fixed_dictionaries({"by": st.just("guide"), "text": texts}),
    st.fixed_dictionaries({"by": st.just("stop"), "stop": stops}),
)
documents = st.one_of(st.none(), st.just({"exhibit": "letter"}), st.just({"exhibit": "letter", "picture": 0}))

strokes = st.fixed_dictionaries(
    {"color": st.integers(0, 3), "points": st.from_regex(r"([A-Za-z0-9_-]{4}){1,3}", fullmatch=True)}
)

leading: st.SearchStrategy[Do] = st.one_of(
    _wish("go-to", stop=stops),
    _wish("play", through=on),
    st.sampled_from([{"do": d} for d in ("pause", "walk", "gather", "resume", "play")]),
    _wish("seek", tour_ms=st.integers(0, 40_000)),
    _wish("free", leash=leashes),
    _wish("dim", words=st.one_of(st.none(), texts)),
    _wish("open-zone", advisory=st.sampled_from(["execution", "sorrow"]), open=on),
    _wish("highlight", elements=st.lists(st.sampled_from(["cot", "window", "cell-1/floor"]), max_size=4)),
    _wish(
        "door",
        hall=halls,
        opening=st.sampled_from(["front-door", "cell-door"]),
        to=st.sampled_from(["open", "shut", "rest"]),
    ),
    _wish(
        "lamp",
        hall=halls,
        layer=st.sampled_from(["base", "desk-lamp"]),
        to=st.sampled_from([None, 0, 0.5]),
    ),
    _wish("evidence", on=on),
    _wish("show", document=documents),
    _wish("spotlight", uid=st.one_of(st.none(), uids)),
    _wish("draw", stroke=strokes),
    _wish("erase", what=st.sampled_from(["last", "all"])),
    st.just({"do": "unerase"}),
)
keeping: st.SearchStrategy[Do] = st.one_of(
    _wish("lock", on=on),
    _wish("waiting-room", on=on),
    _wish("admit", uid=st.one_of(st.none(), uids)),
    _wish("turn-away", uid=uids),
    _wish("mute-all", on=on),
    _wish("mute", uid=uids, on=on),
    _wish("appoint", uid=uids, role=st.sampled_from(["co-guide", "follower"])),
    _wish("carry-on", on=on),
    st.sampled_from([{"do": d} for d in ("take-lead", "stop-recording")]),
    _wish("remove", uid=uids),
    _wish("readmit", uid=uids),
    _wish("hand-over", uid=st.one_of(st.none(), uids)),
    st.just({"do": "hand-back"}),
)
hearing: st.SearchStrategy[Do] = st.one_of(
    _wish("give-floor", uid=st.one_of(st.none(), uids)),
    _wish("lower-hand", uid=uids),
    _wish("settle", question=asked, state=st.sampled_from(["asked", "answered", "dismissed"])),
    _wish("poll", question=questions, options=st.lists(texts, min_size=2, max_size=4)),
    _wish("close-poll", poll=polls),
    _wish("show-poll", poll=polls, shown=on),
    _wish("drop-poll", poll=polls),
    _wish("caption", text=texts, language=st.sampled_from(["az", "en", "ru"])),
    _wish("restore-poll", poll=polls),
)
oneself: st.SearchStrategy[Do] = st.one_of(
    st.sampled_from([{"do": d} for d in ("follow", "look-around", "leave", "nod", "step-back")]),
    _wish("arrive", hall=st.just("upper"), percent=st.integers(0, 100)),
    _wish("accept", advisory=st.sampled_from(["sorrow", "joy"])),
    _wish("hand", up=on),
    _wish("ask", text=texts),
    _wish("vote", poll=polls, option=st.integers(0, 4)),
    _wish(
        "speak",
        on=on,
        channel=st.sampled_from(["word", "interpreter"]),
        language=st.sampled_from([None, "en", "ru"]),
    ),
    _wish("hear", how=st.sampled_from(["hears", "muted", "blocked", "none"])),
)
dos: st.SearchStrategy[Do] = st.one_of(leading, leading, hearing, oneself, oneself, keeping)
