import type { KernelEvent, KernelState } from '../../kernel/client.ts';
import type { Device, Memory } from '../../kernel/protocol.ts';

/** What the page shows of the kernel. */
export interface KernelView {
  readonly state: KernelState;
  readonly device?: Device;
  readonly memory?: Memory;
  /** Sentences for the user, oldest first; each stays until it is put away or the next cell runs. */
  readonly notices: readonly Notice[];
}

/** A confirmation may pass by itself; what asks for something or explains a problem stays. */
export type NoticeStay = 'passing' | 'staying';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly stay: NoticeStay;
}

export type KernelViewMessage =
  | KernelEvent
  | { readonly type: 'notice'; readonly text: string; readonly stay: NoticeStay }
  | { readonly type: 'notice-closed'; readonly id: number };

export const kernelUnseen: KernelView = { state: 'off', notices: [] };

/** More would push the lesson off the page. */
const mostNotices = 3;

export function kernelTransition(view: KernelView, message: KernelViewMessage): KernelView {
  switch (message.type) {
    case 'state':
      // A new kernel has no tensors; its device is the old one's until it says otherwise.
      return message.state === 'starting'
        ? { ...view, state: message.state, memory: { tensors: 0, bytes: 0 } }
        : { ...view, state: message.state };
    case 'device':
      return { ...view, device: message.device };
    case 'memory':
      return { ...view, memory: message.memory };
    case 'started':
      return view.notices.length === 0 ? view : { ...view, notices: [] };
    case 'notice': {
      const id = (view.notices.at(-1)?.id ?? 0) + 1;
      const others = view.notices.filter((notice) => notice.text !== message.text);
      const stay = 'stay' in message ? message.stay : 'staying';
      return { ...view, notices: [...others, { id, text: message.text, stay }].slice(-mostNotices) };
    }
    case 'notice-closed':
      return { ...view, notices: view.notices.filter((notice) => notice.id !== message.id) };
    default:
      return view;
  }
}

/** `WASM`, `2 threads`, `41 MB`, as far as it is known; the first part says most. */
export function describeKernel({ state, device, memory }: KernelView): string[] {
  if (state === 'off') return ['Kernel off'];
  if (state === 'starting') return ['Starting…'];
  if (state === 'failed') return ['Kernel failed'];
  if (device === undefined) return ['Kernel'];
  const threads =
    device.backend === 'wasm' ? [`${device.threads} thread${device.threads === 1 ? '' : 's'}`] : [];
  const used = memory === undefined ? [] : [formatMegabytes(memory.bytes)];
  return [backendTitles[device.backend], ...threads, ...used];
}

export const backendTitles = { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WASM', cpu: 'CPU' } as const;

/** `0 MB`, `0.4 MB`, `41 MB`: a whole number once it is large enough to read as one. */
export function formatMegabytes(bytes: number): string {
  const megabytes = bytes / 1e6;
  if (megabytes > 0 && megabytes < 10) return `${Math.max(0.1, megabytes).toFixed(1)} MB`;
  return `${Math.round(megabytes).toLocaleString('en')} MB`;
}
