import { describe, expect, test } from 'vitest';
import { hashOf, parseRoute, type Route } from '../../../src/app/routing/route.ts';

describe('parseRoute', () => {
  test.each(['', '#', '#/'])('takes %j for the home page', (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'home' });
  });

  test('reads the lesson by its file name', () => {
    expect(parseRoute('#/05-fashion-mnist-cnn')).toEqual({ page: 'lesson', lesson: '05-fashion-mnist-cnn' });
  });

  test('reads the section behind the lesson', () => {
    expect(parseRoute('#/04-tensors/make-one')).toEqual({
      page: 'lesson',
      lesson: '04-tensors',
      section: 'make-one',
    });
  });

  test('takes a stray percent sign as written instead of failing', () => {
    expect(parseRoute('#/100%')).toEqual({ page: 'lesson', lesson: '100%' });
  });
});

test.each<Route>([
  { page: 'home' },
  { page: 'glossary' },
  { page: 'glossary', term: 'batch-normalisation' },
  { page: 'resources' },
  { page: 'lesson', lesson: '04-tensors' },
  { page: 'lesson', lesson: 'opened:0123abcd' },
  { page: 'lesson', lesson: 'opened:0123abcd', section: 'two-words' },
  { page: 'link', payload: '1a-b_c' },
  { page: 'lesson', lesson: 'a lesson/with ünusual % marks', section: 'größe' },
])('hashOf leads back to %j', (route) => {
  expect(parseRoute(hashOf(route))).toEqual(route);
});
