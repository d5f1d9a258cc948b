// Written by tools/generate_types.py from enfilade.web.boot: change the models, not this file.

/**
 * Where the reader is, and where the files are. Addresses are paths on this server.
 *
 * `prefix` stands before every path (empty at a server's root), `base` before a FileRef's. `manifest` is the
 * museum's, of the revision that the page shows. `here` maps each language to this page's own address in it.
 * `replay` is the address of a recorded tour's log. `first` are the files that the viewer will want first, by
 * their paths below `base`. `console_files`: what the guide's console says, on pages whose reader may lead a
 * group.
 */
export interface Boot {
  readonly kind: "museum" | "hall" | "exhibit" | "tour" | "stop" | "join" | "guide" | "class" | "replay";
  readonly language: string;
  readonly languages: readonly string[];
  readonly here: Readonly<Record<string, string>>;
  readonly prefix: string;
  readonly base: string;
  readonly museum: string;
  readonly revision: string;
  readonly manifest: string;
  readonly first: readonly string[];
  readonly hall: string | null;
  readonly exhibit: string | null;
  readonly tour: string | null;
  readonly stop: string | null;
  readonly code: string | null;
  readonly secret: string | null;
  readonly lesson: string | null;
  readonly replay: string | null;
  readonly messages: Readonly<Record<string, string>>;
  readonly message_files: Readonly<Record<string, string>>;
  readonly console_files: Readonly<Record<string, string>>;
}
