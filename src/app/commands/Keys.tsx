import { shownKeys } from './keys.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Keys as the reader's keyboard names them. */
export function Keys({ keys }: { readonly keys: string }) {
  return <kbd className="keys">{shownKeys(keys, isMac)}</kbd>;
}
