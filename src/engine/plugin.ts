/**
 * Compiles the engine's WebAssembly program from its AssemblyScript sources: at build time into files beside the
 * kernel's, in development and tests when first asked for. No compiled program is kept in the repository; what was
 * compiled is cached by the hash of its sources.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { type VariantName, variantNames } from './wasm/variants.ts';

const sourceFolder = join(dirname(fileURLToPath(import.meta.url)), 'assembly');
const cacheFolder = join(sourceFolder, '../../../node_modules/.cache/convbook-engine');
/** Where the site serves the programs, beside its page. */
const servedFolder = 'kernel';
/** The largest memory WebAssembly can address, in pages of 64 KiB: that of tfjs, which is imported. */
const mostPages = 65536;

/** Arguments of the AssemblyScript compiler for one build of the program. */
function compilerOptions(name: VariantName): string[] {
  const shared = name.includes('shared');
  const features = [
    'simd',
    ...(name.includes('fma') ? ['relaxed-simd'] : []),
    ...(shared ? ['threads'] : []),
  ];
  const memory = shared ? ['--sharedMemory', '--initialMemory', '1', '--maximumMemory', `${mostPages}`] : [];
  // AS112 warns of vectors in exported functions: they are exported between our own modules only.
  const warnings = ['--disableWarning', '112'];
  return [
    '--runtime',
    'stub',
    '-O3',
    '--noAssert',
    '--importMemory',
    '--enable',
    features.join(),
    ...memory,
    ...warnings,
  ];
}

async function readSources(): Promise<Map<string, string>> {
  const names = (await readdir(sourceFolder)).filter((name) => name.endsWith('.ts')).sort();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(sourceFolder, name), 'utf8')] as const),
    ),
  );
}

/** Paths of the program's sources, for watching them. */
export async function engineSources(): Promise<string[]> {
  return [...(await readSources()).keys()].map((name) => join(sourceFolder, name));
}

/**
 * One build of the program.
 *
 * @throws with the compiler's messages where the sources do not compile
 */
export async function compileEngine(name: VariantName): Promise<Uint8Array<ArrayBuffer>> {
  const sources = await readSources();
  const options = compilerOptions(name);
  const hash = createHash('sha256')
    .update(JSON.stringify([options, ...sources]))
    .digest('hex')
    .slice(0, 16);
  const cached = join(cacheFolder, `${hash}-${name}`);
  try {
    return new Uint8Array(await readFile(cached));
  } catch {
    const program = await compile(sources, options);
    await mkdir(cacheFolder, { recursive: true });
    // Written aside and renamed: another process may be reading or writing the same file.
    const aside = `${cached}.${process.pid}`;
    await writeFile(aside, program);
    await rename(aside, cached);
    return program;
  }
}

async function compile(sources: Map<string, string>, options: string[]): Promise<Uint8Array<ArrayBuffer>> {
  const { default: asc } = await import('assemblyscript/asc');
  let program: Uint8Array | undefined;
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'engine.wasm', ...options], {
    readFile: (file) => sources.get(file) ?? null,
    writeFile: (file, contents) => {
      if (file === 'engine.wasm' && typeof contents !== 'string') program = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || program === undefined) {
    throw new Error(`The engine's AssemblyScript sources do not compile:\n${stderr.toString()}`);
  }
  return new Uint8Array(program);
}

/** Emits the programs as `kernel/engine-*.wasm` in a build, and serves them at the same addresses in development. */
export function enginePlugin(): Plugin {
  return {
    name: 'convbook-engine',
    async generateBundle() {
      for (const name of variantNames) {
        this.emitFile({
          type: 'asset',
          fileName: `${servedFolder}/${name}`,
          source: await compileEngine(name),
        });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        const name = variantNames.find((variant) => path.endsWith(`/${servedFolder}/${variant}`));
        if (name === undefined) {
          next();
          return;
        }
        compileEngine(name).then((program) => {
          response.setHeader('Content-Type', 'application/wasm');
          response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
          response.end(program);
        }, next);
      });
    },
  };
}
