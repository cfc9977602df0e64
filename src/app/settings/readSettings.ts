import type { BackendName, Reductions } from '../../kernel/protocol.ts';

/** What the address bar asks for, before the `#`. */
export interface Settings {
  readonly backend: BackendName | 'auto';
  readonly reductions: Reductions;
  /** One sentence for each value that could not be used. */
  readonly complaints: readonly string[];
}

export const backendNames = ['webgpu', 'webgl', 'wasm', 'cpu'] as const satisfies readonly BackendName[];

const reductionNames = ['train', 'test', 'epochs'] as const satisfies readonly (keyof Reductions)[];

/** All that `readSettings` reads. */
export const settingNames: readonly string[] = ['backend', ...reductionNames];

/**
 * Reads `?backend=wasm&train=600&test=200&epochs=1`. A value that makes no sense is left out and named in
 * `complaints`, so that nobody takes a full run for a reduced one.
 *
 * @param search `location.search`, with or without its `?`
 */
export function readSettings(search: string): Settings {
  const query = new URLSearchParams(search);
  const complaints: string[] = [];
  const reductions: { -readonly [Name in keyof Reductions]: Reductions[Name] } = {};
  for (const name of reductionNames) {
    const text = query.get(name);
    if (text === null) continue;
    if (/^[1-9]\d{0,8}$/.test(text)) reductions[name] = Number(text);
    else
      complaints.push(`?${name}=${text} is not a whole number from 1 up, so it is ignored. Try ?${name}=10.`);
  }
  const asked = query.get('backend');
  const backend = backendNames.find((name) => name === asked);
  if (asked !== null && asked !== 'auto' && backend === undefined) {
    complaints.push(
      `?backend=${asked} is not a backend, so the fastest is chosen. There are ${backendNames.join(', ')}.`,
    );
  }
  return { backend: backend ?? 'auto', reductions, complaints };
}

const units: Record<keyof Reductions, string> = {
  train: 'training images',
  test: 'test images',
  epochs: 'epochs',
};

/** `at most 600 training images, 1 epoch`; undefined where nothing is reduced. */
export function describeReductions(reductions: Reductions): string | undefined {
  const parts = reductionNames.flatMap((name) => {
    const limit = reductions[name];
    if (limit === undefined) return [];
    const unit = limit === 1 ? units[name].replace(/s$/, '') : units[name];
    return [`${limit.toLocaleString('en')} ${unit}`];
  });
  return parts.length === 0 ? undefined : `at most ${parts.join(', ')}`;
}
