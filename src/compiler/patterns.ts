import type { Expression, Pattern } from 'acorn';

/** One place in a destructuring pattern that takes a value. */
export interface PatternPart {
  readonly target: Pattern;
  readonly fallback?: Expression;
  /** The key of `{ key }`, which is also the name. */
  readonly shorthand?: string;
}

/** The parts of a pattern one level down, in source order; a name has none. */
export function patternParts(pattern: Pattern): PatternPart[] {
  switch (pattern.type) {
    case 'AssignmentPattern':
      return [{ target: pattern.left, fallback: pattern.right }];
    case 'RestElement':
      return [{ target: pattern.argument }];
    case 'ArrayPattern':
      return pattern.elements.filter((element) => element !== null).map((target) => ({ target }));
    case 'ObjectPattern':
      return pattern.properties.flatMap((property): PatternPart[] => {
        if (property.type === 'RestElement') return [{ target: property.argument }];
        const parts =
          property.value.type === 'AssignmentPattern'
            ? patternParts(property.value)
            : [{ target: property.value }];
        return property.shorthand && property.key.type === 'Identifier'
          ? parts.map((part) => ({ ...part, shorthand: (property.key as { name: string }).name }))
          : parts;
      });
    default:
      return [];
  }
}

/** Whether a function or class has no name of its own, and so takes that of the variable it is assigned to. */
export function takesName(value: Expression): boolean {
  return (
    value.type === 'ArrowFunctionExpression' ||
    ((value.type === 'FunctionExpression' || value.type === 'ClassExpression') && !value.id)
  );
}
