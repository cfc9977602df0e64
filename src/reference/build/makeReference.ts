import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reference } from '../reference.ts';
import { Declarations } from './declarations.ts';
import { Describer } from './describe.ts';
import { describeLessonModule } from './lessonModule.ts';
import { sayPlainly } from './plainWords.ts';
import { prune } from './prune.ts';
import { describeTensorFlow } from './tensorFlow.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');

export interface MadeReference {
  readonly reference: Reference;
  /** The files it was read from. */
  readonly sources: readonly string[];
}

let made: (MadeReference & { readonly changedAt: number }) | undefined;

/** Reads the modules that `modules.txt` names. Takes about a second; again only after a file has changed. */
export function makeReference(): MadeReference {
  if (made !== undefined && newest(made.sources) === made.changedAt) return made;
  const listed = readFileSync(join(here, '../modules.txt'), 'utf8').trim().split('\n');
  const places = new Map(listed.map((line) => line.split(': ') as [string, string]));
  const packages = join(root, 'node_modules');
  const declarations = new Declarations(packages);
  const describer = new Describer(declarations);
  describeTensorFlow(describer, join(packages, places.get('tf') ?? ''), packages);
  describeLessonModule(describer, join(root, places.get('convbook') ?? ''));
  sayPlainly(describer.types);
  const sources = declarations.paths;
  made = { reference: { types: prune(describer.types) }, sources, changedAt: newest(sources) };
  return made;
}

function newest(paths: readonly string[]): number {
  return Math.max(...paths.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0));
}
