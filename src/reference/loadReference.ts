import type { Reference } from './reference.ts';

const found = import.meta.glob<Reference>('./modules.txt', { query: '?reference', import: 'default' });

let loading: Promise<Reference> | undefined;

/** The reference, loaded when it is first wanted. Rejects where its file cannot be had; then the next call tries again. */
export function loadReference(): Promise<Reference> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Reference> {
  const [loader] = Object.values(found);
  if (loader === undefined) throw new Error('The site was built without its reference.');
  return await loader();
}
