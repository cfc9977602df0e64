import { describe, expect, it } from 'vitest';
import { outputSize } from '../../src/cnn/outputSize.ts';

describe('the size of a feature map', () => {
  it('is ⌊(n + 2p − k)/s⌋ + 1', () => {
    expect(outputSize(28, { kernel: 3 })).toBe(26);
    expect(outputSize(28, { kernel: 5 })).toBe(24);
    expect(outputSize(5, { kernel: 3, padding: 1 })).toBe(5);
    expect(outputSize(5, { kernel: 3, stride: 2 })).toBe(2);
    expect(outputSize(6, { kernel: 3, stride: 2 })).toBe(2);
    expect(outputSize(13, { kernel: 2, stride: 2 })).toBe(6);
  });

  it('with same padding is the size over the stride, rounded up', () => {
    expect(outputSize(28, { kernel: 3, padding: 'same' })).toBe(28);
    expect(outputSize(5, { kernel: 3, stride: 2, padding: 'same' })).toBe(3);
    expect(outputSize(1, { kernel: 3, padding: 'same' })).toBe(1);
  });

  it('is 1 where the kernel covers the whole input', () => {
    expect(outputSize(3, { kernel: 3 })).toBe(1);
  });

  it('does not exist where the kernel is larger than the padded input, and the error names both', () => {
    expect(() => outputSize(3, { kernel: 5 })).toThrow(
      'conv2d: kernel 5×5 is larger than its padded input 3×3',
    );
    expect(() => outputSize(2, { kernel: 5, padding: 1 })).toThrow('larger than its padded input 4×4');
    expect(() => outputSize(1, { kernel: 2, stride: 2 }, 'maxPooling2d')).toThrow(
      'maxPooling2d: kernel 2×2 is larger than its padded input 1×1',
    );
  });

  it('is refused for sizes, strides and paddings that are no whole numbers', () => {
    expect(() => outputSize(28, { kernel: 2.5 })).toThrow(
      'kernel size must be a whole number from 1, not 2.5',
    );
    expect(() => outputSize(28, { kernel: 3, stride: 0 })).toThrow('stride');
    expect(() => outputSize(28, { kernel: 3, padding: -1 })).toThrow('padding');
    expect(() => outputSize(0, { kernel: 3 })).toThrow('input size');
  });
});
