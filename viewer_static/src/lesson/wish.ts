/** What travels from a pupil to the class: a wish with an id of the sender's, as `lessons/wishes.py` has it. */
import type { LessonDo } from "../content/generated/lesson";

export interface LessonWish {
  readonly id: string;
  readonly do: LessonDo;
}
