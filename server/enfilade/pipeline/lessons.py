"""Lessons for the site: what pupils get, per language and without answers; and the key, kept private."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from enfilade.content.check_dignity import solemn
from enfilade.content.check_lessons import OLD_ENOUGH
from enfilade.content.collection import Collection
from enfilade.content.issue import Issue
from enfilade.content.issue_codes import issue
from enfilade.content.lesson import Lesson, stops_of
from enfilade.content.site import FileRef, KeyframeRow, Poster, SaidPicture, SiteHall, SiteLessonEntry
from enfilade.content.site_lesson import SiteLesson, SiteTask, SiteWorksheet
from enfilade.content.task import Around, Seen, Task
from enfilade.content.tour import Tour
from enfilade.pipeline.hang_pictures import HungPicture
from enfilade.pipeline.localize import reading_order, said_levels, where_exhibits_stand
from enfilade.pipeline.tour_routes import Routes
from enfilade.pipeline.write_site import Store

POSTER_PX = (1280, 720)
"""A wide poster's size (`posters.POSTERS`, whose module needs a picture library)."""


def build_lessons(
    collection: Collection,
    hung: Mapping[str, HungPicture],
    data: Mapping[str, SiteHall],
    store: Store,
) -> tuple[tuple[SiteLessonEntry, ...], dict[str, bytes]]:
    """Put a museum's lessons into the store; return their entries, and the keys by private file name.

    hung: pictures of works and tasks by their path in the museum's folder. data: halls as built.
    """
    entries, private = [], {}
    titles = {id_: exhibit.title for id_, exhibit in collection.exhibits.items()}
    for lesson in collection.lessons.values():
        files: dict[str, FileRef] = {}
        stops = tuple(stop.id for stop in stops_of(lesson, collection.tours))
        grave = is_solemn(collection, lesson)
        for language in collection.museum.languages:
            order = reading_order(collection, language)
            around = Around(order, _pictures(collection, lesson, order, hung, data), titles)
            said = site_lesson(lesson, collection.museum.id, stops, grave, around)
            files[language] = store.put_json("lessons", said)
        private[f"lesson-{lesson.id}.json"] = lesson.model_dump_json().encode()
        entries.append(
            SiteLessonEntry(
                id=lesson.id,
                files=files,
                ages=lesson.ages,
                minutes=lesson.minutes,
                halls=lesson.halls,
                tour=lesson.tour_id,
                advisories=lesson.advisories,
                solemn=grave,
                tasks=tuple(task.id for task in lesson.tasks),
            )
        )
    return tuple(entries), private


def kept_to_halls(collection: Collection, tour: Tour, routes: Routes) -> Routes:
    """Return a tour's routes; of a lesson's own way without those that lead through halls which the lesson
    does not name: there the class is taken to the stop by a cut. (Pupils of 8 to 11 who go from hall 3 to
    hall 6 would else be flown through the halls of the terror and of the war.)
    """
    if tour.id in collection.tours:
        return routes
    lesson = next(each for each in collection.lessons.values() if each.tour_id == tour.id)
    return {
        stop: way if _halls_of(collection, way) <= set(lesson.halls) else () for stop, way in routes.items()
    }


def check_ways(collection: Collection, tour: Tour, routes: Routes) -> Iterator[Issue]:
    """Yield an issue for each lesson whose pupils are too young for a hall that its tour leads through."""
    passed = {hall for way in routes.values() for hall in _halls_of(collection, way)}
    grave = sorted(hall for hall in passed if solemn(collection, collection.halls[hall]))
    for lesson in collection.lessons.values():
        if lesson.tour == tour.id and lesson.ages[0] < OLD_ENOUGH and grave:
            message = f'tour "{tour.id}" leads through {", ".join(grave)}, and pupils are {lesson.ages[0]}'
            yield issue(
                "lesson-too-young", collection.file("lesson", lesson.id), "tour", message, age=OLD_ENOUGH
            )


def _halls_of(collection: Collection, way: tuple[KeyframeRow, ...]) -> set[str]:
    return {collection.museum.halls[keyframe[1]].hall for keyframe in way}


