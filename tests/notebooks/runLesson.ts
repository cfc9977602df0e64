import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { compileCell } from '../../src/compiler/compileCell.ts';
import { evaluateCell } from '../../src/compiler/evaluateCell.ts';
import type { DatasetBytes } from '../../src/data/types.ts';
import { imageTensor } from '../../src/engine/bytes/imageTensor.ts';
import { formatValue } from '../../src/lesson/formatValue.ts';
import { createLessonModule } from '../../src/lesson/lessonModule.ts';
import type { Output } from '../../src/notebook/output.ts';
import { parseNotebook } from '../../src/notebook/parse.ts';
import type { CodeCell } from '../../src/notebook/types.ts';
import { plainHost } from '../lesson/lessonHost.ts';

export interface LessonRun {
  /** What each cell put out, by cell id. */
  readonly outputs: Readonly<Record<string, readonly Output[]>>;
  /** The notebook's variables. */
  readonly scope: Readonly<Record<string, unknown>>;
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

/** Runs a lesson from top to bottom, as Run all does, with every `epochs` (default 1) and the data cut down. */
export async function runLesson(
  file: string,
  dataset?: DatasetBytes,
  { mostEpochs = 1 }: { readonly mostEpochs?: number } = {},
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
