/** What a page of following in text shows before there is anything to show, or in its stead. */
import type { UiFollow } from "../ui/follow_contract";
import { uiGroup } from "./group_view";

export const EMPTY: UiFollow = {
  language: "az",
  languages: [],
  messages: {},
  title: "",
  group: uiGroup(null, {
    line: "connecting",
    dimmed: false,
    broughtBack: false,
    round: false,
    code: null,
    texts: null,
    tour: null,
    voice: null,
    captions: { on: true, choice: "auto" },
    language: "az",
    now_ms: 0,
  }),
  state: "",
  reading: null,
  elsewhere: null,
  stops: [],
  next: null,
  place: null,
  shown: null,
  pointed: null,
  pointsOut: null,
  captions: { on: true, choice: "all", languages: [], lines: [], fresh: [], fresh_ms: 0 },
  told: "",
  easy: false,
  cannotDraw: false,
  viewHref: null,
  error: null,
  out: null,
};
