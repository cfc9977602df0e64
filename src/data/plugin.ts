/**
 * Puts Fashion-MNIST beside the page: served at `data/fashion-mnist/` in development and preview, copied into
 * the build. With nothing to be had, everything works all the same and the browser looks for itself.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { officialFiles, type SiteSources, sitePath } from './officialFiles.ts';
import { type FindOptions, type Found, findFiles } from './server/findFiles.ts';
import { serveFiles } from './server/serveFiles.ts';

/** Options other than the defaults are for tests. */
export type FashionMnistOptions = Partial<Omit<FindOptions, 'builtFolder'>>;

/** In development the browser may look for itself while the server is still downloading. */
const developmentPatience = 1500;

export function fashionMnistPlugin(options: FashionMnistOptions = {}): Plugin {
  const files = options.files ?? officialFiles;
  const namedFolder = options.namedFolder ?? process.env.FASHION_MNIST_DIR;
  let root = process.cwd();
  let log: (line: string) => void = () => {};
  let finding: Promise<Found> | undefined;

  /** Looks once, at the first need, and says in one line what was found. */
  const find = (builtFolder?: string): Promise<Found> => {
    finding ??= findFiles({ root, ...options, namedFolder, builtFolder }).then((found) => {
      log(`Fashion-MNIST: ${found.note}.`);
      return found;
    });
    return finding;
  };

  return {
    name: 'convbook:fashion-mnist',

    async configResolved(config) {
      root = options.root ?? config.root;
      log = (line) => config.logger.info(line);
      finding = undefined;
      // A folder that was named but is wrong has to be known before anyone waits for a page.
      if (namedFolder) await find();
    },

    configureServer(server) {
      const soon = () => Promise.race([find(), stillLooking(developmentPatience)]);
      server.middlewares.use(serveFiles(files, soon));
    },

    configurePreviewServer(server) {
      const built = resolve(root, server.config.build.outDir, sitePath);
      server.middlewares.use(serveFiles(files, () => find(built)));
    },

    buildStart() {
      // Looks while the modules are bundled; `generateBundle` waits for it, and reports its error.
      if (this.environment.config.command === 'build') find().catch(() => undefined);
    },

    async generateBundle() {
      const { folder } = await find();
      const sources: SiteSources = {
        sameOrigin: folder !== undefined,
        note: folder ? 'built in' : 'built without the data set',
      };
      this.emitFile({
        type: 'asset',
        fileName: `${sitePath}sources.json`,
        source: JSON.stringify(sources),
      });
      if (folder === undefined) return;
      for (const { name } of files) {
        this.emitFile({
          type: 'asset',
          fileName: sitePath + name,
          source: await readFile(join(folder, name)),
        });
      }
    },
  };
}

function stillLooking(milliseconds: number): Promise<Found> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ note: 'still being downloaded by the server' }), milliseconds);
  });
}
