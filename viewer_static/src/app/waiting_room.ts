/**
 * Waiting to be let in: the same question with the same token every three seconds, until it is answered by a seat or a
 * no. A line that is down is waited out.
 */
import type { ErrorShape, JoinAnswer } from "../content/generated/live";
import { JoinRefused } from "../live/joining";

/** As `live/waiting_room.py` has it. */
export const ASK_AGAIN_MS = 3000;

/** What is shown while one waits. */
export interface WaitingFace {
  /** A name that is told; resolves when it is, with what is wrong with it. */
  onName: (name: string) => Promise<ErrorShape | null>;
  down: boolean;
  remove(): void;
}

/** A name may be refused; that is no reason to stop waiting. */
const OF_NAMES: ReadonlySet<string> = new Set(["name-too-long", "name-contact", "name-guide"]);

/**
 * Ask until a guide has let us in.
 *
 * @throws JoinRefused where they did not, or the group is over
 */
export async function untilLetIn(
  ask: (name: string | null) => Promise<JoinAnswer>,
  face: WaitingFace,
  wait: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Promise<JoinAnswer> {
  let name: string | null = null;
  face.onName = async (given) => {
    try {
      await ask(given);
      name = given;
      return null;
    } catch (error) {
      if (error instanceof JoinRefused && OF_NAMES.has(error.shape.code)) return error.shape;
      return null; // the next question says what else there is
    }
  };
  try {
    while (true) {
      await wait(ASK_AGAIN_MS);
      try {
        const answer = await ask(name);
        face.down = false;
        if (!answer.waiting) return answer;
      } catch (error) {
        if (error instanceof JoinRefused && !isPassing(error)) throw error;
        face.down = true;
      }
    }
  } finally {
    face.remove();
  }
}

/** A server that starts anew, or has too much to do, is asked again. */
function isPassing(error: JoinRefused): boolean {
  return ["group-elsewhere", "server-fault", "too-fast"].includes(error.shape.code);
}
