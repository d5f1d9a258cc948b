// Written by tools/generate_types.py from enfilade.web.boot: change the models, not this file.

/**
 * Where the reader is, and where the files are. Addresses are paths on this server.
 *
 * `manifest` is the museum's manifest of the revision that the page shows; a FileRef's path is read below
 * `site`. `here` maps each language to this page's own address in it, without query.
 */
export interface Boot {
  readonly kind: "entrance" | "museum" | "hall" | "exhibit" | "tour" | "stop" | "text" | "join" | "guide";
  readonly language: string;
  readonly languages: readonly string[];
  readonly here: Readonly<Record<string, string>>;
  readonly root: string;
  readonly site: string;
  readonly museum: string | null;
  readonly revision: string | null;
  readonly manifest: string | null;
  readonly hall: string | null;
  readonly exhibit: string | null;
  readonly tour: string | null;
  readonly stop: string | null;
  readonly code: string | null;
  readonly secret: string | null;
  readonly messages: Readonly<Record<string, string>>;
  readonly message_files: Readonly<Record<string, string>>;
}
