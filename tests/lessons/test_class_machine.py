"""CLASS as a machine that Hypothesis drives: pupils whose lines are cut and who send again, a server that is
killed between any two commits, a teacher who opens, closes, releases, shows and forgets.

What is kept is what the store's rows say (`store.classes.changes`); what is told is told after a commit. No
answer is lost or doubled; nothing that a pupil sends changes what is the teacher's or another's; words reach
the projector only when approved.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from enfilade.lessons.school_class import Entered, Given, Wished, apply
from enfilade.lessons.state import Head, Kept, Pupil, SchoolClass, opened
from enfilade.lessons.views import board_view, projector_view, pupil_view
from enfilade.lessons.wire import WISH
from enfilade.messages import FAULTS
from enfilade.messages.names import ANIMALS
from enfilade.messages.refused import Refused
from enfilade.store.classes import Changes, changes
from tests.lessons.table import ANSWERS, EN, EVERY, QUIET, T0

UIDS = ("ayna", "elcin", "narmin")
WRITTEN = ("page", "think")
uids = st.sampled_from(UIDS[:2])
tasks = st.sampled_from(("one", "think"))
"""Few of both, so that the same answer is often given anew while it is still on its way."""
on = st.booleans()
mostly = st.sampled_from([True, True, True, False])


class ClassMachine(RuleBasedStateMachine):
    """A class, its rows in a store, and pupils who keep what they were not told to be safe."""

    @initialize(quiet=st.booleans(), pace=st.sampled_from(["own", "led"]))
    def begin(self, quiet: bool, pace: Any) -> None:
        self.now, self.ids = T0, itertools.count()
        self.of = opened("g", "memory", "r1", QUIET if quiet else EVERY, quiet, pace, T0, T0 + 1, 45)
        self.head = self.of.head.model_dump_json()
        self.pupils: dict[str, str] = {}
        self.rows: dict[tuple[str, str], str] = {}
        self.waiting: list[tuple[Changes, str, str]] = []
        """what is not committed yet: changes, and the id that is then told to be done to whom"""
        self.outbox: dict[str, list[dict[str, Any]]] = {uid: [] for uid in UIDS}
        self.told: dict[str, set[str]] = {uid: set() for uid in UIDS}
        self.kept: dict[tuple[str, str], list[tuple[str, Any]]] = {}
        """ids and values of answers as they were taken, by pupil and task"""
        self.words: dict[str, tuple[str, str]] = {}
        """every text that somebody wrote, by whom and to which task"""
        for uid in UIDS:
            self.give(Entered(uid, next(self.ids)), uid, "")
        self.commit(True)

    def give(self, given: Given, uid: str, id: str) -> bool:
        before = self.of
        try:
            self.of, _told = apply(before, given, self.now)
        except Refused as refused:
            assert refused.code in FAULTS
            assert self.of is before
            return False
        self.waiting.append((changes(before, self.of, 1), uid, id))
        return True

    def send(self, uid: str, wish: dict[str, Any]) -> None:
        """A pupil's wish comes to the server; a refusal is told at once, and the pupil lets it be."""
        before = self.of
        given = Wished(uid, False, WISH.validate_python(wish), next(self.ids))
        if not self.give(given, uid, wish["id"]):
            self.outbox[uid] = [each for each in self.outbox[uid] if each["id"] != wish["id"]]
        after = self.of
        assert after.head is before.head, "CLASS9 nothing of the teacher's"
        for other in UIDS:
            if other != uid:
                assert after.pupils[other] is before.pupils[other], "CLASS9 nobody else"
                assert after.answers.get(other) is before.answers.get(other), "CLASS9 nobody else's answer"
        for task, kept in after.answers.get(uid, {}).items():
            old = before.kept(uid, task)
            if kept.approved:
                assert old is not None and old.approved and old.value == kept.value, "CLASS16"

    @rule(given=st.lists(st.tuples(uids, tasks, st.integers(0, 1)), min_size=1, max_size=5))
    def answers(self, given: list[tuple[str, str, int]]) -> None:
        for uid, task, which in given:
            self.answer(uid, task, which)

    def answer(self, uid: str, task: str, which: int) -> None:
        number = next(self.ids)
        value: dict[str, Any] = {**ANSWERS[task][which]}
        if task in WRITTEN:
            value = {"text": f"söz {number} sözü"}
            self.words[f"söz {number} sözü"] = (uid, task)
        wish = {"id": f"a{number}", "do": {"do": "answer", "task": task, "value": value}}
        if len(self.outbox[uid]) < 16:
            self.outbox[uid].append(wish)
            self.send(uid, wish)

    @rule(uid=uids)
    def send_again(self, uid: str) -> None:
        """A line was cut: everything that is not known to be safe is sent again, in its order."""
        for wish in tuple(self.outbox[uid]):
            self.send(uid, wish)

    @rule()
    def commit_unheard(self) -> None:
        """A line is down just when it was to be told that all is safe; then it is back."""
        self.commit(False)
        for uid in UIDS:
            self.send_again(uid)

    @rule(heard=on)
    def commit(self, heard: bool) -> None:
        """What waits is written together; who has sent it hears so, or their line is down just then."""
        for change, uid, id in self.waiting:
            if change.head is not None:
                self.head = change.head.model_dump_json()
            for pupil in change.pupils.values():
                self.pupils[pupil.uid] = pupil.model_dump_json()
            for key, kept in change.answers.items():
                if kept is None:
                    self.rows.pop(key)
                    self.kept.pop(key, None)
                    continue
                self.rows[key] = kept.model_dump_json()
                log = self.kept.setdefault(key, [])
                if kept.ids[-1] not in [id for id, _value in log]:  # else it was approved, or no more
                    log.append((kept.ids[-1], kept.value))
            if heard and uid in self.outbox and id:
                self.told[uid].add(id)
                self.outbox[uid] = [wish for wish in self.outbox[uid] if wish["id"] != id]
        self.waiting = []

    @rule()
    def kill(self) -> None:
        """The server dies: what was not committed is gone. Another takes the class from its rows; all send
        again.
        """
        self.waiting = []
        answers: dict[str, dict[str, Kept]] = {}
        for (uid, task), row in self.rows.items():
            answers.setdefault(uid, {})[task] = Kept.model_validate_json(row)
        pupils = [Pupil.model_validate_json(row) for row in self.pupils.values()]
        self.of = replace(
            self.of,
            head=Head.model_validate_json(self.head),
            pupils={p.uid: p for p in sorted(pupils, key=lambda p: p.place)},
            answers=answers,
            board_rev=0,
        )
        for uid in UIDS:
            self.send_again(uid)

    @rule(uid=uids, do=st.sampled_from(["hint", "stuck", "shuffle", "together", "level", "look-at"]))
    def own(self, uid: str, do: str) -> None:
        values: dict[str, dict[str, Any]] = {
            "hint": {"task": "one"},
            "stuck": {"on": True},
            "together": {"size": 3},
            "level": {"level": "easy"},
            "look-at": {"task": "think"},
        }
        self.send(uid, {"id": f"o{next(self.ids)}", "do": {"do": do, **values.get(do, {})}})

    @rule(
        uid=uids,
        do=st.sampled_from(
            [
                {"do": "close", "on": True},
                {"do": "release", "tasks": ["one", "think"], "on": True},
                {"do": "open", "tasks": ["one", "page", "think"], "on": True},
                {"do": "show", "task": "think", "what": "answers", "answers": ["ayna"]},
                {"do": "approve", "uid": "ayna", "task": "think", "on": True},
                {"do": "forget-answer", "uid": "ayna", "task": "think"},
                {"do": "extend", "minutes": 99},
                {"do": "pace", "pace": "led"},
            ]
        ),
    )
    def pupil_plays_teacher(self, uid: str, do: dict[str, Any]) -> None:
        before = self.of
        self.send(uid, {"id": f"x{next(self.ids)}", "do": do})
        assert self.of is before, "CLASS9"

    @rule(which=st.lists(tasks, min_size=1, max_size=3), takes=mostly)
    def teach_tasks(self, which: list[str], takes: bool) -> None:
        self.teach({"do": "open", "tasks": which, "on": takes})
        self.teach({"do": "release", "tasks": which, "on": not takes})

    @rule(takes=mostly)
    def teach_close(self, takes: bool) -> None:
        self.teach({"do": "close", "on": not takes})

    @rule(task=st.one_of(st.none(), tasks), what=st.sampled_from(["prompt", "counts", "answers"]))
    def teach_show(self, task: str | None, what: str) -> None:
        self.teach({"do": "show", "task": task, "what": what, "answers": list(UIDS)})

    @rule(uid=uids, task=tasks, on=mostly)
    def teach_approve(self, uid: str, task: str, on: bool) -> None:
        if self.of.kept(uid, task) is not None:
            self.teach({"do": "approve", "uid": uid, "task": task, "on": on})

    @rule(uid=uids, task=tasks)
    def teach_forget(self, uid: str, task: str) -> None:
        if self.of.kept(uid, task) is None:
            return
        self.commit(True)
        self.teach({"do": "forget-answer", "uid": uid, "task": task})
        self.commit(True)

    def teach(self, do: dict[str, Any]) -> None:
        wish = WISH.validate_python({"id": f"t{next(self.ids)}", "do": do})
        self.give(Wished("teacher", True, wish), "teacher", "")

    @invariant()
    def what_was_told_to_be_safe_is_there_once(self) -> None:
        for key, log in getattr(self, "kept", {}).items():
            kept = Kept.model_validate_json(self.rows[key])
            assert kept.value == log[-1][1], "CLASS22 the last one counts"
            values = [value for _id, value in log]
            tries = sum(1 for n, value in enumerate(values) if n == 0 or value != values[n - 1])
            assert kept.tries == tries, "CLASS22 none doubled"

    @invariant()
    def names_differ(self) -> None:
        of: SchoolClass | None = getattr(self, "of", None)
        if of is not None:
            assert len({p.name for p in of.pupils.values()}) == len(of.pupils), "CLASS2"
            assert not of.solemn or all(p.name.animal is None for p in of.pupils.values()), "CLASS14"

    @invariant()
    def each_sees_what_is_theirs(self) -> None:
        of: SchoolClass | None = getattr(self, "of", None)
        if of is None:
            return
        seen = projector_view(of, EN, self.now).model_dump_json()
        for text, (uid, task) in self.words.items():
            if text in seen:
                kept = of.kept(uid, task)
                assert kept is not None and kept.approved and kept.value["text"] == text, "CLASS16"
        assert not any(uid in seen for uid in UIDS), "CLASS16 no names"
        assert not any(f'"{animal}"' in seen for animal in ANIMALS), "CLASS16 no names"
        released = {id for id, state in of.head.tasks.items() if state.released}
        for uid in of.pupils:
            own = pupil_view(of, uid, EN, self.now).model_dump_json()
            assert not any(other in own for other in UIDS if other != uid), "CLASS9 nobody else"
            assert not any(t in own for t, (who, _task) in self.words.items() if who != uid), "CLASS9"
            for each in of.lesson.tasks:
                assert (f"explanation of {each.id} en" in own) == (each.id in released), "CLASS12"
            assert "private note" not in own, "CLASS12"
        board = board_view(of, EN, self.now)
        assert board.ends_ms is None or not of.solemn, "CLASS14"


TestClassMachine = ClassMachine.TestCase
TestClassMachine.settings = settings(max_examples=40, stateful_step_count=60, deadline=None)
