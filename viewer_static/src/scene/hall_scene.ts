/** A hall in the scene: its rooms shown or not, its leaves, faces and light. */
import {
  Box3,
  Group,
  type Material,
  Matrix3,
  Matrix4,
  Mesh,
  MeshStandardMaterial,
  type Object3D,
  type Texture,
  Vector3,
} from "three";
import type { SaidPicture, SiteHall, SiteHallEntry, SiteTexture } from "../content/generated/site";
import { ElementTable } from "./element_table";
import type { Face } from "./faces";
import { HallFaces, type PanelOf, type PictureOf } from "./hall_faces";
import { Lamps } from "./lamps";
import { Leaf } from "./leaf";
import { type HallUniforms, hallUniforms, lightMaterial, type RoomUniforms, roomUniforms } from "./material";
import { PortalCard } from "./portal_cards";
import type { Quality } from "./quality";
import type { Role } from "./textures";

/** A top node of the file: a room's batches (null: drawn in every room) or a leaf. */
export interface RoomPart {
  readonly node: Object3D;
  readonly room: string | null;
  readonly leaf: string | null;
}

/** A texture of the hall in the role that its materials give it. */
export interface Wanted {
  readonly site: SiteTexture;
  readonly role: Role;
}

/** What a file holds, sorted. */
export interface HallParts {
  readonly scene: Group;
  readonly rooms: readonly RoomPart[];
  readonly leaves: ReadonlyMap<string, Object3D>;
  readonly light: readonly Texture[];
  readonly wanted: readonly Wanted[];
}

/** Half the angle under which a thing is still drawn: three pixels of a picture 900 high. */
const LEAST_ANGLE_RAD = 0.004;

/** A hall that can be drawn. */
export class HallScene {
  readonly group = new Group();
  readonly leaves: readonly Leaf[];
  private readonly hung: HallFaces;
  readonly elements: ElementTable;
  readonly wanted: readonly Wanted[];
  /** The exposure that its meshes are drawn with; the stage sets it for every frame. */
  seenAt: number;
  readonly lamps: Lamps;
  private readonly portalCards: readonly PortalCard[];
  private readonly uniforms: HallUniforms = hallUniforms();
  private readonly roomUniforms = new Map<string, RoomUniforms>();
  private readonly shared: RoomUniforms = roomUniforms();
  private drawn: ReadonlySet<string> = new Set();
  private readonly small: { readonly mesh: Mesh; readonly centre: Vector3; readonly radius: number }[] = [];

  constructor(
    readonly entry: SiteHallEntry,
    readonly data: SiteHall,
    private readonly parts: HallParts,
    private readonly quality: Quality,
    private readonly release: () => void,
  ) {
    this.wanted = parts.wanted;
    this.seenAt = data.exposure;
    this.group.name = `hall/${data.id}`;
    this.group.position.set(...entry.origin);
    this.group.rotation.y = entry.yaw;
    this.elements = new ElementTable(data.elements);
    this.uniforms.enfElements.value = this.elements.texture;
    for (const environment of data.environments) {
      const room = roomUniforms();
      room.enfBoxCentre.value.set(...environment.centre);
      room.enfBoxHalf.value.set(...environment.half_size);
      this.roomUniforms.set(environment.room, room);
    }
    const extra = [this.uniforms.enfLayer1, this.uniforms.enfLayer2, this.uniforms.enfLayer3];
    for (const [i, texture] of parts.light.slice(1, 4).entries()) {
      const slot = extra[i];
      if (slot) slot.value = texture;
    }
    this.leaves = data.leaves.map((leaf) => new Leaf(leaf, parts.leaves.get(leaf.node)));
    this.lamps = new Lamps(data.layers, this.uniforms.enfGains, this.leaves);
    this.portalCards = data.portals.map((portal) => new PortalCard(portal));
    for (const card of this.portalCards) this.group.add(card.mesh);
    this.dress();
    parts.scene.updateMatrixWorld(true);
    this.hung = new HallFaces(data, parts.scene, parts.light, this.uniforms, quality);
    for (const face of this.hung.all) this.group.add(face.mesh);
    this.group.add(parts.scene);
    this.group.updateMatrixWorld(true);
    const toHall = this.group.matrixWorld.clone().invert();
    this.uniforms.enfHallFromWorld.value.copy(toHall);
    this.uniforms.enfHallTurn.value.copy(new Matrix3().setFromMatrix4(new Matrix4().extractRotation(toHall)));
    for (const part of parts.rooms) {
      eachMesh(part.node, (mesh) => {
        const sphere = mesh.geometry.boundingSphere?.clone().applyMatrix4(mesh.matrixWorld);
        if (sphere) this.small.push({ mesh, centre: sphere.center, radius: sphere.radius });
      });
    }
    eachMesh(this.group, (mesh) => {
      mesh.onBeforeRender = (renderer) => {
        renderer.toneMappingExposure = this.seenAt;
      };
    });
    this.show(new Set());
  }

