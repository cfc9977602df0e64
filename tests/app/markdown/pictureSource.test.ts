import { describe, expect, test } from 'vitest';
import { isPictureAddress, pictureSource } from '../../../src/app/markdown/pictureSource.ts';

const base = 'https://convbook.example/app/';
const png = 'data:image/png;base64,iVBORw0KGgo=';

describe('no picture is asked of another site', () => {
  test.each([
    'https://evil.example/a.png',
    '//evil.example/a.png',
    '\\\\evil.example/a.png',
    '/\\evil.example/a.png',
    'http:evil.example/a.png',
    'HTTPS://evil.example',
  ])('%s', (address) => {
    expect(pictureSource(address, base, {}, false)).toEqual({
      kind: 'left-out',
      why: `Picture from another site, not loaded: ${address}`,
    });
  });
});

test('a notebook from elsewhere asks this site for none either', () => {
  expect(pictureSource('figures/a.png', base, {}, false)).toEqual({
    kind: 'shown',
    address: 'figures/a.png',
  });
  expect(pictureSource('figures/a.png', base, {}, true).kind).toBe('left-out');
});

test('a picture that comes with the text is shown', () => {
  expect(pictureSource(png, base, {}, true)).toEqual({ kind: 'shown', address: png });
  expect(pictureSource('attachment:a%20b.png', base, { 'a b.png': png }, true)).toEqual({
    kind: 'shown',
    address: png,
  });
  expect(pictureSource('attachment:toString', base, {}, true).kind).toBe('left-out');
});

test.each(['data:text/html,<script>', 'data:image/svg+xml;base64,PHN2Zz4=', 'javascript:alert(1)', 'blob:x'])(
  '%s is no address of a picture',
  (address) => {
    expect(isPictureAddress(address)).toBe(false);
  },
);
