/** One brightness plane; the decoder needs no colour. */
export interface Plane {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

export type Pass = "base" | "unsharp" | "median" | "invert" | "rotate35";

/** In the order of what each one rescued (web.md §6). */
export const CASCADE: readonly Pass[] = ["base", "unsharp", "median", "invert", "rotate35"];

export function apply(pass: Pass, plane: Plane): Plane {
  switch (pass) {
    case "base":
      return plane;
    case "unsharp":
      return unsharp(plane);
    case "median":
      return median(plane);
    case "invert":
      return { ...plane, data: plane.data.map((value) => 255 - value) };
    case "rotate35":
      return rotate(plane, (35 * Math.PI) / 180);
  }
}

/** ITU-R BT.601 luma */
export function grey({ data, width, height }: { data: Uint8ClampedArray; width: number; height: number }): Plane {
  const out = new Uint8ClampedArray(width * height);
  for (let at = 0, from = 0; at < out.length; at++, from += 4) {
    out[at] = ((data[from] as number) * 77 + (data[from + 1] as number) * 150 + (data[from + 2] as number) * 29) >> 8;
  }
  return { data: out, width, height };
}

export function rgba({ data, width, height }: Plane): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(width * height * 4);
  for (let at = 0, to = 0; at < data.length; at++, to += 4) {
    out[to] = out[to + 1] = out[to + 2] = data[at] as number;
    out[to + 3] = 255;
  }
  return out;
}

/** v + 1.5·(v − blur): sharpens edges a soft lens smeared. Two box blurs of radius 2 stand in for a Gaussian. */
function unsharp(plane: Plane): Plane {
  const soft = boxBlur(boxBlur(plane, 2), 2).data;
  return { ...plane, data: plane.data.map((value, at) => value + 1.5 * (value - (soft[at] as number))) };
}

function boxBlur(plane: Plane, radius: number): Plane {
  return transpose(blurRows(transpose(blurRows(plane, radius)), radius));
}

function blurRows({ data, width, height }: Plane, radius: number): Plane {
  const out = new Uint8ClampedArray(data.length);
  const span = 2 * radius + 1;
  for (let row = 0; row < height; row++) {
    const start = row * width;
    const pixel = (x: number): number => data[start + Math.min(width - 1, Math.max(0, x))] as number;
    let sum = 0;
    for (let x = -radius; x <= radius; x++) sum += pixel(x);
    for (let x = 0; x < width; x++) {
      out[start + x] = sum / span;
      sum += pixel(x + radius + 1) - pixel(x - radius);
    }
  }
  return { data: out, width, height };
}

function transpose({ data, width, height }: Plane): Plane {
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[x * height + y] = data[y * width + x] as number;
  return { data: out, width: height, height: width };
}

/** 3 × 3: takes out grain and the pits of an etched mark without moving edges. */
function median({ data, width, height }: Plane): Plane {
  const out = new Uint8ClampedArray(data);
  const near = new Uint8Array(9);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      let count = 0;
      for (let row = at - width; row <= at + width; row += width) {
        for (let from = row - 1; from <= row + 1; from++) near[count++] = data[from] as number;
      }
      out[at] = near.sort()[4] as number;
    }
  }
  return { data: out, width, height };
}

/** Bar codes held askew: the scan lines of the decoder only run at right angles. */
function rotate({ data, width, height }: Plane, angle: number): Plane {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const size = Math.ceil(Math.hypot(width, height));
  const out = new Uint8ClampedArray(size * size).fill(255);
  const middle = size / 2;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [dx, dy] = [x - middle, y - middle];
      const fromX = Math.round(cos * dx + sin * dy + width / 2);
      const fromY = Math.round(cos * dy - sin * dx + height / 2);
      if (fromX >= 0 && fromX < width && fromY >= 0 && fromY < height) out[y * size + x] = data[fromY * width + fromX] as number;
    }
  }
  return { data: out, width: size, height: size };
}
