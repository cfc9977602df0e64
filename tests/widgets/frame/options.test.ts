import { describe, expect, it } from 'vitest';
import { type OptionTable, readOptions } from '../../../src/widgets/frame/options.ts';

const table = {
  kernel: { kind: 'choice', of: ['blur', 'sharpen'], default: 'blur', about: 'the kernel' },
  stride: { kind: 'whole', from: 1, to: 3, default: 1, about: 'the stride' },
  predict: { kind: 'flag', default: false, about: 'whether to ask' },
  sizes: { kind: 'wholes', from: 1, to: 8, count: [2, 5], default: [3, 4, 4, 1], about: 'neurons' },
} as const satisfies OptionTable;

describe('the options of a widget', () => {
  it('have their defaults where a lesson says nothing', () => {
    expect(readOptions('', table)).toEqual({
      values: { kernel: 'blur', stride: 1, predict: false, sizes: [3, 4, 4, 1] },
    });
  });

  it('are read one a line, with blank lines and comments between', () => {
    expect(
      readOptions('kernel: sharpen\n\n# a remark\nstride:2\npredict : yes\nsizes: 2-3, 1', table),
    ).toEqual({
      values: { kernel: 'sharpen', stride: 2, predict: true, sizes: [2, 3, 1] },
    });
  });

  it('are refused with the known ones where one is unknown', () => {
    expect(readOptions('strides: 2', table)).toEqual({
      problems: ['There is no option “strides”. The options are kernel, stride, predict, sizes.'],
    });
    expect(readOptions('constructor: 2', table)).toHaveProperty('problems');
    expect(readOptions('stride: 2', {})).toEqual({
      problems: ['There is no option “stride”. This widget has none.'],
    });
  });

  it('say which values they take when given another', () => {
    const { problems } = readOptions('kernel: blurr\nstride: 4\npredict: maybe\nsizes: 3', table) as {
      problems: string[];
    };
    expect(problems).toEqual([
      '“kernel: blurr” does not fit: kernel (the kernel) is one of blur, sharpen.',
      '“stride: 4” does not fit: stride (the stride) is a whole number from 1 to 3.',
      '“predict: maybe” does not fit: predict (whether to ask) is yes or no.',
      '“sizes: 3” does not fit: sizes (neurons) is 2 to 5 whole numbers from 1 to 8, such as 3-4-4-1.',
    ]);
  });

  it('may not be given twice, and need a colon', () => {
    expect(readOptions('stride: 1\nstride: 2', table)).toEqual({
      problems: ['The option “stride” is given twice.'],
    });
    expect(readOptions('stride 2', table)).toEqual({
      problems: ['“stride 2” is not of the form key: value.'],
    });
  });
});
