import type { Program } from 'acorn';
import { walk } from './walk.ts';

/** What takes its options as one object. */
const takesObject =
  /\b(layers\.\w+|compile|fit|fitDataset|evaluate|predict|sequential|model|earlyStopping|experiment|liveCurves|gallery|plot)$/;

/**
 * What to say of Python's keyword arguments, as in `tf.layers.conv2d(filters=4, kernel_size=3)`: of what takes options,
 * how they are given. Undefined where no call has an argument of that name.
 */
export function keywordArgumentHint(program: Program, source: string, name: string): string | undefined {
  let hint: string | undefined;
  walk(program, (node) => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return hint === undefined;
    const given = node.arguments.flatMap((argument) =>
      argument.type === 'AssignmentExpression' &&
      argument.operator === '=' &&
      argument.left.type === 'Identifier'
        ? [{ name: argument.left.name, value: source.slice(argument.right.start, argument.right.end) }]
        : [],
    );
    if (given.some((option) => option.name === name)) {
      const options = given.map((option) => `${camelCase(option.name)}: ${option.value}`).join(', ');
      const [{ value } = { value: '' }] = given;
      hint = takesObject.test(source.slice(node.callee.start, node.callee.end))
        ? `Options are given as one object: \`{ ${options} }\`.`
        : `Arguments have places and no names, as in \`sum(${value})\`; the editor shows them behind the opening bracket.`;
    }
    return hint === undefined;
  });
  return hint;
}

/** `kernel_size` → `kernelSize`. */
function camelCase(name: string): string {
  return name.replace(/(?<=\w)_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
