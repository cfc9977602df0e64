import type { AnyNode } from 'acorn';

/** Methods that train the network they are called on. */
const trainingMethods = new Set(['fit', 'fitDataset', 'trainOnBatch']);

/**
 * Methods that change what they are called on, by what is known of JavaScript's collections and of TensorFlow.js.
 * Methods of the same name that give a new value instead (`add`, `reverse` of tensors) are left out.
 */
const changingMethods = new Set([
  ...trainingMethods,
  ...['compile', 'setWeights', 'dispose', 'assign', 'applyGradients', 'minimize'],
  ...['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'copyWithin', 'set', 'delete', 'clear'],
]);

/** Functions that change their arguments: `tf.dispose([a, b])`, `Object.assign(a, …)`. */
const changingFunctions: Readonly<Record<string, ReadonlySet<string>>> = {
  tf: new Set(['dispose']),
  Object: new Set(['assign', 'defineProperty', 'freeze', 'setPrototypeOf']),
};

/** The identifiers at the root of what a node changes in place: `a` for `a.b[0] = 1`, `a.push(1)` or `delete a.b`. */
export function changedName(node: AnyNode): AnyNode[] {
  switch (node.type) {
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression' ? roots(node.left) : [];
    case 'UpdateExpression':
      return node.argument.type === 'MemberExpression' ? roots(node.argument) : [];
    case 'UnaryExpression':
      return node.operator === 'delete' ? roots(node.argument) : [];
    case 'CallExpression': {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.computed)
        return [];
      const { name } = callee.property;
      const owner = callee.object.type === 'Identifier' ? callee.object.name : '';
      if (changingFunctions[owner]?.has(name) === true) return node.arguments.slice(0, 1).flatMap(roots);
      return changingMethods.has(name) ? roots(callee.object) : [];
    }
    default:
      return [];
  }
}

/** Whether a node starts a training: `model.fit(…)`, or `experiment(…)`, which trains one variant after the other. */
export function isTraining(node: AnyNode): boolean {
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  if (callee.type === 'Identifier') return callee.name === 'experiment';
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    trainingMethods.has(callee.property.name)
  );
}

function roots(node: AnyNode): AnyNode[] {
  switch (node.type) {
    case 'Identifier':
      return [node];
    case 'MemberExpression':
      return roots(node.object as AnyNode);
    case 'ChainExpression':
      return roots(node.expression);
    case 'ArrayExpression':
      return node.elements.flatMap((element) =>
        element === null ? [] : roots(element.type === 'SpreadElement' ? element.argument : element),
      );
    default:
      return [];
  }
}
