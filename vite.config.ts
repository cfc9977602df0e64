import react from '@vitejs/plugin-react';
import { defineConfig, type PluginOption } from 'vite';
import { lessonListPlugin } from './src/app/lessons/plugin.ts';
import { fashionMnistPlugin } from './src/data/plugin.ts';
import { enginePlugin } from './src/engine/plugin.ts';
import { kernelPlugin } from './src/kernel/plugin.ts';
import { referencePlugin } from './src/reference/plugin.ts';

/** What is not a plain module of the page: the list of lessons, the data set's files, the kernel's bundle, the reference. */
export function convbookPlugins(): PluginOption[] {
  return [lessonListPlugin(), fashionMnistPlugin(), enginePlugin(), kernelPlugin(), referencePlugin()];
}

const port = Number(process.env.PORT ?? 5173);
const open = process.env.NO_OPEN !== '1' && process.env.CI === undefined;

/**
 * Asks a browser to compile all of a chunk aside, while it comes, where most of it runs at once: Chromium compiles a function when it is
 * first called otherwise, on the page's thread, which Plotly's start would keep for a quarter of a second. It must be the first line.
 */
const compiledAside = ({ name }: { readonly name: string }) =>
  name.startsWith('plotly-') ? '//# allFunctionsCalledOnLoad' : '';

export default defineConfig({
  base: './',
  plugins: [react(), ...convbookPlugins()],
  server: { port, strictPort: true, open },
  preview: { port, strictPort: true, open },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { output: { postBanner: compiledAside } },
  },
  worker: { format: 'es' },
});
