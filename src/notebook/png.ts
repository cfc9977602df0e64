/**
 * Pictures as PNG files (https://www.w3.org/TR/png-3/), for programs that do not know ours. The pixels are stored,
 * not compressed: a gallery of garments is a few kilobytes, and a compressor would be more code than all of this.
 */
import type { ImagesOutput } from './output.ts';

interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** `[height, width, channels]`, bytes. */
  readonly pixels: Uint8Array;
}

const gap = 2;

/** All pictures of an output side by side on white, wrapped into rows of about 300 pixels. */
export function contactSheet(output: ImagesOutput): Raster {
  const { width, height, channels, pixels, items, inverted = false } = output;
  const columns = Math.max(1, Math.min(items.length, Math.floor((300 + gap) / (width + gap))));
  const rows = Math.max(1, Math.ceil(items.length / columns));
  const sheetWidth = columns * (width + gap) - gap;
  const sheetHeight = rows * (height + gap) - gap;
  const sheet = new Uint8Array(sheetWidth * sheetHeight * channels).fill(255);
  const line = width * channels;
  for (let index = 0; index < items.length; index++) {
    const left = (index % columns) * (width + gap);
    const top = Math.floor(index / columns) * (height + gap);
    for (let y = 0; y < height; y++) {
      const from = pixels.subarray((index * height + y) * line, (index * height + y + 1) * line);
      const to = ((top + y) * sheetWidth + left) * channels;
      sheet.set(inverted ? from.map((value) => 255 - value) : from, to);
    }
  }
  return { width: sheetWidth, height: sheetHeight, channels, pixels: sheet };
}

/** One picture of an output. */
export function pictureAt(output: ImagesOutput, index: number): Raster {
  const { width, height, channels, pixels, inverted = false } = output;
  const size = width * height * channels;
  const own = pixels.subarray(index * size, (index + 1) * size);
  return { width, height, channels, pixels: inverted ? own.map((value) => 255 - value) : own };
}

export function encodePng({ width, height, channels, pixels }: Raster): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // 8 bits a channel; colour type 0 is grey, 2 is RGB.
  header.set([8, channels === 1 ? 0 : 2, 0, 0, 0], 8);
  const line = width * channels;
  // Each line starts with its filter, and 0 is none.
  const lines = new Uint8Array((line + 1) * height);
  for (let y = 0; y < height; y++) lines.set(pixels.subarray(y * line, (y + 1) * line), y * (line + 1) + 1);
  return concatenate([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', stored(lines)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/** A zlib stream (RFC 1950) of stored blocks (RFC 1951, 3.2.4). */
function stored(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let start = 0; start === 0 || start < bytes.length; start += 0xffff) {
    const block = bytes.subarray(start, start + 0xffff);
    const last = start + block.length >= bytes.length ? 1 : 0;
    const size = block.length;
    parts.push(Uint8Array.of(last, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255), block);
  }
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  parts.push(Uint8Array.of(high >> 8, high & 255, low >> 8, low & 255));
  return concatenate(parts);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = concatenate([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), data]);
  const frame = new Uint8Array(8);
  const view = new DataView(frame.buffer);
  view.setUint32(0, data.length);
  view.setUint32(4, crc(body));
  return concatenate([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
