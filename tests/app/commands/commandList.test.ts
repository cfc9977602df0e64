import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/app/commands/commandList.ts';
import { filterCommands } from '../../../src/app/commands/filterCommands.ts';

describe('the commands', () => {
  test('have names and ids of their own', () => {
    for (const key of ['id', 'title'] as const) {
      const values = commands.map((command) => command[key]);
      expect(new Set(values).size).toBe(values.length);
    }
  });

  test('share no keys, and no key is the start of another', () => {
    const keys = commands.flatMap((command) => command.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    for (const one of keys) expect(keys.filter((other) => other.startsWith(`${one} `))).toEqual([]);
  });

  test('are found by parts of words in any order, those that begin with them first', () => {
    const titles = (typed: string) => filterCommands(commands, typed).map(({ title }) => title);
    expect(titles('cell del')).toEqual(['Delete cell']);
    expect(titles('run')[0]).toMatch(/^Run/);
    expect(titles('no such thing')).toEqual([]);
    expect(titles('')).toHaveLength(commands.length);
  });
});