  /**
   * Draw these rooms and no others. Batches of every room are drawn while any room is. Seen from another hall, leaves
   * are left out: they stand open, far off, and cost three to six draws each of the sixty a view may have.
   */
  show(rooms: ReadonlySet<string>, leaves = true): void {
    this.drawn = rooms;
    for (const part of this.parts.rooms) {
      const seen = part.room === null ? rooms.size > 0 : rooms.has(part.room);
      part.node.visible = seen && (leaves || part.leaf === null);
    }
    this.hung.show(rooms);
  }

  /**
   * Leave out what is too small to be seen from here: a peephole's glass at the end of a corridor costs a draw call as
   * a wall does. The eye is in the museum's frame.
   */
  forgetSmall(eye: Vector3): void {
    for (const { mesh, centre, radius } of this.small) {
      mesh.visible = radius > LEAST_ANGLE_RAD * centre.distanceTo(eye);
    }
  }

  /** Fill the doorways to halls that are not drawn with their light; while nothing of this hall is drawn, none. */
  fillDoorways(isDrawn: (hall: string) => boolean): void {
    for (const card of this.portalCards)
      card.mesh.visible = this.drawn.size > 0 && !isDrawn(card.portal.hall);
  }

  /** Cards of doorways that are seen and have a picture to be brought. */
  get bareDoorways(): readonly PortalCard[] {
    return this.portalCards.filter((card) => card.wanting);
  }

  /** How many doorways' pictures were drawn: of those that were seen before the hall behind them had come. */
  get pictured(): number {
    return this.portalCards.filter((card) => card.pictured).length;
  }

  /** Its boards, labels and framed works. */
  get faces(): readonly Face[] {
    return this.hung.all;
  }

  /** Rooms that are drawn. */
  get rooms(): ReadonlySet<string> {
    return this.drawn;
  }

  /** Rooms with a picture for reflections. */
  environmentsOf(rooms: Iterable<string>): readonly SiteHall["environments"][number][] {
    if (!this.quality.reflections) return [];
    const wanted = new Set(rooms);
    return this.data.environments.filter(
      (e) => wanted.has(e.room) && this.roomUniforms.get(e.room)?.enfEnv.value === null,
    );
  }

  /** Give a room its picture. */
  setEnvironment(room: string, texture: Texture, scale: number): void {
    const uniforms = this.roomUniforms.get(room);
    if (!uniforms) return;
    uniforms.enfEnv.value = texture;
    uniforms.enfEnvScale.value = scale;
  }

  /** Batches of every room take the reflections of the room one stands in. */
  standIn(room: string): void {
    const from = this.roomUniforms.get(room);
    if (!from) return;
    this.shared.enfEnv.value = from.enfEnv.value;
    this.shared.enfEnvScale.value = from.enfEnvScale.value;
    this.shared.enfBoxCentre.value.copy(from.enfBoxCentre.value);
    this.shared.enfBoxHalf.value.copy(from.enfBoxHalf.value);
  }

