/**
 * The engine's kernels: one WebAssembly program that works on tfjs' own heap (its memory is imported), so tensors are
 * never copied. It owns no memory: JavaScript passes scratch space with every job, and every thread runs its own
 * instance.
 */
export { abandon, attach, dispatch, quit, sequence, serve } from './threads';
