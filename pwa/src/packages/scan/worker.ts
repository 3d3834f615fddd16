import { prepareZXingModule, readBarcodes, type ReaderOptions } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { Answer, Ask } from "./decoder";
import { apply, grey, type Plane, rgba } from "./passes";

// the library's default is a public CDN: a shop floor has none, and a scan is nobody's business
prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith(".wasm") ? wasm : prefix + path) } });

const FORMATS: ReaderOptions["formats"] = ["QRCode", "DataMatrix", "Code128", "Code39", "EANUPC"];

async function search({ frame, passes, thorough }: Ask): Promise<Pick<Answer, "text" | "pass">> {
  const plane = grey(frame);
  for (const pass of passes) {
    const text = await read(apply(pass, plane), thorough);
    if (text !== null) return { text, pass };
  }
  return { text: null, pass: null };
}

async function read(plane: Plane, thorough: boolean): Promise<string | null> {
  const image = new ImageData(rgba(plane), plane.width, plane.height);
  const options: ReaderOptions = {
    formats: FORMATS,
    tryHarder: thorough,
    tryRotate: thorough,
    tryInvert: thorough,
    tryDownscale: thorough,
    maxNumberOfSymbols: 1,
  };
  const found = (await readBarcodes(image, options)).find((result) => result.isValid && result.text !== "");
  return found?.text ?? null;
}

self.onmessage = ({ data }: MessageEvent<Ask>) => {
  search(data).then(
    (found) => self.postMessage({ id: data.id, ...found } satisfies Answer),
    (error: unknown) => self.postMessage({ id: data.id, text: null, pass: null, failed: String(error) } satisfies Answer),
  );
};

