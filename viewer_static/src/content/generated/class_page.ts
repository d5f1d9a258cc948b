// Written by tools/generate_types.py from enfilade.web.class_page: change the models, not this file.

import type { Said } from "./site";

/**
 * The page of a board or a projector. `code` as people read it; `secret` is the teacher's own.
 *
 * `join_address`: what pupils type, without the scheme. `zones`: opt-in advisories of the lesson that may be
 * opened for its ages.
 */
export interface ClassPage {
  readonly kind: "board" | "projector";
  readonly language: string;
  readonly prefix: string;
  readonly code: string;
  readonly secret: string | null;
  readonly title: Said;
  readonly museum: Said;
  readonly solemn: boolean;
  readonly join_address: string;
  readonly links: PageLinks;
  readonly tasks: readonly PageTask[];
  readonly stops: readonly PageStop[];
  readonly halls: Readonly<Record<string, Said>>;
  readonly zones: Readonly<Record<string, Said>>;
  readonly notes: Said | null;
  readonly messages: Readonly<Record<string, string>>;
}

/** Addresses for the teacher; all but `qr` are empty on the projector's page. */
export interface PageLinks {
  readonly qr: string;
  readonly projector: string;
  readonly results: string;
  readonly ready: string;
  readonly hall: string;
  readonly worksheet: string;
  readonly key: string;
}

/** A stop of the lesson. `zone`: the opt-in advisory behind which it lies. */
export interface PageStop {
  readonly id: string;
  readonly hall: string;
  readonly title: Said;
  readonly zone: string | null;
}

/** A task's words. `options`: what may be chosen, by the letters that counts go by. */
export interface PageTask {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly called: Said;
  readonly stop: string;
  readonly prompt: Said;
  readonly hints: readonly Said[];
  readonly judged: boolean;
  readonly options: Readonly<Record<string, Said>>;
}
