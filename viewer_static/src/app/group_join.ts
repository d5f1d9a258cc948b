/**
 * Coming into the group of a page: by its code or the guide's secret, with a name where one was given; through the
 * waiting room where the group has one.
 */
import type { Boot } from "../content/generated/boot";
import type { JoinAnswer } from "../content/generated/live";
import { join } from "../live/joining";

/** Join; `?projector`: as one. @throws JoinRefused where the server says no */
export async function joinGroup(boot: Boot): Promise<JoinAnswer> {
  if (boot.secret) return join(boot.prefix, boot.language, { secret: boot.secret });
  const observer = new URLSearchParams(location.search).has("projector");
  const name = givenName();
  const who = { code: boot.code ?? "", observer, ...(name ? { name } : {}) };
  const answer = await join(boot.prefix, boot.language, who);
  return answer.waiting ? waitOutside(boot, who, name) : answer;
}

/** Wait until a guide lets us in. What shows it is a chunk of its own: most groups have no waiting room. */
async function waitOutside(
  boot: Boot,
  who: { readonly code: string; readonly observer: boolean },
  name: string | null,
): Promise<JoinAnswer> {
  const { showWaiting, untilLetIn } = await import("./waiting_page");
  const ask = (told: string | null): Promise<JoinAnswer> =>
    join(boot.prefix, boot.language, { ...who, ...(told ? { name: told } : {}) });
  return untilLetIn(ask, showWaiting(boot, name));
}

/** The name that was typed into the form: it comes behind the #, which no server is told, and is taken out of the address. */
function givenName(): string | null {
  const name = new URLSearchParams(location.hash.slice(1)).get("name");
  if (name !== null) history.replaceState(null, "", location.pathname + location.search);
  return name;
}
