import type { Program } from 'acorn';
import { walk } from './walk.ts';

/**
 * The object that takes the place of Python's keyword arguments: `{ filters: 4, kernelSize: 3 }` for
 * `conv2d(filters=4, kernel_size=3)`. Undefined where no call has one of that name.
 */
export function keywordArguments(program: Program, source: string, name: string): string | undefined {
  let options: string | undefined;
  walk(program, (node) => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return options === undefined;
    const given = node.arguments.flatMap((argument) =>
      argument.type === 'AssignmentExpression' &&
      argument.operator === '=' &&
      argument.left.type === 'Identifier'
        ? [{ name: argument.left.name, value: source.slice(argument.right.start, argument.right.end) }]
        : [],
    );
    if (given.some((option) => option.name === name))
      options = `{ ${given.map((option) => `${camelCase(option.name)}: ${option.value}`).join(', ')} }`;
    return options === undefined;
  });
  return options;
}

/** `kernel_size` → `kernelSize`. */
function camelCase(name: string): string {
  return name.replace(/(?<=\w)_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
