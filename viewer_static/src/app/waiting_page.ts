/** The chunk for who waits to be let in. */
import type { Boot } from "../content/generated/boot";
import { EnfiladeWaiting } from "../ui/waiting_card";

export { untilLetIn } from "./waiting_room";

/** Show over the page that one waits. `name`: that was told with the question. */
export function showWaiting(boot: Boot, name: string | null): EnfiladeWaiting {
  const card = new EnfiladeWaiting();
  card.say = (key, values = {}) =>
    Object.entries(values).reduce(
      (text, [place, value]) => text.replace(`{${place}}`, value),
      boot.messages[key] ?? key,
    );
  card.tour = document.querySelector("main .lead")?.textContent?.trim() ?? "";
  if (name) card.knows(name);
  document.body.append(card);
  return card;
}
