/** Which halls are on the stage: the one you stand in, the ones its doors lead to; brought before they are needed. */
import type { SiteHall, SiteHallEntry } from "../content/generated/site";
import { Floor } from "../navigation/floor";
import { loadFaceFonts } from "../scene/face_drawing";
import type { PanelOf, PictureOf } from "../scene/hall_faces";
import { HallLoader } from "../scene/hall_loader";
import type { HallScene } from "../scene/hall_scene";
import type { Stage } from "../scene/stage";
import { TextureCache } from "../scene/textures";
import type { Progress } from "./api";
import type { SiteStore } from "./site_store";

/** A hall that can be walked. */
export interface Kept {
  readonly entry: SiteHallEntry;
  readonly scene: HallScene;
  readonly floor: Floor;
  /** Room index by opening: where a doorway to another hall is. */
  readonly doorRooms: ReadonlyMap<string, number>;
}

/** Floors nearer than this are one level. */
const SAME_LEVEL_M = 1;

/** Brings halls and sends them away. */
export class HallKeeper {
  readonly cache: TextureCache;
  private readonly loader: HallLoader;
  private readonly kept = new Map<string, Kept>();
  private readonly coming = new Map<string, Promise<Kept>>();
  private readonly pictured = new Set<string>();
  /** Paths of pictures on their way, and of those that could not be brought: they are not asked for again. */
  private readonly hanging = new Set<string>();
  private faceBytes = 0;
  private standing: { readonly hall: string; readonly room: string } | null = null;
  private panelOf: PanelOf = () => null;
  private pictureOf: PictureOf = () => null;

  constructor(
    private readonly store: SiteStore,
    private readonly stage: Stage,
    private readonly tell: (progress: Progress) => void,
    /** Whether the words of a room may be read: behind a notice not before it has been accepted. */
    private readonly readable: (hall: SiteHall, room: string) => boolean = () => true,
  ) {
    this.cache = new TextureCache(
      (file, most) => store.fetcher.picture(file, most),
      stage.quality,
      () => stage.invalidate(),
    );
    this.loader = new HallLoader(store.fetcher, this.cache, stage.quality);
  }

  /** A hall by id as the manifest names it. */
  entry(hall: string): SiteHallEntry | null {
    return this.store.museum.halls.find((each) => each.id === hall) ?? null;
  }

  /** A hall that is here. */
  get(hall: string): Kept | null {
    return this.kept.get(hall) ?? null;
  }

  /** Ids of the halls that are here. */
  get here(): readonly string[] {
    return [...this.kept.keys()];
  }

  /** Bring a hall; `ahead` where nobody waits for it. @throws Error where there is none or it does not come */
  bring(hall: string, ahead = false): Promise<Kept> {
    const found = this.kept.get(hall);
    if (found) return Promise.resolve(found);
    // Looked up without awaiting: two who ask in one breath get one hall.
    const coming = this.coming.get(hall);
    if (coming) return coming;
    const entry = this.entry(hall);
    if (!entry) return Promise.reject(new Error(`no hall "${hall}" in the museum`));
    const loading = this.load(entry, ahead).finally(() => this.coming.delete(hall));
    this.coming.set(hall, loading);
    return loading;
  }

  /** After standing somewhere new: sharpen what is here, bring the neighbours, send away the rest. */
  settle(hall: string): void {
    const here = this.kept.get(hall);
    if (!here) return;
    const near = new Set([hall, ...here.scene.data.portals.map((portal) => portal.hall)]);
    for (const id of [...this.kept.keys()]) {
      if (near.has(id)) continue;
      this.kept.delete(id);
      this.stage.remove(id);
    }
    this.loader.sharpen(here.scene);
    for (const id of near) if (!this.kept.has(id)) void this.bring(id, true).catch(() => undefined);
  }

  /** Show the rooms that may be seen from one, through doorways into other halls too. */
  show(hall: string, room: string): void {
    this.standing = { hall, room };
    const here = this.kept.get(hall);
    if (!here) return;
    const seen = new Set(here.scene.data.sees[room] ?? here.scene.data.rooms.map((each) => each.id));
    seen.add(room);
    here.scene.show(seen);
    here.scene.standIn(room);
    for (const [id, other] of this.kept) {
      if (id !== hall) other.scene.show(this.throughDoors(here, room, seen, other), false);
    }
    const isDrawn = (id: string): boolean => (this.kept.get(id)?.scene.rooms.size ?? 0) > 0;
    for (const { scene } of this.kept.values()) scene.fillDoorways(isDrawn);
    this.picture();
    this.write();
    this.stage.invalidate();
  }

