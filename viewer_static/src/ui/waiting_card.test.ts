// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";
import { EnfiladeWaiting } from "./waiting_card";

afterEach(() => document.body.replaceChildren());

async function shown(knows?: string): Promise<EnfiladeWaiting> {
  const card = new EnfiladeWaiting();
  card.say = (key, values = {}) => [key, ...Object.values(values)].join(" ");
  if (knows) card.knows(knows);
  document.body.append(document.createElement("main"), card);
  await card.updateComplete;
  return card;
}

async function tell(card: EnfiladeWaiting, name: string): Promise<void> {
  const form = card.shadowRoot?.querySelector("form") as HTMLFormElement;
  (form.querySelector("input") as HTMLInputElement).value = name;
  form.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
  await Promise.resolve();
  await Promise.resolve();
  await card.updateComplete;
}

test("WAIT12 one waits in plain words, with nothing behind it within reach", async () => {
  const card = await shown();
  const main = document.querySelector("main") as HTMLElement;
  expect(card.shadowRoot?.querySelector("[role=status]")?.textContent).toBe("waiting.text");
  expect(card.role).toBe("dialog");
  // The page below comes first here: it was there before the card.
  card.remove();
  document.body.append(card);
  expect(main.inert).toBe(true);
  card.remove();
  expect(main.inert).toBe(false);
});

test("WAIT12 a line that is down is said", async () => {
  const card = await shown();
  card.down = true;
  await card.updateComplete;
  expect(card.shadowRoot?.querySelector("[role=status]")?.textContent).toBe("waiting.line");
});

test("WAIT4 a name may be told, and what is wrong with it is said", async () => {
  const card = await shown();
  card.onName = async (name) => (name === "Ayna" ? null : { code: "c", message: "no", remedy: "other" });
  await tell(card, "Guide");
  expect(card.shadowRoot?.querySelector("[role=alert]")?.textContent).toBe("no other");
  await tell(card, " Ayna ");
  expect(card.shadowRoot?.querySelector("form")).toBeNull();
  expect(card.shadowRoot?.textContent).toContain("waiting.told Ayna");
});

test("WAIT4 who gave a name with the code is not asked again", async () => {
  const card = await shown("Elçin");
  expect(card.shadowRoot?.querySelector("form")).toBeNull();
});
