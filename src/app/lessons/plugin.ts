/**
 * Gives `notebooks/x.md?front-matter` as a module: the home page needs the lessons' titles and
 * exercises, not their texts.
 * A file that cannot be read becomes a listing that says so; it must not stop the build of the others.
 */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { exercisesOf } from '../../notebook/exercises.ts';
import { readFrontMatter } from '../../notebook/frontMatter.ts';
import { parseNotebook } from '../../notebook/parse.ts';
import type { FrontMatterModule } from './catalogue.ts';

const query = '?front-matter';

export function lessonListPlugin(): Plugin {
  return {
    name: 'convbook-lesson-list',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(`.md${query}`)) return null;
      const file = id.slice(0, -query.length);
      this.addWatchFile(file);
      return `export default ${JSON.stringify(listing(await readFile(file, 'utf8')))};`;
    },
  };
}

function listing(text: string): FrontMatterModule {
  try {
    const notebook = parseNotebook(text);
    const { title, summary, minutes } = readFrontMatter(notebook);
    const exercises = [...exercisesOf(notebook.cells).byCell.keys()];
    return { title, summary, ...(minutes === undefined ? {} : { minutes }), exercises };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