  /** Write the words of the rooms that are drawn and may be read; bytes of all faces after it. */
  write(panelOf: PanelOf, readable: (room: string) => boolean): number {
    return this.hung.write(panelOf, readable);
  }

  /** Frames of the rooms that are drawn whose picture is there to be brought and does not hang in them yet. */
  unhung(pictureOf: PictureOf): readonly { readonly face: Face; readonly picture: SaidPicture }[] {
    return this.hung.unhung(pictureOf);
  }

  /** Hang a picture that was brought. */
  fill(face: Face, path: string, picture: ImageBitmap): void {
    this.hung.fill(face, path, picture);
  }

  /** Tint by evidence and mark elements: strengths from 0 to 1. */
  tint(evidence: number, highlighted: ReadonlySet<string>, strength: number): void {
    this.uniforms.enfTint.value.set(evidence, highlighted.size > 0 ? strength : 0);
    this.elements.write(highlighted);
  }

  /** What turns together: the leaf of an opening, both of a double door; else a leaf by its opening or element. */
  leavesOf(opening: string): readonly Leaf[] {
    const doors = this.leaves.filter((leaf) => leaf.data.opening === opening && isDoor(leaf));
    if (doors.length) return doors;
    const other = this.leaves.find((leaf) => leaf.data.opening === opening || leaf.data.element === opening);
    return other ? [other] : [];
  }

  /** Move what moves; true while something does. */
  update(dt_s: number): boolean {
    let moving = this.lamps.update(dt_s);
    for (const leaf of this.leaves) moving = leaf.update(dt_s) || moving;
    return moving;
  }

  /** Meshes that a ray may hit, of the rooms that are drawn. */
  targets(): Object3D[] {
    const faces = this.faces.filter((face) => face.mesh.visible).map((face) => face.mesh);
    return [...this.parts.rooms.filter((part) => part.node.visible).map((part) => part.node), ...faces];
  }

  /** Take the hall off the GPU. */
  dispose(): void {
    this.group.removeFromParent();
    this.hung.dispose();
    for (const card of this.portalCards) card.dispose();
    this.elements.texture.dispose();
    for (const room of this.roomUniforms.values()) room.enfEnv.value?.dispose();
    eachMesh(this.parts.scene, (mesh) => {
      mesh.geometry.dispose();
      for (const material of [mesh.material].flat()) (material as Material).dispose();
    });
    this.release();
  }

  /** Give every material its light: the loader has made them by room and leaf. */
  private dress(): void {
    const seen = new Set<Material>();
    const extraLayers = Math.max(0, this.parts.light.length - 1);
    for (const part of this.parts.rooms) {
      const room = (part.room ? this.roomUniforms.get(part.room) : null) ?? this.shared;
      const leaf = part.leaf ? (this.leaves.find((each) => each.data.node === part.leaf) ?? null) : null;
      eachMesh(part.node, (mesh) => {
        if (!(mesh.material instanceof MeshStandardMaterial) || seen.has(mesh.material)) return;
        seen.add(mesh.material);
        this.lamps.take(mesh.material);
        lightMaterial(mesh.material, {
          hall: this.uniforms,
          room,
          leaf: leaf?.uniforms ?? null,
          extraLayers,
          reflections: this.quality.reflections && this.data.environments.length > 0,
        });
      });
    }
  }

  /** The box of what is drawn, in the hall's frame. */
  bounds(): Box3 {
    return new Box3().setFromObject(this.parts.scene);
  }

  /** A point of the hall in the museum's frame. */
  toWorld(point: readonly [number, number, number]): Vector3 {
    return new Vector3(...point).applyMatrix4(this.group.matrixWorld);
  }
}

function isDoor(leaf: Leaf): boolean {
  return Math.abs(leaf.data.axis[1]) > 0.9;
}

function eachMesh(root: Object3D, visit: (mesh: Mesh) => void): void {
  root.traverse((each) => {
    if (each instanceof Mesh) visit(each);
  });
}
