import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findTerm, slugOf, termAt } from '../../../src/app/glossary/findTerm.ts';
import { resources } from '../../../src/app/glossary/resources.ts';
import { terms } from '../../../src/app/glossary/terms.ts';
import { lessonProse } from '../../notebooks/runLesson.ts';

const lessonFiles = readdirSync(new URL('../../../notebooks/', import.meta.url));

describe('the glossary', () => {
  test('has at least forty terms, each with a short meaning of its own', () => {
    expect(terms.length).toBeGreaterThanOrEqual(40);
    expect(new Set(terms.map(({ meaning }) => meaning)).size).toBe(terms.length);
    for (const { name, meaning } of terms) {
      expect(meaning.length, name).toBeLessThan(220);
      expect(meaning, name).toMatch(/[.)]$/);
    }
  });

  test('leads from every address and every form of a word to one term', () => {
    const slugs = terms.map(slugOf);
    expect(new Set(slugs).size).toBe(terms.length);
    for (const term of terms) expect(termAt(slugOf(term))).toBe(term);
    const words = terms.flatMap(({ name, also = [] }) => [name, ...also]).map((word) => word.toLowerCase());
    expect(new Set(words).size).toBe(words.length);
  });

  test('knows plurals and other names, whatever their capitals and full stops', () => {
    expect(findTerm('feature maps')?.name).toBe('feature map');
    expect(findTerm('Max pooling')?.name).toBe('max pooling');
    expect(findTerm('CNN.')?.name).toBe('convolutional neural network');
    expect(findTerm('Predict, then run.')).toBeUndefined();
  });

  test('names for each term a lesson that speaks of it', () => {
    for (const term of terms) {
      const file = `${term.lesson}.md`;
      expect(lessonFiles, term.name).toContain(file);
      const prose = lessonProse(file).toLowerCase();
      const forms = [term.name, ...(term.also ?? [])].map((form) => form.toLowerCase());
      expect(
        forms.some((form) => prose.includes(form)),
        `${term.name} in ${file}`,
      ).toBe(true);
    }
  });
});

describe('the resources', () => {
  const entries = resources.flatMap((topic) => topic.entries);

  test('item 24: begin with a survey of CNNs', () => {
    expect(entries[0]?.title).toContain('Survey of Convolutional Neural Networks');
    expect(entries[0]?.address).toBe('https://arxiv.org/abs/2004.02806');
  });

  test('are each named once, by a secure address', () => {
    const addresses = entries.map(({ address }) => address);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of addresses) expect(new URL(address).protocol).toBe('https:');
  });
});
