/** What tests and the curious read by `window.enfilade.debug()`: plain values, exact from run to run at a fixed quality. */
import type { Stage } from "../scene/stage";
import type { Device, TourView, Whereabouts } from "./api";
import type { HallKeeper } from "./hall_keeper";
import type { Mover } from "./mover";

/** What is described. */
export interface Described {
  readonly ready: boolean;
  readonly stage: Stage;
  readonly keeper: HallKeeper;
  readonly mover: Mover;
  readonly where: Whereabouts;
  readonly language: string;
  readonly following: boolean;
  readonly tour: TourView | null;
  readonly device: Device;
}

/** Describe the viewer as it is. */
export function describe(now: Described): Record<string, unknown> {
  const { stage, keeper, mover, where, tour } = now;
  const here = keeper.get(where.hall)?.scene ?? null;
  return {
    ...stage.counts(),
    ...where,
    ready: now.ready,
    pose: mover.pose(),
    ledBy: now.following ? "follow" : mover.ledBy,
    halls: keeper.here,
    pictured: keeper.here.reduce((sum, id) => sum + (keeper.get(id)?.scene.pictured ?? 0), 0),
    rooms: [...(here?.rooms ?? [])],
    leaves: Object.fromEntries((here?.leaves ?? []).map((leaf) => [leaf.data.node, leaf.angle])),
    weights: Object.fromEntries(here?.lamps.weights ?? []),
    faces: (here?.faces ?? []).map(({ data, mesh, setting }) => ({
      element: data.element,
      exhibit: data.exhibit,
      kind: data.kind,
      shown: mesh.visible,
      body_m: setting?.body ?? null,
      fits: setting?.fits ?? null,
    })),
    cache: keeper.cache.counts(),
    pixelRatio: stage.pixelRatio,
    fov_deg: stage.camera.fov,
    language: now.language,
    device: now.device,
    tour: tour && { ...tour, tour: tour.tour.id, stop: tour.stop.id },
  };
}
