/**
 * Gives `notebooks/x.md?front-matter` as a module: the home page needs the lessons' titles, not their texts.
 * A file that cannot be read becomes a listing that says so; it must not stop the build of the others.
 */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
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
    const { title, summary, minutes } = readFrontMatter(parseNotebook(text));
    return { title, summary, ...(minutes === undefined ? {} : { minutes }) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
