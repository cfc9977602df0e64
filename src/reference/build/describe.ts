/** Turns declarations into entries of the reference. */
import type { ESTree } from 'vite';
import type { Member, Parameter, TypeDescription } from '../reference.ts';
import type { Declarations, Declared, SourceText } from './declarations.ts';
import { type DocComment, docBefore } from './docComment.ts';
import { genericsOf, type TypeReader, textValues, typeText } from './typeText.ts';

interface Signature {
  readonly typeParameters?: ESTree.TSTypeParameterDeclaration | null;
  readonly params: readonly ESTree.ParamPattern[];
  readonly returnType?: ESTree.TSTypeAnnotation | null;
}

export class Describer {
  readonly types: Record<string, TypeDescription> = {};
  readonly declarations: Declarations;

  constructor(declarations: Declarations) {
    this.declarations = declarations;
  }

  /** A function of a signature; `doc` says what it does. */
  callable(
    signature: Signature,
    file: SourceText,
    doc: DocComment | undefined,
    outer: ReadonlyMap<string, string> = new Map(),
    owner = '',
  ): Member {
    const generics = new Map([...outer, ...genericsOf(signature.typeParameters, file)]);
    const reader: TypeReader = { declarations: this.declarations, file, generics };
    const result = signature.returnType?.typeAnnotation;
    return {
      ...docOf(doc),
      parameters: signature.params
        .map((parameter) => this.#parameter(parameter, reader, doc, owner))
        .filter(({ name }) => name !== 'this'),
      type: typeText(result, reader),
      ...this.#objectOf(result, reader, `${owner} result`),
    };
  }

  /** A value of a type. */
  value(
    type: ESTree.TSType | undefined,
    file: SourceText,
    doc: DocComment | undefined,
    generics: ReadonlyMap<string, string> = new Map(),
    owner = '',
  ): Member {
    if (type?.type === 'TSFunctionType') return this.callable(type, file, doc, generics, owner);
    const reader: TypeReader = { declarations: this.declarations, file, generics };
    return {
      ...docOf(doc),
      type: typeText(type, reader),
      ...this.#objectOf(type, reader, owner),
      ...valuesOf(textValues(type, reader)),
    };
  }

  #parameter(node: ESTree.ParamPattern, reader: TypeReader, doc: DocComment | undefined, owner: string) {
    const inner = node.type === 'TSParameterProperty' ? node.parameter : node;
    const pattern = inner.type === 'AssignmentPattern' ? inner.left : inner;
    const name =
      pattern.type === 'Identifier'
        ? pattern.name
        : pattern.type === 'RestElement' && pattern.argument.type === 'Identifier'
          ? `...${pattern.argument.name}`
          : 'options';
    const type = pattern.typeAnnotation?.typeAnnotation;
    const said = doc?.parameters.get(name.replace('...', ''));
    const optional =
      inner.type === 'AssignmentPattern' || ('optional' in pattern && Boolean(pattern.optional));
    const parameter: Parameter = {
      name,
      type: typeText(type, reader),
      ...(said === undefined ? {} : { doc: said }),
      ...(optional ? { optional: true } : {}),
      ...this.#objectOf(type, reader, `${owner} ${name}`),
      ...valuesOf(textValues(type, reader)),
    };
    return parameter;
  }