  /** Set the words on all faces: another language, or the first; and hang the pictures that there are. */
  async speak(panels: PanelOf, pictures: PictureOf): Promise<void> {
    this.panelOf = panels;
    this.pictureOf = pictures;
    const said = [...this.kept.values()].flatMap((each) => wordsOf(each.scene, panels));
    await loadFaceFonts(said);
    this.write();
    this.stage.invalidate();
  }

  /** A notice has been accepted: write what stands behind it. */
  reveal(): void {
    this.write();
    this.stage.invalidate();
  }

  /** Send all away: the page ends, or the graphics context was lost. */
  clear(): void {
    for (const id of [...this.kept.keys()]) this.stage.remove(id);
    this.kept.clear();
  }

  private async load(entry: SiteHallEntry, ahead: boolean): Promise<Kept> {
    const tell = (loaded: number, total: number, walkable: boolean): void =>
      this.tell({ hall: entry.id, loaded_bytes: loaded, total_bytes: total, walkable, ahead });
    tell(0, entry.walkable_bytes, false);
    const scene = await this.loader.load(entry, (loaded, total) => tell(loaded, total, false));
    const floor = new Floor(scene.data.floor);
    const doorRooms = new Map(
      scene.data.floor.portals.map((edge) => [edge.opening, scene.data.floor.rooms[edge.patch] ?? 0]),
    );
    const kept = { entry, scene, floor, doorRooms };
    await Promise.all([loadFaceFonts(wordsOf(scene, this.panelOf)), this.stage.compile(scene)]);
    this.kept.set(entry.id, kept);
    this.stage.add(scene);
    // A neighbour that has just come is seen through its door, and no further.
    if (this.standing) this.show(this.standing.hall, this.standing.room);
    tell(entry.walkable_bytes, entry.walkable_bytes, true);
    return kept;
  }

  /**
   * Rooms of another hall that are seen through its doorway: from the room that has the doorway, or from one that sees
   * that room on the same level. From a floor below one sees the stair, not the hall at its top.
   */
  private throughDoors(
    here: Kept,
    from: string,
    seen: ReadonlySet<string>,
    other: Kept,
  ): ReadonlySet<string> {
    const out = new Set<string>();
    const { data } = here.scene;
    const level = data.rooms.find((each) => each.id === from)?.level ?? 0;
    for (const portal of data.portals) {
      const room = data.rooms[here.doorRooms.get(portal.opening) ?? -1]?.id;
      if (portal.hall !== other.entry.id || room === undefined) continue;
      const near = room === from || (seen.has(room) && Math.abs(portal.centre[1] - level) < SAME_LEVEL_M);
      const first = other.scene.data.rooms[other.doorRooms.get(portal.other) ?? -1]?.id;
      if (near && first) for (const id of other.scene.data.sees[first] ?? [first]) out.add(id);
    }
    return out;
  }

  private picture(): void {
    for (const [id, { scene }] of this.kept) {
      for (const card of scene.bareDoorways) {
        const key = `${id}/${card.portal.opening}`;
        const view = card.portal.view;
        if (!view || this.pictured.has(key)) continue;
        this.pictured.add(key);
        void this.loader.environment(view.file).then(
          (texture) => {
            this.pictured.delete(key);
            card.hang(texture);
            this.stage.invalidate();
          },
          () => undefined,
        );
      }
      for (const environment of scene.environmentsOf(scene.rooms)) {
        const key = `${id}/${environment.room}`;
        if (this.pictured.has(key)) continue;
        this.pictured.add(key);
        void this.loader.environment(environment.file).then(
          (texture) => {
            this.pictured.delete(key);
            scene.setEnvironment(environment.room, texture, environment.scale);
            this.stage.invalidate();
          },
          () => undefined,
        );
      }
    }
  }

  private write(): void {
    let bytes = 0;
    for (const { scene } of this.kept.values()) {
      bytes += scene.write(this.panelOf, (room) => this.readable(scene.data, room));
    }
    this.cache.reserved += bytes - this.faceBytes;
    this.faceBytes = bytes;
    this.hang();
  }

  /** Bring the pictures of the frames in sight. The title card stays where one cannot be brought. */
  private hang(): void {
    for (const { scene } of this.kept.values()) {
      for (const { face, picture } of scene.unhung(this.pictureOf)) {
        const { path } = picture.full;
        if (this.hanging.has(path)) continue;
        this.hanging.add(path);
        void this.store.fetcher.picture(picture.full, this.stage.quality.faceSize).then(
          (bitmap) => {
            this.hanging.delete(path);
            scene.fill(face, path, bitmap);
            bitmap.close();
            this.stage.invalidate();
          },
          () => undefined,
        );
      }
    }
  }
}

function wordsOf(scene: HallScene, panels: PanelOf): NonNullable<ReturnType<PanelOf>>[] {
  return scene.data.faces.flatMap((face) => {
    const panel = face.exhibit ? panels(face.exhibit) : null;
    return panel ? [panel] : [];
  });
}
