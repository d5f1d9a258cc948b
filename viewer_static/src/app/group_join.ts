/** Coming into the group of a page: by its code or the guide's secret, with a name where one was given. */
import type { Boot } from "../content/generated/boot";
import type { JoinAnswer } from "../content/generated/live";
import { join } from "../live/joining";

/** Join; `?projector`: as one. @throws JoinRefused where the server says no */
export function joinGroup(boot: Boot): Promise<JoinAnswer> {
  if (boot.secret) return join(boot.prefix, boot.language, { secret: boot.secret });
  const observer = new URLSearchParams(location.search).has("projector");
  const name = givenName();
  const who = { code: boot.code ?? "", observer, ...(name ? { name } : {}) };
  return join(boot.prefix, boot.language, who);
}

/** The name that was typed into the form: it comes behind the #, which no server is told, and is taken out of the address. */
function givenName(): string | null {
  const name = new URLSearchParams(location.hash.slice(1)).get("name");
  if (name !== null) history.replaceState(null, "", location.pathname + location.search);
  return name;
}
