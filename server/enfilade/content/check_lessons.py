"""Lessons: what they name exists, their tasks can be answered, and what they ask is fit for age and place."""

from __future__ import annotations

from collections.abc import Iterator

from enfilade.content.check_dignity import solemn
from enfilade.content.collection import Collection
from enfilade.content.issue import Issue
from enfilade.content.issue_codes import did_you_mean, issue
from enfilade.content.lesson import Lesson, stops_of
from enfilade.content.task import Seen, Task
from enfilade.content.tour import Stop

OLD_ENOUGH = 14
"""Younger pupils come into no solemn hall: those of 8-11 never, those of 14-16 may. An advisory may ask for
more.
"""


def check_lessons(collection: Collection) -> Iterator[Issue]:
    """Yield what is wrong with a museum's lessons, but their words, sources and files, as of all content."""
    for lesson in collection.lessons.values():
        yield from _lesson(collection, lesson)
        yield from _fit_for_age(collection, lesson)
        stops = {stop.id: stop for stop in stops_of(lesson, collection.tours)}
        known = bool(stops) or lesson.tour is None
        for index, task in enumerate(lesson.tasks):
            yield from _task(collection, lesson, index, task, stops, known)
        if _is_solemn(collection, lesson):
            yield from _dignity(collection, lesson)


def _lesson(collection: Collection, lesson: Lesson) -> Iterator[Issue]:
    file = collection.file("lesson", lesson.id)
    if lesson.tour is not None and lesson.tour not in collection.ids("tour"):
        hint = did_you_mean(lesson.tour, collection.ids("tour"))
        yield issue("unknown-tour", file, "tour", f'no tour "{lesson.tour}"', hint=hint)
    if lesson.stops and lesson.tour_id in collection.tours:
        yield issue(
            "duplicate-id", file, "id", f'a tour has the id of this lesson\'s stops, "{lesson.tour_id}"'
        )
    seen: dict[str, int] = {}
    for index, task in enumerate(lesson.tasks):
        if task.id in seen:
            message = f'task "{task.id}" was given before, at tasks[{seen[task.id]}]'
            yield issue("duplicate-id", file, f"tasks[{index}].id", message)
        seen.setdefault(task.id, index)
    stops = stops_of(lesson, collection.tours)
    halls = tuple(dict.fromkeys(stop.hall for stop in stops))
    if stops and set(halls) != set(lesson.halls):
        message = f"halls are {', '.join(lesson.halls)}, its stops are in {', '.join(halls)}"
        yield issue("lesson-halls", file, "halls", message, halls=", ".join(halls))
    known = [advisory.id for advisory in collection.museum.advisories]
    for index, advisory in enumerate(lesson.advisories):
        if advisory not in known:
            hint = did_you_mean(advisory, known)
            message = f'no advisory "{advisory}"'
            yield issue("unknown-advisory", file, f"advisories[{index}]", message, hint=hint)
    for behind in dict.fromkeys(stop.advisory for stop in stops if stop.advisory in known):
        if behind not in lesson.advisories:
            message = f'a stop lies behind "{behind}"'
            yield issue("lesson-advisory", file, "advisories", message, advisory=behind)
    if lesson.worksheet is not None and lesson.worksheet.tasks is not None:
        for index, name in enumerate(lesson.worksheet.tasks):
            at = f"worksheet.tasks[{index}]"
            on_paper = [task.id for task in lesson.tasks if task.printable]
            if name not in seen:
                hint = did_you_mean(name, seen)
                yield issue("unknown-task", file, at, f'no task "{name}"', hint=hint)
            elif name not in on_paper:
                hint = "a find task needs the hall: "
                yield issue("unknown-task", file, at, f'"{name}" cannot be done on paper', hint=hint)


def _fit_for_age(collection: Collection, lesson: Lesson) -> Iterator[Issue]:
    file, youngest = collection.file("lesson", lesson.id), lesson.ages[0]
    for name in lesson.halls:
        hall = collection.halls.get(name)
        if hall is not None and youngest < OLD_ENOUGH and solemn(collection, hall):
            message = f'hall "{name}" is solemn, and pupils are {youngest}'
            yield issue("lesson-too-young", file, "ages", message, age=OLD_ENOUGH)
    for advisory in collection.museum.advisories:
        age = advisory.min_age or 0
        if advisory.id in lesson.advisories and youngest < age:
            message = f'notice "{advisory.id}" is for {age} and older, and pupils are {youngest}'
            yield issue("lesson-too-young", file, "ages", message, age=age)


def _task(
    collection: Collection, lesson: Lesson, index: int, task: Task, stops: dict[str, Stop], known: bool
) -> Iterator[Issue]:
    file, at = collection.file("lesson", lesson.id), f"tasks[{index}]"
    if known and task.stop not in stops:
        hint = did_you_mean(task.stop, stops)
        yield issue("unknown-stop", file, f"{at}.stop", f'no stop "{task.stop}"', hint=hint)
    seen = task.seen()
    if seen is not None:
        yield from _seen(collection, task, seen, file, f"{at}.picture")
    for flaw in task.flaws(collection, stops.get(task.stop)):
        yield issue(flaw.code, file, f"{at}.{flaw.at}", flaw.message, **flaw.names)


def _seen(collection: Collection, task: Task, seen: Seen, file: str, at: str) -> Iterator[Issue]:
    if seen.view is not None:
        name, _, view = seen.view.partition("/")
        hall = collection.halls.get(name)
        views = [] if hall is None else [each.id for each in hall.viewpoints]
        if name not in collection.ids("hall"):
            hint = did_you_mean(name, collection.ids("hall"))
            yield issue("unknown-hall", file, f"{at}.view", f'no hall "{name}"', hint=hint)
        elif hall is not None and view not in views:
            hint = did_you_mean(view, views)
            yield issue("unknown-viewpoint", file, f"{at}.view", f'no viewpoint "{view}"', hint=hint)
    if seen.exhibit is not None:
        exhibit = collection.exhibits.get(seen.exhibit)
        if seen.exhibit not in collection.ids("exhibit"):
            hint = did_you_mean(seen.exhibit, collection.ids("exhibit"))
            yield issue("unknown-exhibit", file, f"{at}.exhibit", f'no exhibit "{seen.exhibit}"', hint=hint)
        elif exhibit is not None and exhibit.picture is None and (task.own_picture or not exhibit.viewpoint):
            yield issue("no-picture", file, f"{at}.exhibit", f'exhibit "{seen.exhibit}" has no picture')


def _dignity(collection: Collection, lesson: Lesson) -> Iterator[Issue]:
    """What no task asks where a stop is in a solemn hall."""
    file = collection.file("lesson", lesson.id)
    for index, task in enumerate(lesson.tasks):
        at = f"tasks[{index}]"
        if task.points:
            yield issue(
                "solemn-lesson", file, f"{at}.points", f'task "{task.id}" gives points', what="points"
            )
        if task.minutes is not None:
            message = f'task "{task.id}" has a time of its own'
            yield issue("solemn-lesson", file, f"{at}.minutes", message, what="minutes")
        for flaw in task.grave(collection):
            yield issue(flaw.code, file, f"{at}.{flaw.at}", flaw.message)


def _is_solemn(collection: Collection, lesson: Lesson) -> bool:
    named = {*lesson.halls, *(stop.hall for stop in stops_of(lesson, collection.tours))}
    return any(solemn(collection, collection.halls[name]) for name in named if name in collection.halls)
