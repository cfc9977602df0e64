import type { ConvolutionShape, PoolShape } from './shapes.ts';

/** Winners as the kernels see them. */
export interface WinnersOf {
  readonly address: number;
  readonly convolution: ConvolutionShape;
  readonly pool: PoolShape;
  /** Rows and columns of the pooled map that have been computed; the winners beyond them are none. */
  readonly computed: readonly [rows: number, columns: number];
}

/**
 * Which position of each pooling window won: one byte for each window and channel, on the heap. Several tensors hold
 * it (the feature map, its gradient); the last one frees it.
 */
export class Winners implements WinnersOf {
  readonly address: number;
  readonly convolution: ConvolutionShape;
  readonly pool: PoolShape;
  computed: readonly [rows: number, columns: number] = [0, 0];
  private readonly free: (address: number) => void;
  private holders = 1;

  constructor(
    address: number,
    convolution: ConvolutionShape,
    pool: PoolShape,
    free: (address: number) => void,
  ) {
    this.address = address;
    this.convolution = convolution;
    this.pool = pool;
    this.free = free;
  }

  hold(): this {
    this.holders++;
    return this;
  }

  release(): void {
    if (--this.holders === 0) this.free(this.address);
  }
}
