/** What hangs in a hall to be read, drawn to a canvas: words in the visitor's language, or a picture on its card. */
import type { SaidPanel, SiteFace } from "../content/generated/site";
import { mounted, type Setting, setFace } from "./face_layout";

/** The families that `src/ui/fonts.css` declares: Literata for headings, Commissioner for lines. */
const HEADING_FONT = '"Literata", "Noto Serif", Georgia, serif';
const LINE_FONT = '"Commissioner", "Noto Sans", sans-serif';

/** A canvas font at a size. */
function faceFont(size_px: number, heading: boolean): string {
  return heading ? `600 ${size_px}px ${HEADING_FONT}` : `400 ${size_px}px ${LINE_FONT}`;
}

/** Wait until the fonts that these words need are there: a canvas does not redraw itself when one comes late. */
export async function loadFaceFonts(panels: readonly SaidPanel[]): Promise<void> {
  const headings = panels.map((panel) => panel.heading).join(" ");
  const lines = panels.flatMap((panel) => panel.lines).join(" ");
  await Promise.allSettled([
    document.fonts.load(faceFont(40, true), headings),
    document.fonts.load(faceFont(40, false), lines),
  ]);
}

/** How much ink the rule takes. */
const RULE_INK = 0.42;

/**
 * Largest body by kind, metres. A board is read from 2.2 m: on an upright phone 844 px high its lower case then stands
 * 11 px; a title card in its frame 10. A label or a page is read from one metre to one and a half.
 */
const MOST_BODY_M: Readonly<Record<SiteFace["kind"], number>> = {
  board: 0.09,
  sign: 0.09,
  label: 0.05,
  picture: 0.08,
};

/** Pixels a metre of board is drawn with, before the limit on its longer side. */
const DENSITY = 1100;
/** The card that a picture of another shape than its frame is mounted on. */
const MOUNT = "#ded8ca";

/** Words as they are set, as ink on nothing: white where there is ink. Null where a browser gives no canvas. */
export function writtenFace(
  data: SiteFace,
  panel: SaidPanel,
  mostSide_px: number,
): { readonly canvas: HTMLCanvasElement; readonly setting: Setting } | null {
  const density = Math.min(DENSITY, mostSide_px / Math.max(data.width, data.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(64, Math.round(data.width * density));
  canvas.height = Math.max(32, Math.round(data.height * density));
  canvas.lang = panel.lang;
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  const setting = setFace(
    panel,
    data.width,
    data.height,
    (text, heading) => {
      pen.font = faceFont(100, heading);
      return pen.measureText(text).width / 100;
    },
    MOST_BODY_M[data.kind],
  );
  pen.fillStyle = "#000";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textBaseline = "alphabetic";
  pen.fontKerning = "normal";
  pen.fillStyle = "#fff";
  for (const line of setting.lines) {
    pen.font = faceFont(line.size * density, line.heading);
    pen.fillText(line.text, line.x * density, line.y * density);
  }
  if (setting.rule !== null) {
    const grey = Math.round(RULE_INK * 255);
    pen.fillStyle = `rgb(${grey} ${grey} ${grey})`;
    const thick = Math.max(1, Math.round(setting.body * 0.05 * density));
    pen.fillRect(
      setting.margin * density,
      setting.rule * density,
      (data.width - 2 * setting.margin) * density,
      thick,
    );
  }
  return { canvas, setting };
}

/** A picture, whole and in its proportions, on the card of its frame. Null where a browser gives no canvas. */
export function mountedPicture(
  data: SiteFace,
  picture: ImageBitmap,
  mostSide_px: number,
): HTMLCanvasElement | null {
  const { width, height } = data;
  const density = Math.min(mostSide_px, 2048) / Math.max(width, height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(64, Math.round(width * density));
  canvas.height = Math.max(64, Math.round(height * density));
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.fillStyle = MOUNT;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const at = mounted(picture.width, picture.height, width, height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, at.x * density, at.y * density, at.width * density, at.height * density);
  return canvas;
}
