/** TensorFlow.js' part of the reference: `tf`, what hangs on it, and the types that its functions take and give. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compileNames } from '../compileNames.ts';
import type { Member } from '../reference.ts';
import type { Declared, WholeModule } from './declarations.ts';
import type { Describer } from './describe.ts';
import { docBefore } from './docComment.ts';
import { genericsOf } from './typeText.ts';

/** What the browser's own reference of tfjs leaves out, too: for those who write backends and converters. */
const unwanted =
  /^(test_util|backend_util|broadcast_util|tensor_util|slice_util|gather_util|scatter_util|device_util|kernel_impls|shared|io|math|webgl|webgl_util|gpgpu_util|fused|sparse|string|serialization|version|ENV|env|engine|op|backend|registerBackend|findBackend\w*|removeBackend|setPlatform|(un|de)?register\w+|getKernel|getGradient|copyRegisteredKernels|sumOutType|deprecationWarn|forceHalfFloat|loadGraphModel\w*)$/;

export function describeTensorFlow(describer: Describer, tensorFlow: string, packages: string): void {
  const { declarations } = describer;
  const folder = join(packages, '@tensorflow');
  const core = join(folder, 'tfjs-core/dist');
  // First, since nearly everything is said in terms of it.
  const tensor = declarations.exportsOf(join(core, 'tensor.d.ts')).get('Tensor');
  if (tensor === undefined || 'module' in tensor) throw new Error('reference: tfjs has no Tensor.');
  describer.addType('Tensor', tensor);

  const operations = documentedOperations(describer, core);
  const describeModule = (name: string, path: string): void => {
    const members: Record<string, Member> = {};
    describer.types[name] = { members };
    for (const [exported, declared] of declarations.exportsOf(path)) {
      if (unwanted.test(exported)) continue;
      const member = describeExport(`${name}.${exported}`, exported, declared);
      if (member !== undefined) members[exported] = member;
    }
  };
  const describeExport = (
    path: string,
    name: string,
    declared: Declared | WholeModule,
  ): Member | undefined => {
    if ('module' in declared) {
      describeModule(path, declared.module);
      return Object.keys(describer.types[path]?.members ?? {}).length === 0
        ? undefined
        : { type: path, object: path };
    }
    const { node, file, start } = declared;
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'TSDeclareFunction': {
        const doc = docBefore(file, start);
        return doc?.isPublished ||
          path.startsWith('tf.layers.') ||
          (doc !== undefined && !path.startsWith('tf.util'))
          ? describer.callable(node, file, doc, new Map(), path)
          : undefined;
      }
      case 'VariableDeclarator': {
        const type = node.id.type === 'Identifier' ? node.id.typeAnnotation?.typeAnnotation : undefined;
        if (type?.type === 'TSTypeQuery' && type.exprName.type === 'Identifier') {
          const meant = declarations.find(file.path, type.exprName.name);
          if (meant === undefined || 'module' in meant) return undefined;
          // `tf.train` is the static side of a class.
          if (meant.node.type === 'ClassDeclaration') {
            const members = describer.members(meant.node.body.body, meant.file, new Map(), path, {
              statics: true,
            });
            describer.types[path] = { members };
            return { type: path, object: path };
          }
          return describeExport(path, name, meant);
        }
        if (type?.type !== 'TSTypeLiteral') return undefined;
        const members = describer.members(type.members, file, new Map(), path);
        for (const key of Object.keys(members)) {
          const documented = operations.get(key);
          if (documented !== undefined) members[key] = documented;
        }
        describer.types[path] = { members };
        return { type: path, object: path };
      }
      case 'ClassDeclaration':
        describer.addType(name, declared);
        return undefined;
      default:
        return undefined;
    }
  };
  describeModule('tf', join(tensorFlow, 'dist/index.d.ts'));
  addChainedOperations(describer, core);
  addCompileNames(describer);
}

/** The functions of tfjs by name, also those that are only exported as members of `tf.image` and the like. */
function documentedOperations(describer: Describer, core: string): ReadonlyMap<string, Member> {
  const operations = new Map<string, Member>();
  const paths = readdirSync(join(core, 'ops'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.d.ts'),
  );
  for (const path of paths) {
    const file = join(core, 'ops', path);
    for (const name of describer.declarations.exportsOf(file).keys()) {
      const found = describer.declarations.find(file, `${name}_`);
      if (found === undefined || 'module' in found || found.node.type !== 'TSDeclareFunction') continue;
      const doc = docBefore(found.file, found.start);
      if (doc !== undefined)
        operations.set(name, describer.callable(found.node, found.file, doc, new Map(), name));
    }
  }
  return operations;
}

/**
 * `x.add(y)` for `tf.add(x, y)`. Declared without documentation: readers of the reference look for that of `tf.add`
 * (`findMember.ts`).
 */
function addChainedOperations(describer: Describer, core: string): void {
  const folder = join(core, 'public/chained_ops');
  const added: Record<string, Member> = {};
  for (const path of readdirSync(folder).filter((name) => name.endsWith('.d.ts'))) {
    for (const { node, file } of describer.declarations.additionsOf(join(folder, path))) {
      if (node.type !== 'TSInterfaceDeclaration') continue;
      const generics = genericsOf(node.typeParameters, file);
      const members = describer.members(node.body.body, file, generics, 'Tensor');
      for (const [name, member] of Object.entries(members)) {
        // Declared in modules that do not import Tensor, so that it could not be found.
        const isTensor = /^(Tensor\d?D?|Scalar|any)$/.test(member.type);
        added[name] = isTensor
          ? { ...member, type: member.type.replace('any', 'Tensor'), object: 'Tensor' }
          : member;
      }
    }
  }
  const tensor = describer.types.Tensor;
  if (tensor !== undefined) describer.types.Tensor = { ...tensor, members: { ...added, ...tensor.members } };
}

function addCompileNames({ types }: Describer): void {
  const compile = types.ModelCompileArgs;
  if (compile === undefined) throw new Error('reference: tfjs has no ModelCompileArgs.');
  const members = { ...compile.members };
  for (const [name, values] of Object.entries(compileNames)) {
    const member = members[name];
    if (member !== undefined) members[name] = { ...member, values };
  }
  types.ModelCompileArgs = { ...compile, members };
}
