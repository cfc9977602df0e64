import { describe, expect, test } from 'vitest';
import { type SourceFile, sourceFiles } from './architecture/sourceFiles.ts';

/**
 * How the source is laid out, as a table that is checked.
 *
 * Reading it downwards: what stands lower may build on what stands higher, as far as its line says. What a
 * learner's notebook is, and the mathematics, know nothing of the rest. TensorFlow.js and the learner's code
 * live in the worker; the page only ever sees data.
 */
const layers: Readonly<Record<string, Layer>> = {
  'src/notebook': { job: 'the notebook format and what a cell can output', folders: [], packages: [] },
  'src/cnn': { job: 'convolution, pooling and shapes in plain arrays', folders: [], packages: [] },
  'src/data': { job: 'Fashion-MNIST: fetched, verified, cached, decoded', folders: [], packages: [] },
  'src/compiler': {
    job: 'a cell’s source made runnable, errors mapped back',
    folders: ['src/notebook', 'src/reference'],
    packages: ['acorn', 'eslint-scope', 'magic-string', '@jridgewell/trace-mapping'],
  },
  'src/engine': {
    job: 'TensorFlow.js made fast and right on every backend',
    folders: [],
    packages: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-backend-webgpu'],
  },
  'src/lesson': {
    job: 'what lesson code may call: data, galleries, plots',
    folders: ['src/notebook', 'src/cnn', 'src/data'],
    packages: ['@tensorflow/tfjs', 'umap-js'],
  },
  'src/kernel': {
    job: 'the page’s side of the kernel: its frame, its messages',
    folders: ['src/notebook', 'src/data', 'src/reference'],
    packages: [],
  },
  'src/kernel/worker': {
    job: 'the worker’s side: runs cells',
    folders: [
      'src/kernel',
      'src/notebook',
      'src/data',
      'src/compiler',
      'src/lesson',
      'src/engine',
      'src/reference',
    ],
    packages: ['@tensorflow/tfjs'],
  },
  'src/reference': { job: 'what a cell can call, with its documentation', folders: [], packages: [] },
  'src/storage': {
    job: 'drafts, outputs and versions in IndexedDB',
    folders: ['src/notebook'],
    packages: ['idb'],
  },
  'src/widgets': { job: 'pictures to play with', folders: ['src/cnn', 'src/notebook'], packages: ['react'] },
  'src/app': {
    job: 'the page',
    folders: [
      'src/notebook',
      'src/cnn',
      'src/data',
      'src/compiler',
      'src/kernel',
      'src/reference',
      'src/storage',
      'src/widgets',
    ],
    packages: [
      'react',
      'react-dom',
      'zustand',
      '@codemirror/autocomplete',
      '@codemirror/commands',
      '@codemirror/lang-javascript',
      '@codemirror/lang-markdown',
      '@codemirror/language',
      '@codemirror/lint',
      '@codemirror/state',
      '@codemirror/view',
      '@lezer/common',
      '@lezer/highlight',
      'prettier',
      'react-markdown',
      'mdast-util-gfm',
      'micromark-extension-gfm',
      'remark-math',
      'rehype-katex',
      'katex',
      'plotly.js',
      'diff',
      '@fontsource-variable/inter',
      '@fontsource-variable/jetbrains-mono',
      '@fontsource-variable/source-serif-4',
    ],
  },
};

interface Layer {
  readonly job: string;
  /** Folders that its files may import from, beside their own. */
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

/** Files that run in Node while the site is served or built: they may also import Node and what builds. */
const runsInNode = (path: string) =>
  /^src\/([^/]+\/)+plugin\.ts$|^src\/(data\/server|reference\/build)\//.test(path);

const isBuildPackage = (name: string) => /^node:|^(vite|assemblyscript)$/.test(name);

/** Files are short, since each answers one question. A longer one has its reason here. */
const maximumLines = 300;
const longFiles: Readonly<Record<string, string>> = {};

const files = sourceFiles('src');
const layerOf = (path: string) =>
  Object.keys(layers)
    .filter((folder) => path.startsWith(`${folder}/`))
    .toSorted((a, b) => b.length - a.length)[0];

test('every source file is in a folder of the table', () => {
  expect(files.size).toBeGreaterThan(100);
  expect([...files.keys()].filter((path) => layerOf(path) === undefined)).toEqual([]);
});

describe.each(Object.entries(layers))('%s', (folder, { folders, packages }) => {
  const own = [...files.values()].filter(({ path }) => layerOf(path) === folder);

  test(`imports only from ${['itself', ...folders].join(', ')}`, () => {
    const allowed = [folder, ...folders];
    const forbidden = own.flatMap(({ path, files: imported }) =>
      imported
        .filter((target) => !allowed.includes(layerOf(target) ?? ''))
        .map((target) => `${path} imports ${target}`),
    );
    expect(forbidden).toEqual([]);
  });

  test(`takes from npm only ${packages.join(', ') || 'nothing'}`, () => {
    const forbidden = own.flatMap(({ path, packages: imported }) =>
      imported
        .filter((name) => !packages.includes(name))
        .filter((name) => !(runsInNode(path) && isBuildPackage(name)))
        .map((name) => `${path} imports ${name}`),
    );
    expect(forbidden).toEqual([]);
  });
});

test('nothing that the page loads leads to TensorFlow.js, or to what runs in Node', () => {
  const reached = reachableFrom('src/app/main.tsx');
  expect(reached.size).toBeGreaterThan(20);
  const forbidden = [...reached].filter(
    (path) => runsInNode(path) || files.get(path)?.packages.some((name) => name.startsWith('@tensorflow/')),
  );
  expect(forbidden).toEqual([]);
});

test('no files import one another in a circle', () => {
  expect(findCircles()).toEqual([]);
});

test(`no file has more than ${maximumLines} lines without a reason`, () => {
  const long = [...files.values()].filter(({ lines }) => lines > maximumLines).map(({ path }) => path);
  expect(long).toEqual(Object.keys(longFiles));
});

test('files are named for the question they answer, not for being useful', () => {
  const useful = /^(utils?|utilities|utility|helpers?|managers?|common|misc|stuff)$/i;
  const words = (path: string) => path.replace(/\.[^/]*$/, '').split(/[/\-_.]|(?<=[a-z])(?=[A-Z])/);
  const paths = [...files.keys(), ...sourceFiles('tests').keys()];
  expect(paths.filter((path) => words(path).some((word) => useful.test(word)))).toEqual([]);
});

function reachableFrom(path: string, reached = new Set<string>()): Set<string> {
  if (reached.has(path)) return reached;
  reached.add(path);
  for (const target of files.get(path)?.files ?? []) reachableFrom(target, reached);
  return reached;
}

/** Circles as `a → b → a`, also those of types alone: what they share wants a file that both import. */
function findCircles(): string[] {
  const circles = new Set<string>();
  const finished = new Set<string>();
  const visit = (file: SourceFile, trail: readonly string[]): void => {
    const start = trail.indexOf(file.path);
    if (start !== -1) circles.add([...trail.slice(start), file.path].join(' → '));
    if (start !== -1 || finished.has(file.path)) return;
    for (const target of file.files) {
      const next = files.get(target);
      if (next !== undefined) visit(next, [...trail, file.path]);
    }
    finished.add(file.path);
  };
  for (const file of files.values()) visit(file, []);
  return [...circles];
}
