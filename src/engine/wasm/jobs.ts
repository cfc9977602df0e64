/** The jobs of the WebAssembly program; the numbers are those of `run` in `src/engine/assembly/index.ts`. */
export const jobs = {
  convolve: 0,
  convolveAndPool: 1,
  winograd: 2,
  sparseFilterGradient: 3,
  sparseInputGradient: 4,
  filterGradient: 5,
  multiply: 6,
  maxPool: 7,
  maxPoolGradient: 8,
  averagePool: 9,
  averagePoolGradient: 10,
  reluGradient: 11,
  sumRows: 12,
  addBias: 13,
  adam: 14,
  scatterWinners: 15,
  sumWinners: 16,
  winogradFilters: 17,
  sumFilterParts: 18,
  sumSparseParts: 19,
  turnFilter: 20,
} as const;

export type Job = keyof typeof jobs;
