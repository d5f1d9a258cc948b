/**
 * One line to the class for two listeners: the class itself, from the first moment and without a hall, and the hall's
 * group session once a hall is there.
 */
import type { ErrorShape, GroupState, JoinAnswer } from "../content/generated/live";
import { type Line, LiveClient, type LiveListeners } from "../live/client";

export class ClassLine {
  readonly client: LiveClient;
  line: Line = "connecting";
  private readonly listeners = new Set<LiveListeners>();

  constructor(
    readonly joined: JoinAnswer,
    language: string,
  ) {
    this.client = new LiveClient(joined, language, {
      state: (state: GroupState) => this.all((each) => each.state(state)),
      line: (line: Line) => {
        this.line = line;
        this.all((each) => each.line(line));
      },
      moved: (moved, arrived_ms) => this.all((each) => each.moved(moved, arrived_ms)),
      refused: (error: ErrorShape) => this.all((each) => each.refused(error)),
    });
  }

  /** Listen from now on; what is known already is told in a moment, when the listener has been made. */
  readonly listen = (tell: LiveListeners): LiveClient => {
    this.listeners.add(tell);
    queueMicrotask(() => {
      if (this.client.state) tell.state(this.client.state);
      tell.line(this.line);
    });
    return this.client;
  };

  private all(tell: (each: LiveListeners) => void): void {
    for (const each of this.listeners) tell(each);
  }
}
