import { expect, it } from 'vitest';
import { createLessonModule } from '../../src/lesson/lessonModule.ts';
import { lessonCells } from '../notebooks/runLesson.ts';
import { plainHost } from './lessonHost.ts';

it('every name that a lesson imports from convbook is there', () => {
  const offered = Object.keys(createLessonModule(plainHost()));
  const source = ['04-tensors.md', '05-fashion-mnist-cnn.md', '07-experiments.md']
    .flatMap((file) => lessonCells(file))
    .map((cell) => cell.source)
    .join('\n');
  const imported = [...source.matchAll(/import \{([^}]*)\} from 'convbook'/g)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim()),
  );
  expect(imported.length).toBeGreaterThan(8);
  for (const name of imported) expect(offered).toContain(name);
});

it('the module cannot be changed by a lesson', () => {
  expect(Object.isFrozen(createLessonModule(plainHost()))).toBe(true);
});
