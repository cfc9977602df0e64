/** Gives `modules.txt?reference`, the reference of what cells can call, as a module; `?options` gives its option names alone. */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { makeReference } from './build/makeReference.ts';
import { optionNamesOf } from './build/optionNames.ts';

const modules = fileURLToPath(new URL('modules.txt', import.meta.url));

export function referencePlugin(): Plugin {
  return {
    name: 'convbook-reference',
    enforce: 'pre',
    load(id) {
      const query = id.startsWith(`${modules}?`) ? id.slice(modules.length) : undefined;
      if (query !== '?reference' && query !== '?options') return null;
      const { reference, sources } = makeReference();
      for (const source of sources) if (!source.includes('/node_modules/')) this.addWatchFile(source);
      // Parsed as JSON: that is quicker than as a program, for text of this size.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(query === '?options' ? optionNamesOf(reference) : reference))});`;
    },
  };
}
