import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { chromiumArguments, findChromium, withoutGpu } from './tests/browser/chromium.ts';
import { convbookPlugins } from './vite.config.ts';

/** By default one core is left to a watcher that is not there. */
const cores = availableParallelism();

/** These register kernels or put something in front of tfjs' functions, for all that runs in the same process. */
const changingTfjs = [
  'tests/{engine,notebooks}/**/*.test.ts',
  'tests/kernel/{optionWarnings,tensorAsNumber}.test.ts',
  'tests/lesson/experiment.test.ts',
];

/** Bundled before the first test: a package found later would load the page anew under a running test. */
const bundledAhead = [
  'react',
  'react-dom/client',
  'react/jsx-dev-runtime',
  'plotly.js',
  'zustand',
  'zustand/vanilla',
  'zustand/react/shallow',
  'react-markdown',
  'mdast-util-gfm',
  'micromark-extension-gfm',
  'remark-math',
  'rehype-katex',
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
  'prettier/standalone',
  'prettier/plugins/acorn',
  'prettier/plugins/estree',
  'axe-core',
  'idb',
  'diff',
  'vitest-browser-react',
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgpu',
  'acorn',
  'eslint-scope',
  'magic-string',
  '@jridgewell/trace-mapping',
];

/** A project with a Chromium of its own: beside another's it runs at the same time. */
function inChromium(name: string, args: string[], include: string[]): TestProjectInlineConfiguration {
  return {
    extends: true,
    optimizeDeps: { include: bundledAhead },
    test: {
      name,
      include,
      // Two pages at once of one browser take the keyboard focus from each other.
      maxWorkers: 1,
      testTimeout: 30_000,
      provide: { runs: Number(process.env.RUNS ?? 200) },
      // A busy machine may take long to load a chunk; what never comes still fails.
      expect: { poll: { timeout: 10_000 } },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({
          launchOptions: { executablePath: findChromium(), args },
          // Room for the largest page that a test looks at: Vitest scales down what does not fit.
          contextOptions: { viewport: { width: 1920, height: 1760 } },
        }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    /** How often a training cell is run to see whether memory grows. */
    readonly runs: number;
  }
}

export default defineConfig({
  plugins: [react(), ...convbookPlugins()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/**/*.browser.test.{ts,tsx}', 'tests/e2e/**', ...changingTfjs],
          // Loading what they share takes longer than running them.
          isolate: false,
          maxWorkers: cores,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-tfjs',
          environment: 'node',
          include: changingTfjs,
          pool: 'threads',
          exclude: ['tests/**/*.browser.test.{ts,tsx}'],
          maxWorkers: cores,
        },
      },
      // Drawing a page takes a fraction of its time without a software GPU; what computes is tried on one, too.
      inChromium('browser', withoutGpu, ['tests/{app,data,storage,widgets}/**/*.browser.test.{ts,tsx}']),
      inChromium('browser-kernel', chromiumArguments, [
        'tests/{compiler,engine,kernel}/**/*.browser.test.ts',
      ]),
    ],
  },
});
