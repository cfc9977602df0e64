import { describe, expect, it } from 'vitest';
import { columnDecimals, formatNumber } from '../../../src/app/outputs/formatNumber.ts';

describe('formatNumber', () => {
  it('prints whole numbers in full, in groups of three', () => {
    expect(formatNumber(74954)).toBe('74,954');
    expect(formatNumber(-1200)).toBe('-1,200');
    expect(formatNumber(0)).toBe('0');
  });

  it('prints at most four decimals and no idle zeros', () => {
    expect(formatNumber(0.123456)).toBe('0.1235');
    expect(formatNumber(2.5)).toBe('2.5');
  });

  it('prints very small and very large numbers as a power of ten', () => {
    expect(formatNumber(0.00001234)).toBe('1.234e-5');
    expect(formatNumber(2e15)).toBe('2e15');
  });

  it('names what is not a number', () => {
    expect(formatNumber(Number.NaN)).toBe('NaN');
    expect(formatNumber(Number.POSITIVE_INFINITY)).toBe('∞');
    expect(formatNumber(Number.NEGATIVE_INFINITY)).toBe('−∞');
  });

  it('lets a column of percentages stand by its points', () => {
    const decimals = columnDecimals([0, 33.3, 50, 100]);
    expect([0, 33.3, 50, 100].map((value) => formatNumber(value, decimals))).toEqual([
      '0.0',
      '33.3',
      '50.0',
      '100.0',
    ]);
  });

  it('gives the values of a column the same decimals, but whole numbers none where that makes many zeros', () => {
    const decimals = columnDecimals([0.5, 0.8734, 1, null]);
    expect(decimals).toBe(4);
    expect([0.5, 0.8734, 1].map((value) => formatNumber(value, decimals))).toEqual([
      '0.5000',
      '0.8734',
      '1.0000',
    ]);
    expect(formatNumber(28, decimals)).toBe('28');
  });
});
