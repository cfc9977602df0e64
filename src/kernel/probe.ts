/**
 * Which kind of worker to start. A real GPU wants the `data:` kind (WebGPU needs its secure context); without
 * one the `blob:` kind gives WebAssembly threads. See `frame/messages.ts`.
 */
import type { WorkerKind } from './frame/messages.ts';
import type { KernelOptions } from './protocol.ts';

/** Names under which drivers that compute on the processor go. */
const softwareNames = /swiftshader|llvmpipe|softpipe|software|basic render|microsoft basic|lavapipe/i;

export function isSoftware(renderer: string): boolean {
  return softwareNames.test(renderer);
}

async function hasWebgpu(): Promise<boolean> {
  // Absent outside secure contexts and in browsers without WebGPU, whatever the type says.
  const gpu = navigator.gpu as GPU | undefined;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (adapter === null || adapter === undefined) return false;
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  return isFallbackAdapter !== true && !isSoftware([vendor, architecture, device, description].join(' '));
}

function hasWebgl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  if (context === null) return false;
  const extension = context.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(context.getParameter(extension?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return !isSoftware(renderer);
}

/** Whether this machine has a GPU that is not drawn in software. Asked of the browser once a page. */
export async function hasRealGpu(): Promise<boolean> {
  return (await hasWebgpu()) || hasWebgl();
}

/** The kind of worker for a choice of backend; `realGpu` is only asked where it matters. */
export async function workerKind(
  backend: KernelOptions['backend'],
  realGpu: () => Promise<boolean>,
): Promise<WorkerKind> {
  switch (backend) {
    case 'webgpu':
      return 'data';
    case 'wasm':
    case 'cpu':
    case 'webgl':
      return 'blob';
    case 'auto':
      return (await realGpu()) ? 'data' : 'blob';
  }
}
