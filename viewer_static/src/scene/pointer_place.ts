/** Where a pointer's light lies, from a point that was told: the surface there, as it is seen from here. */
import { Vector3 } from "three";
import type { HallScene } from "./hall_scene";
import type { PointerLight } from "./pointer_light";
import type { Met, Stage } from "./stage";

/** What is met nearer than this to the point is its surface. */
const NEAR_M = 0.06;

/** Lay the light where a ray of one's own has met something, on the side that one sees. */
export function layAt(light: PointerLight, stage: Stage, met: Met): void {
  const at = met.hall.toWorld(met.point);
  const normal = new Vector3(...met.normal).transformDirection(met.hall.group.matrixWorld);
  if (normal.dot(at.clone().sub(stage.camera.position)) > 0) normal.negate();
  light.point(at, normal);
}

/** Lay it at a point of a hall; where another thing hides that from here, it faces the eye. */
export function layOn(
  light: PointerLight,
  stage: Stage,
  hall: HallScene,
  point: readonly [number, number, number],
): void {
  const at = hall.toWorld(point);
  const met = stage.towards(at);
  if (met && met.hall.toWorld(met.point).distanceTo(at) < NEAR_M) layAt(light, stage, met);
  else light.point(at, stage.camera.position.clone().sub(at).normalize());
}
