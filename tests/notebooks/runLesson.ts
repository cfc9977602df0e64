import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { compileCell } from '../../src/compiler/compileCell.ts';
import { evaluateCell } from '../../src/compiler/evaluateCell.ts';
import type { DatasetBytes } from '../../src/data/types.ts';
import { imageTensor } from '../../src/engine/bytes/imageTensor.ts';
import type { PageBytesName } from '../../src/kernel/protocol.ts';
import { formatValue } from '../../src/lesson/formatValue.ts';
import { createLessonModule } from '../../src/lesson/lessonModule.ts';
import type { Output } from '../../src/notebook/output.ts';
import { parseNotebook } from '../../src/notebook/parse.ts';
import type { CodeCell } from '../../src/notebook/types.ts';
import { latestPicture } from '../../src/widgets/drawing/latestPicture.ts';
import { plainHost } from '../lesson/lessonHost.ts';

export interface LessonRun {
  /** What each cell put out, by cell id. */
  readonly outputs: Readonly<Record<string, readonly Output[]>>;
  /** The notebook's variables. */
  readonly scope: Readonly<Record<string, unknown>>;
}

/** What the page gives: the example on the drawing sheet, and the recorded model. */
async function pageBytes(name: PageBytesName): Promise<Uint8Array> {
  if (name === 'drawing') return latestPicture.pixels();
  const file = name === 'recorded-model' ? 'model.json' : 'weights.bin';
  return new Uint8Array(
    readFileSync(new URL(`../../public/models/fashion-mnist-cnn/${file}`, import.meta.url)),
  );
}

/** The text of a lesson. */
export function lessonText(file: string): string {
  return readFileSync(new URL(`../../notebooks/${file}`, import.meta.url), 'utf8');
}

/** The code cells of a lesson, in order. */
export function lessonCells(file: string): readonly CodeCell[] {
  return parseNotebook(lessonText(file)).cells.filter((cell) => cell.kind === 'code');
}

/** The prose of a lesson in one line, without its code. */
export function lessonProse(file: string): string {
  const { cells } = parseNotebook(lessonText(file));
  const prose = cells.filter((cell) => cell.kind === 'markdown').map((cell) => cell.source);
  return prose.join(' ').replace(/[\s>]+/g, ' ');
}

export interface Shortened {
  /** No fit has more epochs than this. Default 1. */
  readonly mostEpochs?: number;
  /** The cells to run. Default: all. */
  readonly only?: readonly string[];
}

/** Runs a lesson from top to bottom, as Run all does, with every `epochs` and the data cut down. */
export async function runLesson(
  file: string,
  dataset?: DatasetBytes,
  { mostEpochs = 1, only }: Shortened = {},
): Promise<LessonRun> {
  const outputs: Record<string, Output[]> = {};
  let current: Output[] = [];
  const host = plainHost({
    fashionMnist: async () => {
      if (dataset === undefined) throw new Error('This lesson needs no data.');
      return dataset;
    },
    display(output) {
      const cell = current;
      const place = cell.push(output) - 1;
      return {
        update: (next) => {
          cell[place] = next;
        },
      };
    },
    imageTensor,
    pageBytes,
    now: () => performance.now(),
  });
  const lesson = createLessonModule(host);
  const scope: Record<string, unknown> = globalThis as unknown as Record<string, unknown>; // The cells run in this realm.
  Object.assign(scope, {
    tf,
    display: async (value: unknown) => {
      const cell = current;
      cell.push(...(await formatValue(value)));
    },
  });
  const said = console.log;
  const { fit } = tf.LayersModel.prototype;
  tf.LayersModel.prototype.fit = function (x, y, args) {
    return fit.call(this, x, y, { ...args, epochs: Math.min(args?.epochs ?? 1, mostEpochs) });
  };
  console.log = (...parts: unknown[]) => {
    current.push({ mime: 'text/plain', level: 'log', text: parts.map(String).join(' ') });
  };
  try {
    for (const { id, source } of lessonCells(file)) {
      if (only?.includes(id) === false) continue;
      current = [];
      outputs[id] = current;
      const value = await evaluateCell(compileCell(source, { cellId: id }), {
        scope,
        importModule: async (name) => {
          if (name === 'convbook') return lesson;
          throw new Error(`The lesson imports ${name}`);
        },
      });
      current.push(...(await formatValue(value)));
    }
  } finally {
    console.log = said;
    tf.LayersModel.prototype.fit = fit;
  }
  return { outputs, scope };
}
