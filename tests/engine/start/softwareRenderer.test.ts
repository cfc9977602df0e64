import { describe, expect, it } from 'vitest';
import { within } from '../../../src/engine/start/patience.ts';
import { isSoftwareRenderer } from '../../../src/engine/start/softwareRenderer.ts';

describe('telling software renderers from GPUs by name', () => {
  it.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'google swiftshader',
    'llvmpipe (LLVM 15.0.7, 256 bits)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0)',
    'Apple Software Renderer',
    'softpipe',
  ])('%s is software', (name) => expect(isSoftwareRenderer(name)).toBe(true));

  it.each([
    'ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Unspecified Version)',
    'ANGLE (Intel, Intel(R) Iris(R) Xe Graphics (0x0000A7A0) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'NVIDIA GeForce RTX 3060/PCIe/SSE2',
    'Adreno (TM) 740',
    'Mali-G78',
  ])('%s is a GPU', (name) => expect(isSoftwareRenderer(name)).toBe(false));
});

describe('waiting for a driver', () => {
  it('ends with a sentence where there is no answer', async () => {
    const never = new Promise<never>(() => {});
    await expect(within(10, 'the graphics driver', never)).rejects.toThrow(
      'the graphics driver did not answer within 0.01 s',
    );
  });

  it('gives the answer where there is one', async () => {
    await expect(within(1000, 'the graphics driver', Promise.resolve(7))).resolves.toBe(7);
  });
});
