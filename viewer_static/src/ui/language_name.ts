/** A language by its own name, as it stands alone in a list: with a capital, as `messages/sentence.py` has it. */

/** The museum's own languages. Browsers would say "azərbaycan" and "русский", as within a sentence. */
const NAMES: Readonly<Record<string, string>> = { az: "Azərbaycanca", en: "English", ru: "Русский" };

/** Its name; of another language what the browser calls it, or its tag where that knows none. */
export function languageName(tag: string): string {
  const name =
    NAMES[tag] ?? new Intl.DisplayNames([tag], { type: "language", fallback: "code" }).of(tag) ?? tag;
  const first = [...name][0] ?? "";
  return name === tag ? tag : first.toLocaleUpperCase(tag) + name.slice(first.length);
}
