/**
 * Whether what a browser calls a GPU is a program on the processor. Those pass every test of correctness, and train tens of
 * times slower than WebAssembly on the same processor.
 */
import { messageOf, within } from './patience.ts';

const softwareNames = /swiftshader|llvmpipe|softpipe|software|basic render|\bwarp\b|lavapipe|apple software/i;

export function isSoftwareRenderer(name: string): boolean {
  return softwareNames.test(name);
}

/** Milliseconds for a graphics driver to answer: broken ones never do. */
export const gpuPatience = 4000;

/** A GPU as the browser describes it. */
export interface Renderer {
  readonly name: string;
  readonly software: boolean;
}

/** The WebGL 2 renderer, or why there is none. */
export function webglRenderer(): Renderer | string {
  if (typeof OffscreenCanvas === 'undefined') return 'this browser draws no WebGL outside of its pages';
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (gl === null) return 'this browser gives no WebGL 2 context';
  const extension = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(extension?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  // Browsers allow few contexts at once: this one is not to count against them.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { name, software: isSoftwareRenderer(name) };
}

/** The WebGPU adapter, or why there is none. */
export async function webgpuRenderer(): Promise<Renderer | string> {
  const gpu = globalThis.navigator?.gpu as GPU | undefined;
  if (gpu === undefined) return 'this browser does not offer WebGPU here';
  const asked = gpu.requestAdapter({ powerPreference: 'high-performance' });
  const adapter = await within(gpuPatience, 'the graphics driver', asked).catch(messageOf);
  if (typeof adapter === 'string') return adapter;
  if (adapter === null) return 'this browser found no WebGPU adapter';
  const { vendor, architecture, device, description } = adapter.info;
  const name = [vendor, architecture, device, description].filter((part) => part !== '').join(' ');
  const fallback = 'isFallbackAdapter' in adapter.info && adapter.info.isFallbackAdapter === true;
  return { name, software: fallback || isSoftwareRenderer(name) };
}
