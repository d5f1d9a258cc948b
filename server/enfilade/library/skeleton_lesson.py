"""What `enfilade new lesson` writes: a lesson to teach at once, with remarks on what else it may have."""

from __future__ import annotations

LESSON = """\
# A lesson: what a class does in the halls. `enfilade check` says what is missing.
id: {lesson}
title: {{az: Dərs, en: A lesson, ru: Урок}}
summary: {{az: Bir cümlə., en: One sentence., ru: Одно предложение.}}
goals:                              # what pupils will know or can do, 1 to 6
  - {{az: Zala diqqətlə baxmaq., en: To look at a hall with care., ru: Внимательно рассмотреть зал.}}
ages: [14, 16]                      # below 14 no solemn hall may be visited
minutes: 45
halls: [{hall}]                     # every hall in which there is a stop
# advisories: [notice]              # notices of the zones that its stops lie in
# pace: own                         # own, led, or either: what the teacher may choose (either where left out)
# feedback: on-release              # pupils hear what is right only when the teacher releases it
# tour: some-tour                   # instead of stops: the way of a tour that is there
stops:
  - id: begin
    hall: {hall}
    viewpoint: {viewpoint}
    title: {{az: Başlanğıc, en: The beginning, ru: Начало}}
    narration: {{az: Otağa baxın., en: Look at the room., ru: Посмотрите на комнату.}}
    sources: [{source}]
  - id: end
    hall: {hall}
    viewpoint: {viewpoint}
    title: {{az: Son, en: The end, ru: Конец}}
    narration: {{az: Bir də baxın., en: Look once more., ru: Посмотрите ещё раз.}}
    sources: [{source}]
notes: {{az: Müəllim üçün qeyd., en: A note for the teacher., ru: Заметка для учителя.}}
worksheet:
  intro: {{az: Baxın və yazın., en: Look and write., ru: Смотрите и пишите.}}
tasks:
  - id: light
    kind: choose
    stop: begin
    prompt:
      standard: {{az: İşıq haradan gəlir?, en: Where does the light come from?, ru: Откуда идёт свет?}}
      # easy: a shorter, plainer wording
    options:                        # pupils see them in another order, under letters
      - {{id: window, text: {{az: Pəncərədən, en: From a window, ru: Из окна}}, right: true}}
      - {{id: lamp, text: {{az: Lampadan, en: From a lamp, ru: От лампы}}}}
    hints:                          # up to 3
      - {{az: Divarlara baxın., en: Look at the walls., ru: Посмотрите на стены.}}
    explanation: {{az: Otağın pəncərəsi var., en: The room has a window., ru: В комнате есть окно.}}
    sources: [{source}]
    # points: 1                     # outside solemn halls only, as minutes: of a task
  - id: think
    kind: reflection                # never judged, never graded
    stop: end
    prompt: {{az: Nə fikirləşirsiniz?, en: What do you think?, ru: Что вы думаете?}}
    explanation: {{az: Hər fikir qəbuldur., en: Every thought is welcome., ru: Любая мысль принимается.}}
    sources: [{source}]
# The other kinds, each with what it needs besides id, kind, stop, prompt, explanation and sources:
#   find          hall, targets: [elements or exhibits], count
#   order         items: [{{id, text, year}}] in the right order
#   match         pairs: [{{id, left, right}}]
#   number        answer, tolerance, unit (never in a solemn hall)
#   short-text    accepted: {{az: [..], en: [..], ru: [..]}}
#   mark          picture: {{file, alt}}, areas: [{{ellipse: [x, y, across, down]}}] in shares of the picture
#   look-closely  picture: {{exhibit}} or {{view: hall/viewpoint, alt}}, ask, lines
#   compare       first, second (exhibits), statements: [{{id, text, belongs: first|second|both|neither}}]
#   design        canvas: stamp, slots: [{{id: motif, title, options: [{{id: buta, text}}]}}]
"""
