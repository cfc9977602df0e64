import { inputNamed, overrideKernel } from '../overrideKernel.ts';

let installed = false;

/**
 * The gradient of bilinear resizing: tfjs 4.22 computes it right on `cpu`, then gives it out with height and width
 * exchanged, which fails for images that are not square. Further calls do nothing.
 */
export function installResizeBilinearGradient(): void {
  if (installed) return;
  installed = true;
  overrideKernel('cpu', 'ResizeBilinearGrad', (before) => (args) => {
    const gradient = before?.(args);
    if (gradient === undefined || Array.isArray(gradient))
      throw new Error('The cpu backend has no ResizeBilinearGrad.');
    return { ...gradient, shape: inputNamed(args.inputs, 'images').shape };
  });
}
