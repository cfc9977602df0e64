/** Cache Storage in memory, for Node, which has none. The browser test uses the real one. */
export interface MemoryCaches extends CacheStorage {
  /** What is kept, by address. */
  readonly kept: Map<string, Uint8Array<ArrayBuffer>>;
}

export function memoryCaches(): MemoryCaches {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const cache = {
    async match(address: string) {
      const bytes = kept.get(address);
      return bytes && new Response(bytes);
    },
    async put(address: string, response: Response) {
      kept.set(address, new Uint8Array(await response.arrayBuffer()));
    },
    async delete(address: string) {
      return kept.delete(address);
    },
  };
  // Only what the data path calls: open, match, put, delete.
  return { kept, open: async () => cache } as unknown as MemoryCaches;
}
