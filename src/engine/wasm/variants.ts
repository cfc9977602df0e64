/** The builds of the engine's program: memory shared or not, with or without fused multiply-add. */
export const variantNames = [
  'engine-shared-fma.wasm',
  'engine-shared.wasm',
  'engine-fma.wasm',
  'engine.wasm',
] as const;
export type VariantName = (typeof variantNames)[number];

/**
 * A program of one function that uses `f32x4.relaxed_madd`: an engine that takes it as valid has relaxed SIMD.
 * (module: type () → v128; function 0: three times v128.const 0 … via i32x4.splat, then 0xfd 0x85 0x02)
 */
const relaxedSimdProbe = Uint8Array.of(
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  1,
  5,
  1,
  96,
  0,
  1,
  123,
  3,
  2,
  1,
  0,
  10,
  19,
  1,
  17,
  0,
  65,
  0,
  253,
  17,
  65,
  0,
  253,
  17,
  65,
  0,
  253,
  17,
  253,
  133,
  2,
  11,
);

export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(relaxedSimdProbe);
}

export function chooseVariant(shared: boolean): VariantName {
  const fma = hasRelaxedSimd();
  if (shared) return fma ? 'engine-shared-fma.wasm' : 'engine-shared.wasm';
  return fma ? 'engine-fma.wasm' : 'engine.wasm';
}
