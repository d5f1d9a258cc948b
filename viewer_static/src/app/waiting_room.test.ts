import { expect, test } from "vitest";
import type { JoinAnswer } from "../content/generated/live";
import { JoinRefused } from "../live/joining";
import { ASK_AGAIN_MS, untilLetIn, type WaitingFace } from "./waiting_room";

const WAITS = { uid: "u", waiting: true } as JoinAnswer;
const IN = { uid: "u", waiting: false } as JoinAnswer;

const no = (code: string): JoinRefused => new JoinRefused({ code, message: code, remedy: "" });

class Face implements WaitingFace {
  onName: WaitingFace["onName"] = async () => null;
  down = false;
  removed = 0;
  remove(): void {
    this.removed += 1;
  }
}

/** Ask what the list says, in turn; `waited` are the pauses between. */
function door(...answers: (JoinAnswer | Error)[]) {
  const names: (string | null)[] = [];
  const waited: number[] = [];
  const ask = async (name: string | null): Promise<JoinAnswer> => {
    names.push(name);
    const next = answers.shift();
    if (!next) throw new Error("asked too often");
    if (next instanceof Error) throw next;
    return next;
  };
  const wait = async (ms: number): Promise<void> => void waited.push(ms);
  return { ask, wait, names, waited };
}

test("WAIT12 it is asked every three seconds until one is let in", async () => {
  const face = new Face();
  const { ask, wait, waited } = door(WAITS, WAITS, IN);
  expect(await untilLetIn(ask, face, wait)).toBe(IN);
  expect(waited).toEqual([ASK_AGAIN_MS, ASK_AGAIN_MS, ASK_AGAIN_MS]);
  expect(face.removed).toBe(1);
});

test("WAIT12 a line that is down, and a server that starts anew, are waited out", async () => {
  const face = new Face();
  const downs: boolean[] = [];
  const { ask, wait } = door(new TypeError("no line"), no("group-elsewhere"), WAITS, IN);
  const watching = async (ms: number): Promise<void> => {
    downs.push(face.down);
    await wait(ms);
  };
  expect(await untilLetIn(ask, face, watching)).toBe(IN);
  expect(downs).toEqual([false, true, true, false]);
});

test.each(["turned-away", "group-ended", "group-locked", "code-unknown"])(
  "WAIT3 a no ends the waiting: %s",
  async (code) => {
    const face = new Face();
    const { ask, wait } = door(WAITS, no(code));
    await expect(untilLetIn(ask, face, wait)).rejects.toThrow(JoinRefused);
    expect(face.removed).toBe(1);
  },
);

test("WAIT4 a name may be told later; one that may not be is said so, and one goes on waiting", async () => {
  const face = new Face();
  const { ask, names } = door(no("name-guide"), WAITS, WAITS, IN);
  let turns = 0;
  const wait = async (): Promise<void> => {
    turns += 1;
    if (turns === 1) {
      expect((await face.onName("Guide"))?.code).toBe("name-guide");
      expect(await face.onName("Ayna")).toBeNull();
    }
  };
  expect(await untilLetIn(ask, face, wait)).toBe(IN);
  expect(names).toEqual(["Guide", "Ayna", "Ayna", "Ayna"]);
});
