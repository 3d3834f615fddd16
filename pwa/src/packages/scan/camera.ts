import type { Decoder, Frame } from "./decoder";
import { CASCADE, type Pass } from "./passes";

const REGION = 640;
const LONGEST_EDGE = 1280;
const ENHANCED = CASCADE.filter((pass) => pass !== "base");

/** Why there is no picture; each has its own words on the screen. */
export class NoCamera extends Error {
  readonly why: "insecure" | "denied" | "missing" | "busy";

  constructor(why: NoCamera["why"]) {
    super(why);
    this.why = why;
  }
}

export async function openCamera(): Promise<MediaStream> {
  if (!window.isSecureContext || !navigator.mediaDevices?.getUserMedia) throw new NoCamera("insecure");
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (error) {
    throw new NoCamera(reason(error));
  }
}

function reason(error: unknown): NoCamera["why"] {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "missing";
}

/**
 * Searches the live picture until stopped: the middle of every frame fast, every third frame whole, and one enhanced
 * pass in between. One frame is in the worker at a time, so a slow phone drops frames instead of queueing them.
 */
export function searchVideo(video: HTMLVideoElement, decoder: Decoder, found: (text: string) => void): () => void {
  let stopped = false;
  let turn = 0;
  const canvas = document.createElement("canvas");

  async function loop(): Promise<void> {
    while (!stopped) {
      const whole = turn % 3 === 2;
      const frame = video.readyState >= 2 && !document.hidden ? grab(video, canvas, whole) : null;
      if (frame === null) {
        await pause(120);
        continue;
      }
      const enhanced = ENHANCED[Math.floor(turn / 3) % ENHANCED.length] as Pass;
      const passes: Pass[] = turn % 3 === 1 ? [enhanced] : ["base"];
      const { text } = await decoder.decode(frame, passes, whole || turn % 3 === 1);
      if (text !== null && !stopped) found(text);
      turn += 1;
      await pause(0);
    }
  }
  // the decoder is gone with the screen; a frame that fails is only a frame
  loop().catch(() => undefined);
  return () => {
    stopped = true;
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function grab(video: HTMLVideoElement, canvas: HTMLCanvasElement, whole: boolean): Frame | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return null;
  if (whole) return draw(video, canvas, 0, 0, videoWidth, videoHeight, Math.min(1, LONGEST_EDGE / Math.max(videoWidth, videoHeight)));
  const side = Math.min(REGION, videoWidth, videoHeight);
  return draw(video, canvas, (videoWidth - side) / 2, (videoHeight - side) / 2, side, side, 1);
}

function draw(source: CanvasImageSource, canvas: HTMLCanvasElement, x: number, y: number, width: number, height: number, scale: number): Frame | null {
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(source, x, y, width, height, 0, 0, canvas.width, canvas.height);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  return { data: image.data as Uint8ClampedArray<ArrayBuffer>, width: image.width, height: image.height };
}

/** A still from the phone's own camera app: works over plain http too, and may take every pass. */
export async function searchPhoto(file: Blob, decoder: Decoder): Promise<string | null> {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, 1600 / Math.max(image.width, image.height));
  const frame = draw(image, document.createElement("canvas"), 0, 0, image.width, image.height, scale);
  image.close();
  return frame === null ? null : (await decoder.decode(frame, [...CASCADE], true)).text;
}
