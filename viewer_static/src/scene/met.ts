/** What a ray meets in a hall: which element, which exhibit, where, and whether it is a pane of glass. */
import { type Intersection, type Material, type Mesh, Vector3 } from "three";
import type { SiteElement, SiteFace } from "../content/generated/site";
import type { HallScene } from "./hall_scene";
import type { Passed } from "./through_glass";

/** What a ray met, in the frame of the hall it met it in. */
export interface Met {
  readonly hall: HallScene;
  readonly element: string | null;
  readonly exhibit: string | null;
  readonly face: SiteFace | null;
  readonly point: readonly [number, number, number];
  readonly normal: readonly [number, number, number];
  readonly distance: number;
}

/** A hit with what it is of. */
export interface Passing extends Passed {
  readonly hit: Intersection;
  readonly face: SiteFace | null;
  readonly element: SiteElement | null;
}

/** Say what a hit is of. */
export function passing(hall: HallScene, hit: Intersection): Passing {
  const face = (hit.object.userData.face as SiteFace | undefined) ?? null;
  const element = elementOf(hall, hit, face);
  return {
    hit,
    face,
    element,
    distance: hit.distance,
    // A label's paper may be cut out of its square, and is no pane.
    glass: face === null && isGlass(hit),
    exhibit: (face?.exhibit ?? element?.exhibit ?? null) !== null,
  };
}

/** The same, in the hall's frame. */
export function metAt(hall: HallScene, { hit, face, element }: Passing): Met {
  const inverse = hall.group.matrixWorld.clone().invert();
  const normal = (hit.face?.normal.clone() ?? new Vector3(0, 1, 0))
    .transformDirection(hit.object.matrixWorld)
    .transformDirection(inverse);
  const point = hit.point.clone().applyMatrix4(inverse);
  return {
    hall,
    element: element?.id ?? face?.element ?? null,
    exhibit: face?.exhibit ?? element?.exhibit ?? null,
    face,
    point: [point.x, point.y, point.z],
    normal: [normal.x, normal.y, normal.z],
    distance: hit.distance,
  };
}

function elementOf(hall: HallScene, hit: Intersection, face: SiteFace | null): SiteElement | null {
  const { elements } = hall.data;
  if (face) return elements.find((each) => each.id === face.element) ?? null;
  if (!hit.face || !("geometry" in hit.object)) return null;
  const index = (hit.object as Mesh).geometry.getAttribute("_element")?.getX(hit.face.a);
  return index === undefined ? null : (elements[index] ?? null);
}

function isGlass(hit: Intersection): boolean {
  const { material } = hit.object as Partial<Mesh>;
  const of: Material | undefined = Array.isArray(material)
    ? material[hit.face?.materialIndex ?? 0]
    : material;
  return of?.transparent ?? false;
}
