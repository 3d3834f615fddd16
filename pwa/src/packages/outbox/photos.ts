import { sha256 } from "./sha256";
import type { QueuedBlob } from "./store";

const LONGEST_EDGE = 1600;
const LARGEST_BYTES = 500_000;
const QUALITIES = [0.75, 0.6, 0.45];

/** The picture could not be read as an image. */
export class NotAPicture extends Error {}

/** Compresses before anything is stored: large blobs bring IndexedDB down on iOS (web.md §5.12). */
export async function pack(file: Blob): Promise<QueuedBlob> {
  const image = await createImageBitmap(file).catch(() => {
    throw new NotAPicture();
  });
  const scale = Math.min(1, LONGEST_EDGE / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const bytes = await smallest(canvas);
  return { sha256: await sha256(bytes), bytes, type: "image/jpeg", addedAt: Date.now() };
}

async function smallest(canvas: HTMLCanvasElement): Promise<ArrayBuffer> {
  let bytes: ArrayBuffer | null = null;
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (!blob) throw new NotAPicture();
    bytes = await blob.arrayBuffer();
    if (bytes.byteLength <= LARGEST_BYTES) break;
  }
  return bytes as ArrayBuffer;
}
