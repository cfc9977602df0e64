import { expect, test } from 'vitest';
import { linkTarget } from '../../../src/app/markdown/linkTarget.ts';

const base = 'https://convbook.example/app/index.html#/05';

test.each([
  ['https://evil.example/x', 'evil.example'],
  ['//evil.example', 'evil.example'],
  ['\\\\evil.example', 'evil.example'],
  ['/\\evil.example', 'evil.example'],
  ['https://convbook.example@evil.example/', 'evil.example'],
  ['https://convbook.example:8443/', 'convbook.example:8443'],
  ['http://convbook.example/app/', 'convbook.example'],
  ['https://еxample.com', 'xn--xample-2of.com'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
])('%s leads away, to %s', (href, to) => {
  expect(linkTarget(href, base)).toEqual({ kind: 'away', to });
});

test.each([
  ['#/02-convolution', 'page'],
  ['#Two%20words', 'heading'],
  ['other.html', 'here'],
  ['/', 'here'],
  ['', 'none'],
  ['https://', 'none'],
])('%s is %s', (href, kind) => {
  expect(linkTarget(href, base).kind).toBe(kind);
});
