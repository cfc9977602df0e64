/** Our own kinds of output as JSON, and back: bytes as base64, numbers that JSON lacks by their names. */

import type { AnatomyOutput } from '../anatomy.ts';
import { fromBase64, toBase64 } from '../base64.ts';
import type { ImagesOutput, ProgressOutput, TableOutput, TableValue } from '../output.ts';
import { isJsonRecord, type Json, type JsonRecord } from '../plainJson.ts';

export type OwnOutput = TableOutput | ImagesOutput | AnatomyOutput | ProgressOutput;

export function ownDataOf(output: OwnOutput): JsonRecord {
  switch (output.mime) {
    case 'application/vnd.convbook.table+json': {
      const { mime: _, rows, footer, ...rest } = output;
      return jsonOf({
        ...rest,
        rows: rows.map((row) => row.map(writeValue)),
        ...(footer === undefined ? {} : { footer: footer.map(writeValue) }),
      });
    }
    case 'application/vnd.convbook.images+json': {
      const { mime: _, pixels, ...rest } = output;
      return jsonOf({ ...rest, pixels: toBase64(pixels) });
    }
    case 'application/vnd.convbook.anatomy+json':
    case 'application/vnd.convbook.progress+json': {
      const { mime: _, ...rest } = output;
      return jsonOf(rest);
    }
  }
}

/** The fields of an output, still to be checked: a file can say anything. */
export function fieldsOf(mime: string, data: Json): Record<string, unknown> | undefined {
  if (!isJsonRecord(data)) return undefined;
  const { pixels, rows, footer, ...rest } = data;
  return {
    ...rest,
    mime,
    ...(typeof pixels === 'string' ? { pixels: fromBase64(pixels) } : {}),
    ...(Array.isArray(rows)
      ? { rows: rows.map((row) => (Array.isArray(row) ? row.map(readValue) : row)) }
      : {}),
    ...(Array.isArray(footer) ? { footer: footer.map(readValue) } : {}),
  };
}

/** Objects of the types above hold nothing that JSON changes, once `undefined` is gone. */
function jsonOf(value: object): JsonRecord {
  return JSON.parse(JSON.stringify(value));
}

function writeValue(value: TableValue): Json {
  return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
}

function readValue(value: Json): unknown {
  return isJsonRecord(value) && typeof value.number === 'string' ? Number(value.number) : value;
}
