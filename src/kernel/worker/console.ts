/**
 * The console of lesson code: every call becomes an output under the running cell, in order with everything
 * else that is shown.
 */
import type { Output, TextOutput } from '../../notebook/output.ts';

export interface ConsoleHost {
  /** Shows an output at once. */
  show(output: Output): void;
  /** Shows a value that takes time to read, such as a tensor, in its place in the order. */
  showLater(output: Promise<Output>): void;
  /** A value as one text, if that can be had without waiting. */
  inspect(value: unknown): string | undefined;
  inspectLater(value: unknown): Promise<string>;
  now(): number;
}

type Level = NonNullable<TextOutput['level']>;

/** An object with the console's methods, to put in the place of the worker's own. */
export function createConsole(host: ConsoleHost): Record<string, (...values: unknown[]) => void> {
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  let indent = '';

  const output = (text: string, level: Level): TextOutput => ({
    mime: 'text/plain',
    text: indent === '' ? text : text.replaceAll(/^/gm, indent),
    level,
  });
  const write = (level: Level, values: readonly unknown[]): void => {
    const parts = substitute(values).map((value) =>
      typeof value === 'string' ? value : host.inspect(value),
    );
    if (!parts.includes(undefined)) {
      host.show(output(parts.join(' '), level));
      return;
    }
    const all = Promise.all(
      substitute(values).map((value) => (typeof value === 'string' ? value : host.inspectLater(value))),
    );
    host.showLater(all.then((texts) => output(texts.join(' '), level)));
  };
  const writer =
    (level: Level) =>
    (...values: unknown[]) =>
      write(level, values);
  const label = (value: unknown): string => (value === undefined ? 'default' : String(value));
  const elapsed = (name: string): string =>
    `${name}: ${(host.now() - (timers.get(name) ?? host.now())).toFixed(1)} ms`;

  return {
    log: writer('log'),
    debug: writer('log'),
    dir: (value) => write('log', [value]),
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
    trace: writer('log'),
    assert(condition, ...values) {
      if (!condition) write('error', ['Assertion failed', ...values]);
    },
    table(rows, columns) {
      const table = tableOf(rows, columns);
      if (table === undefined) write('log', [rows]);
      else host.show(table);
    },
    count(name) {
      const count = (counts.get(label(name)) ?? 0) + 1;
      counts.set(label(name), count);
      write('log', [`${label(name)}: ${count}`]);
    },
    countReset: (name) => void counts.delete(label(name)),
    time: (name) => void timers.set(label(name), host.now()),
    timeLog: (name, ...values) => write('log', [elapsed(label(name)), ...values]),
    timeEnd(name) {
      write('log', [elapsed(label(name))]);
      timers.delete(label(name));
    },
    group(...values) {
      if (values.length > 0) write('log', values);
      indent += '  ';
    },
    groupCollapsed(...values) {
      if (values.length > 0) write('log', values);
      indent += '  ';
    },
    groupEnd() {
      indent = indent.slice(2);
    },
    clear() {},
  };
}

/** The format directives of the console standard: `%s`, `%d`, `%i`, `%f`, `%o`, `%O`; `%c` has no effect. */
function substitute(values: readonly unknown[]): unknown[] {
  const [format, ...rest] = values;
  if (typeof format !== 'string' || rest.length === 0 || !format.includes('%')) return [...values];
  const text = format.replaceAll(/%[sdifoOc%]/g, (directive) => {
    if (directive === '%%') return '%';
    if (rest.length === 0) return directive;
    const value = rest.shift();
    switch (directive) {
      case '%c':
        return '';
      case '%d':
      case '%i':
        return String(Math.trunc(Number(value)));
      case '%f':
        return String(Number(value));
      default:
        return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
    }
  });
  return [text, ...rest];
}

/** `console.table` of an array of records or of rows. */
function tableOf(rows: unknown, wanted: unknown): Output | undefined {
  if (!Array.isArray(rows) || !rows.every((row) => typeof row === 'object' && row !== null)) return undefined;
  const keys = Array.isArray(wanted)
    ? wanted.map(String)
    : [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown): string | number | boolean | null =>
    typeof value === 'number' || typeof value === 'boolean' || value === null ? value : String(value ?? '');
  return {
    mime: 'application/vnd.convbook.table+json',
    columns: ['', ...keys],
    rows: rows.map((row: Record<string, unknown>, index) => [index, ...keys.map((key) => cell(row[key]))]),
  };
}
