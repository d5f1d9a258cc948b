/** Rooms behind an advisory: nobody is brought or walks into one before it has been read and accepted. */
import type { SiteHall } from "../content/generated/site";
import type { RequestAdvisory } from "./api";

/** What guards a hall that is shut: no advisory has such an id, and none opens it. */
export const SHUT = "/shut";

/** Knows what was accepted on this page; a reload asks again. */
export class Gate {
  private readonly accepted = new Set<string>();
  private readonly asking = new Map<string, Promise<boolean>>();
  private ask: RequestAdvisory = () => Promise.resolve(false);
  /** Called when an advisory has been accepted: what stands behind it may be read. */
  opened: () => void = () => undefined;

  /** `only`: the halls that may be entered; null: all. A lesson names its halls, and a child of eight stays in them. */
  constructor(private readonly only: readonly string[] | null = null) {}

  /** The interface's way to ask. Without one every zone stays shut. */
  setAsk(ask: RequestAdvisory): void {
    this.ask = ask;
  }

  /** Accept without asking: a guide's group has read it together. */
  accept(advisory: string): void {
    if (this.accepted.has(advisory)) return;
    this.accepted.add(advisory);
    this.opened();
  }

  /** What was accepted. */
  get all(): ReadonlySet<string> {
    return this.accepted;
  }

  /** The advisory that still guards a room, `SHUT` for a hall that is not to be entered, or null. */
  guard(hall: SiteHall, room: string): string | null {
    if (this.only && !this.only.includes(hall.id)) return SHUT;
    const zone = hall.zones.find((each) => each.rooms.includes(room));
    return zone && !this.accepted.has(zone.advisory) ? zone.advisory : null;
  }

  /** Let in, asking where that is needed; one question at a time for each advisory. */
  async enter(hall: SiteHall, room: string): Promise<boolean> {
    const advisory = this.guard(hall, room);
    return advisory === null ? true : this.request(advisory);
  }

  /** Ask about an advisory. */
  async request(advisory: string): Promise<boolean> {
    if (advisory === SHUT) return false;
    if (this.accepted.has(advisory)) return true;
    const open = this.asking.get(advisory);
    if (open) return open;
    const answer = this.ask(advisory).then((yes) => {
      this.asking.delete(advisory);
      if (yes) this.accept(advisory);
      return yes;
    });
    this.asking.set(advisory, answer);
    return answer;
  }
}
