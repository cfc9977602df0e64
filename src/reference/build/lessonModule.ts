/**
 * The part of the reference that 'convbook' exports, read from `src/lesson/lessonModule.ts`: each helper stands there as a
 * property, and its documentation where it is written.
 */
import type { ESTree } from 'vite';
import type { Member } from '../reference.ts';
import type { Declared } from './declarations.ts';
import type { Describer } from './describe.ts';
import { type DocComment, docBefore } from './docComment.ts';

const maker = 'createLessonModule';

export function describeLessonModule(describer: Describer, path: string): void {
  const made = describer.declarations.find(path, maker);
  if (made === undefined || 'module' in made || made.node.type !== 'FunctionDeclaration')
    throw new Error(`reference: ${path} has no ${maker}.`);
  const members: Record<string, Member> = {};
  for (const property of returnedProperties(made.node)) {
    if (property.key.type !== 'Identifier') continue;
    const name = property.key.name;
    const described = describeHelper(describer, made, name, property);
    if (described !== undefined) members[name] = described;
  }
  describer.types.convbook = { members };
}

function returnedProperties(node: ESTree.Function): ESTree.ObjectProperty[] {
  const returned = node.body?.body.find((statement) => statement.type === 'ReturnStatement');
  const value = returned?.argument;
  const object = value?.type === 'CallExpression' ? value.arguments[0] : value;
  if (object?.type !== 'ObjectExpression')
    throw new Error(`reference: ${maker} does not return an object literal.`);
  return object.properties.filter((property) => property.type === 'Property');
}

function describeHelper(
  describer: Describer,
  { file, node: body }: Declared,
  name: string,
  { value, start }: ESTree.ObjectProperty,
): Member | undefined {
  const written = writtenAt(describer, file.path, name, value, body);
  const doc = docBefore(file, start) ?? written?.doc;
  const own = value.type === 'ArrowFunctionExpression' ? value : undefined;
  const declared = written?.declared;
  if (declared?.node.type === 'ClassDeclaration') {
    const className = declared.node.id?.name ?? name;
    describer.addType(className, declared);
    const member = own === undefined ? undefined : describer.callable(own, file, doc, new Map(), name);
    return {
      ...(member ?? {}),
      ...(doc === undefined || doc.text === '' ? {} : { doc: doc.text }),
      type: className,
      object: className,
    };
  }
  // The helper as it is written, unless the module gives some of its parameters itself.
  const spread = own?.params.some(({ type }) => type === 'RestElement') ?? false;
  const signature = written?.signature;
  if (own !== undefined && !spread) {
    const member = describer.callable(own, file, doc, new Map(), name);
    if (own.returnType !== null || signature === undefined || declared === undefined) return member;
    const { parameters: _unused, ...result } = describer.callable(
      signature,
      declared.file,
      doc,
      new Map(),
      name,
    );
    return { ...result, parameters: member.parameters ?? [] };
  }
  if (signature !== undefined && declared !== undefined)
    return describer.callable(signature, declared.file, doc, new Map(), name);
  if (declared?.node.type === 'VariableDeclarator') {
    const { id } = declared.node;
    const type = id.type === 'Identifier' ? id.typeAnnotation?.typeAnnotation : undefined;
    return {
      ...describer.value(type, declared.file, doc),
      ...(type === undefined ? { type: 'string[]' } : {}),
    };
  }
  return undefined;
}

interface Written {
  readonly declared: Declared;
  readonly signature?: ESTree.Function;
  readonly doc: DocComment | undefined;
}

/** Where a helper is written: the import of its name, or what its arrow function calls or makes. */
function writtenAt(
  describer: Describer,
  path: string,
  name: string,
  value: ESTree.Expression,
  maker: Declared['node'],
): Written | undefined {
  const called = value.type === 'ArrowFunctionExpression' ? value.body : value;
  const find = (wanted: string): Declared | undefined => {
    const found = describer.declarations.find(path, wanted);
    return found === undefined || 'module' in found ? undefined : found;
  };
  const same = find(name);
  if (same !== undefined) return written(same);
  if (called.type === 'NewExpression' && called.callee.type === 'Identifier') {
    const made = find(called.callee.name);
    return made === undefined ? undefined : written(made);
  }
  if (called.type !== 'CallExpression') return undefined;
  const { callee } = called;
  if (callee.type === 'Identifier') {
    const found = find(callee.name);
    return found === undefined ? undefined : written(found);
  }
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return undefined;
  // `seal.look(…)`, where `const seal = new TestSeal()` stands above.
  const className = classOfVariable(maker, callee.object.name);
  const owner = className === undefined ? undefined : find(className);
  if (owner?.node.type !== 'ClassDeclaration' || callee.property.type !== 'Identifier') return undefined;
  const wanted = callee.property.name;
  const method = owner.node.body.body.find(
    (element) =>
      element.type === 'MethodDefinition' && element.key.type === 'Identifier' && element.key.name === wanted,
  );
  if (method?.type !== 'MethodDefinition') return undefined;
  return {
    declared: asDeclared(owner, method),
    signature: method.value,
    doc: docBefore(owner.file, method.start),
  };
}

/** A method as a declaration of its own: not the class that it stands in. */
function asDeclared({ file }: Declared, { value, start }: ESTree.MethodDefinition): Declared {
  return { file, node: value, start };
}

function written(declared: Declared): Written {
  const doc = docBefore(declared.file, declared.start);
  const isFunction = declared.node.type === 'FunctionDeclaration';
  return { declared, doc, ...(isFunction ? { signature: declared.node as ESTree.Function } : {}) };
}

function classOfVariable(maker: Declared['node'], name: string): string | undefined {
  if (maker.type !== 'FunctionDeclaration') return undefined;
  for (const statement of maker.body?.body ?? []) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations)
      if (id.type === 'Identifier' && id.name === name && init?.type === 'NewExpression')
        return init.callee.type === 'Identifier' ? init.callee.name : undefined;
  }
  return undefined;
}
