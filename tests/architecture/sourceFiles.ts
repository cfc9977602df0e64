import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';

/** A file of the project and what it imports. */
export interface SourceFile {
  /** From the project's root, as `src/app/main.tsx`. */
  readonly path: string;
  readonly lines: number;
  /** Files of the project, by path; also those it only takes types from. */
  readonly files: readonly string[];
  /** Packages, by name (`@scope/name`, `node:fs`). */
  readonly packages: readonly string[];
}

const root = new URL('../../', import.meta.url).pathname;

/** All TypeScript files under a folder, by path. */
export function sourceFiles(folder: string): ReadonlyMap<string, SourceFile> {
  const paths = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}/${path}`)
    .toSorted();
  return new Map(paths.map((path) => [path, readSourceFile(path)]));
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(`${root}${path}`, 'utf8');
  const specifiers = importedBy(path, text).map((specifier) => specifier.replace(/\?.*$/, ''));
  const isFile = (specifier: string) => specifier.startsWith('.');
  return {
    path,
    lines: text.split('\n').length - 1,
    files: specifiers.filter(isFile).map((specifier) => resolve(path, specifier)),
    packages: specifiers.filter((specifier) => !isFile(specifier)).map(packageName),
  };
}

/** Static and dynamic imports, re-exports, and workers by `new URL('./file.ts', import.meta.url)`. */
function importedBy(path: string, text: string): string[] {
  // AssemblyScript reads like TypeScript but has decorators on functions, which the parser refuses.
  const { module, errors } = parseSync(path, text.replace(/^@\w+(\(.*?\))?\s/gm, ''));
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...[...text.matchAll(/\bimport\(\s*'([^']+)'/g)].map(([, specifier = '']) => specifier),
    ...[...text.matchAll(/new URL\('(\.[^']+\.tsx?)', import\.meta\.url\)/g)].map(
      ([, specifier = '']) => specifier,
    ),
  ];
}

function resolve(from: string, specifier: string): string {
  const path = posix.join(posix.dirname(from), specifier);
  // AssemblyScript leaves the extension out.
  return posix.extname(path) === '' ? `${path}.ts` : path;
}

function packageName(specifier: string): string {
  return specifier.startsWith('node:')
    ? specifier
    : specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