def is_solemn(collection: Collection, lesson: Lesson) -> bool:
    """Return whether any stop of a lesson is in a solemn hall."""
    halls = {stop.hall for stop in stops_of(lesson, collection.tours)}
    return any(solemn(collection, collection.halls[hall]) for hall in halls if hall in collection.halls)


def site_lesson(
    lesson: Lesson, museum: str, stops: tuple[str, ...], grave: bool, around: Around
) -> SiteLesson:
    """Return a lesson for one reader, without anything that only the teacher may know."""
    paper = lesson.worksheet
    return SiteLesson(
        id=lesson.id,
        museum=museum,
        language=around.order[0],
        title=around.said(lesson.title),
        summary=around.said(lesson.summary),
        goals=tuple(around.said(goal) for goal in lesson.goals),
        ages=lesson.ages,
        minutes=lesson.minutes,
        tour=lesson.tour_id,
        halls=lesson.halls,
        stops=stops,
        advisories=lesson.advisories,
        pace=lesson.pace,
        feedback=lesson.feedback,
        solemn=grave,
        tasks=tuple(_task(task, around) for task in lesson.tasks),
        worksheet=SiteWorksheet(intro=around.said(paper.intro), tasks=lesson.on_paper()) if paper else None,
    )


def _task(task: Task, around: Around) -> SiteTask:
    return SiteTask(
        id=task.id,
        kind=task.kind,
        called=around.said(task.called),
        how=around.said(task.what_to_do()),
        stop=task.stop,
        prompt=said_levels(task.prompt, around.order),
        hints=tuple(around.said(hint) for hint in task.hints),
        points=task.points,
        minutes=task.minutes,
        sources=task.sources,
        judged=task.judged,
        about=task.public(around),
    )


def _pictures(
    collection: Collection,
    lesson: Lesson,
    order: tuple[str, ...],
    hung: Mapping[str, HungPicture],
    data: Mapping[str, SiteHall],
) -> dict[str, SaidPicture]:
    """Return the pictures of a lesson's tasks by `Seen.key`; a task whose picture is missing has none."""
    found = {}
    for task in lesson.tasks:
        seen = task.seen()
        picture = _picture(collection, seen, order, hung, data) if seen is not None else None
        if seen is not None and picture is not None:
            found[seen.key] = picture
    return found


def _picture(
    collection: Collection,
    seen: Seen,
    order: tuple[str, ...],
    hung: Mapping[str, HungPicture],
    data: Mapping[str, SiteHall],
) -> SaidPicture | None:
    exhibit = collection.exhibits.get(seen.exhibit or "")
    own = None if exhibit is None else exhibit.picture
    alt = seen.alt
    if alt is None and exhibit is not None:
        alt = (None if own is None else own.alt) or exhibit.alt or exhibit.title
    if alt is None:
        return None
    file = seen.file or (None if own is None else own.file)
    if file is not None:
        ready = hung.get(file)
        if ready is None:
            return None
        small, full, width, height = ready.small, ready.full, ready.width, ready.height
    else:
        poster = _poster(collection, seen, data)
        if poster is None:
            return None
        small = full = poster.wide
        width, height = POSTER_PX
    credit = seen.credit or (None if own is None else own.credit)
    return SaidPicture(small=small, full=full, width=width, height=height, alt=alt.said(order), credit=credit)


def _poster(collection: Collection, seen: Seen, data: Mapping[str, SiteHall]) -> Poster | None:
    """Return the poster of a viewpoint, or of the one that an exhibit is looked at from."""
    hall, _, view = (seen.view or "").partition("/")
    exhibit = collection.exhibits.get(seen.exhibit or "")
    if exhibit is not None:
        stands = where_exhibits_stand(collection).get(exhibit.id)
        hall, view = ("" if stands is None else stands[0].id), exhibit.viewpoint or ""
    views = data[hall].viewpoints if hall in data else ()
    return next((each.poster for each in views if each.id == view), None)