  /** The type whose members an object of `type` has: taken in if it is not known yet. */
  #objectOf(
    type: ESTree.TSType | undefined,
    reader: TypeReader,
    name: string,
  ): { object: string } | Record<string, never> {
    const found = this.#objectsIn(type, reader, name);
    // An options object rather than the class that could be given instead: it is the one that is written out.
    const best = found.find((candidate) => this.types[candidate]?.isLiteral) ?? found[0];
    return best === undefined ? {} : { object: best };
  }

  #objectsIn(type: ESTree.TSType | undefined, reader: TypeReader, name: string): string[] {
    switch (type?.type) {
      case 'TSTypeReference': {
        const inside = type.typeArguments?.params ?? [];
        const reference = type.typeName.type === 'Identifier' ? type.typeName.name : undefined;
        if (type.typeName.type === 'TSQualifiedName') return this.#known(type.typeName.right.name);
        if (reference === undefined) return [];
        if (/^(Promise|Array|ReadonlyArray|Readonly|Partial)$/.test(reference))
          return inside.flatMap((part) => this.#objectsIn(part, reader, name));
        const generic = reader.generics.get(reference);
        if (generic !== undefined) return this.#known(/\w+/.exec(generic)?.[0] ?? '');
        return this.#typeNamed(reference, reader.file);
      }
      case 'TSImportType':
        return type.qualifier?.type === 'Identifier' ? this.#known(type.qualifier.name) : [];
      case 'TSIntersectionType':
        if (type.types.some(isDictionary)) return [];
        return type.types.flatMap((part) => this.#objectsIn(part, reader, name));
      case 'TSUnionType':
        return type.types.flatMap((part) => this.#objectsIn(part, reader, name));
      case 'TSArrayType':
        return this.#objectsIn(type.elementType, reader, name);
      case 'TSTypeOperator':
      case 'TSParenthesizedType':
        return type.typeAnnotation === null ? [] : this.#objectsIn(type.typeAnnotation, reader, name);
      case 'TSTypeLiteral':
        return this.#literal(type, reader, name);
      default:
        return [];
    }
  }

  #known(name: string): string[] {
    const plain = name.replace(/^Tensor\dD$|^Scalar$/, 'Tensor');
    return plain in this.types ? [plain] : [];
  }

  #literal(type: ESTree.TSTypeLiteral, reader: TypeReader, name: string): string[] {
    if (!type.members.some(({ type }) => type === 'TSPropertySignature') || isDictionary(type)) return [];
    this.types[name] = {
      isLiteral: true,
      members: this.members(type.members, reader.file, reader.generics, name),
    };
    return [name];
  }

  /** Takes in the type of a name, unless it is no object's. */
  #typeNamed(name: string, file: SourceText): string[] {
    const known = this.#known(name);
    if (known.length > 0) return known;
    const found = this.declarations.find(file.path, name);
    if (found === undefined || 'module' in found) return [];
    if (found.node.type === 'TSTypeAliasDeclaration') {
      const { typeAnnotation, typeParameters } = found.node;
      const generics = genericsOf(typeParameters, found.file);
      return this.#objectsIn(
        typeAnnotation,
        { declarations: this.declarations, file: found.file, generics },
        name,
      );
    }
    return this.addType(name, found) ? [name] : [];
  }

  /** Adds an interface or a class under `name`. */
  addType(name: string, { node, file, start }: Declared): boolean {
    if (name in this.types) return true;
    if (node.type !== 'TSInterfaceDeclaration' && node.type !== 'ClassDeclaration') return false;
    // Entered first: types refer to themselves.
    this.types[name] = { members: {} };
    const generics = genericsOf(node.typeParameters, file);
    const inherited: string[] =
      node.type !== 'TSInterfaceDeclaration'
        ? node.superClass?.type === 'Identifier'
          ? [node.superClass.name]
          : []
        : node.extends.flatMap(({ expression }) =>
            expression.type === 'Identifier' ? [expression.name] : [],
          );
    const bases = inherited.flatMap((base) => this.#typeNamed(base, file)).filter((base) => base !== name);
    this.types[name] = {
      ...docOf(docBefore(file, start)),
      ...(node.type === 'TSInterfaceDeclaration' ? { isLiteral: true } : {}),
      ...(bases.length === 0 ? {} : { bases }),
      members: this.members(node.body.body, file, generics, name),
    };
    return true;
  }

  members(
    nodes: readonly (ESTree.TSSignature | ESTree.ClassElement)[],
    file: SourceText,
    generics: ReadonlyMap<string, string>,
    owner: string,
    { statics = false } = {},
  ): Record<string, Member> {
    const members: Record<string, Member> = {};
    for (const node of nodes) {
      if (!('key' in node) || node.key.type !== 'Identifier') continue;
      const name = node.key.name;
      if (name in members || name.endsWith('_') || name.startsWith('_')) continue;
      if ('accessibility' in node && (node.accessibility === 'private' || node.accessibility === 'protected'))
        continue;
      if ('static' in node && node.static !== statics) continue;
      const doc = docBefore(file, node.start);
      const optional = 'optional' in node && node.optional ? { optional: true as const } : {};
      switch (node.type) {
        case 'TSPropertySignature':
        case 'PropertyDefinition':
          members[name] = {
            ...this.value(node.typeAnnotation?.typeAnnotation, file, doc, generics, `${owner}.${name}`),
            ...optional,
          };
          break;
        case 'TSMethodSignature':
          members[name] = {
            ...this.callable(node, file, doc, generics, `${owner}.${name}`),
            ...optional,
          };
          break;
        case 'MethodDefinition':
        case 'TSAbstractMethodDefinition': {
          if (node.kind === 'constructor' || node.kind === 'set') break;
          const described = this.callable(node.value, file, doc, generics, `${owner}.${name}`);
          if (node.kind === 'get') {
            const { parameters: _none, ...value } = described;
            members[name] = value;
            // What has no documentation is for the library's own use.
          } else if (doc !== undefined) members[name] = described;
          break;
        }
      }
    }
    return members;
  }
}

function docOf(doc: DocComment | undefined): { doc: string } | Record<string, never> {
  return doc === undefined || doc.text === '' ? {} : { doc: doc.text };
}

function valuesOf(values: readonly string[]): { values: readonly string[] } | Record<string, never> {
  return values.length === 0 ? {} : { values };
}

/** An object that takes any name: it has none of its own to complete or to hold others to. */
function isDictionary(type: ESTree.TSType): boolean {
  if (type.type === 'TSTypeLiteral') return type.members.some(({ type }) => type === 'TSIndexSignature');
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  if (type.typeName.name === 'Record') return true;
  return (
    /^(Readonly|Partial)$/.test(type.typeName.name) && (type.typeArguments?.params ?? []).some(isDictionary)
  );
}
