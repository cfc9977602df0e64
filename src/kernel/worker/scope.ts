/** What lesson code finds in scope, and which modules it can import. */
import type * as tfjs from '@tensorflow/tfjs';
import type { InterruptSwitch } from './interrupt.ts';

type Module = Readonly<Record<string, unknown>>;

/** tfjs as lessons see it: the module's names, with a `nextFrame` at which an interrupt stops a loop. */
export function lessonTf(tf: typeof tfjs, interrupt: InterruptSwitch): Module {
  return {
    ...tf,
    async nextFrame() {
      interrupt.check();
      await tf.nextFrame();
      interrupt.check();
    },
  };
}

/** Resolves the modules a cell may import. */
export function moduleImporter(
  modules: Readonly<Record<string, Module>>,
): (specifier: string) => Promise<Module> {
  return async (specifier) => {
    const found = Object.hasOwn(modules, specifier) ? modules[specifier] : undefined;
    if (found !== undefined) return found;
    const allowed = Object.keys(modules)
      .map((name) => `'${name}'`)
      .join(' and ');
    throw new Error(
      `Cells can import ${allowed}, not '${specifier}': lesson code runs apart from the network, on purpose.`,
    );
  };
}

/** Puts the names in scope, before any cell runs; cells can still define names of their own over them. */
export function defineScope(scope: object, names: Module): void {
  for (const [name, value] of Object.entries(names)) {
    Object.defineProperty(scope, name, { value, writable: true, configurable: true, enumerable: false });
  }
}

/**
 * Takes away what would end or confuse the worker without the page knowing: `close` would leave the page
 * waiting for a worker that is gone.
 */
export function hardenScope(scope: object): void {
  const refuse = (): never => {
    throw new Error('A cell cannot close the kernel; use Restart.');
  };
  for (let object: object | null = scope; object !== null; object = Object.getPrototypeOf(object)) {
    if (!Object.hasOwn(object, 'close')) continue;
    Object.defineProperty(object, 'close', { value: refuse, writable: false, configurable: false });
  }
}
