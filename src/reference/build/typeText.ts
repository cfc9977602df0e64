/** Types as they are shown to a learner: short, and without what only the compiler needs. */
import type { ESTree } from 'vite';
import type { Declarations, SourceText } from './declarations.ts';

/** Aliases that are shown as what they stand for. */
const shortAlias = 90;

export interface TypeReader {
  readonly declarations: Declarations;
  readonly file: SourceText;
  /** Type parameters and what they are at least: `T extends Tensor` is shown as `Tensor`. */
  readonly generics: ReadonlyMap<string, string>;
}

export function genericsOf(
  parameters: ESTree.TSTypeParameterDeclaration | null | undefined,
  file: SourceText,
): Map<string, string> {
  const generics = new Map<string, string>();
  for (const { name, constraint } of parameters?.params ?? [])
    generics.set(name.name, constraint === null ? 'any' : plainType(textOf(constraint, file)));
  return generics;
}

/** The type as text. */
export function typeText(type: ESTree.TSType | undefined | null, reader: TypeReader): string {
  if (type === undefined || type === null) return 'any';
  let text = plainType(textOf(type, reader.file));
  for (const [name, constraint] of reader.generics)
    text = text.replace(new RegExp(`(?<![.\\w'])${name}(?![\\w'?:])`, 'g'), constraint);
  text = text.replace(/\b[A-Z]\w+\b(?!<)/g, (name) => aliasText(name, reader) ?? name);
  return withoutRepetition(text);
}

function aliasText(name: string, { declarations, file }: TypeReader): string | undefined {
  const found = declarations.find(file.path, name);
  if (found === undefined || 'module' in found || found.node.type !== 'TSTypeAliasDeclaration')
    return undefined;
  const text = plainType(textOf(found.node.typeAnnotation, found.file));
  if (text.length > shortAlias || /[{<]|typeof/.test(text)) return undefined;
  return text;
}

/** The texts among what a type allows: `'valid' | 'same' | number` gives two. */
export function textValues(
  type: ESTree.TSType | undefined | null,
  { declarations, file, generics }: TypeReader,
): string[] {
  switch (type?.type) {
    case 'TSLiteralType':
      return type.literal.type === 'Literal' && typeof type.literal.value === 'string'
        ? [type.literal.value]
        : [];
    case 'TSTypeOperator': {
      // `keyof DataTypeMap`: the names of the data types.
      const of = type.typeAnnotation?.type === 'TSTypeReference' ? type.typeAnnotation.typeName : undefined;
      const found = of?.type === 'Identifier' ? declarations.find(file.path, of.name) : undefined;
      if (type.operator !== 'keyof' || found === undefined || 'module' in found) return [];
      if (found.node.type !== 'TSInterfaceDeclaration') return [];
      return found.node.body.body.flatMap((member) =>
        member.type === 'TSPropertySignature' && member.key.type === 'Identifier' ? [member.key.name] : [],
      );
    }
    case 'TSParenthesizedType':
      return textValues(type.typeAnnotation, { declarations, file, generics });
    case 'TSUnionType':
      return [...new Set(type.types.flatMap((part) => textValues(part, { declarations, file, generics })))];
    case 'TSTypeReference': {
      const name = type.typeName.type === 'Identifier' ? type.typeName.name : undefined;
      // `dtype?: D`, where D extends DataType.
      const constraint = name === undefined ? undefined : generics.get(name);
      if (constraint?.startsWith("'")) return constraint.split(' | ').map((text) => text.slice(1, -1));
      const found = name === undefined ? undefined : declarations.find(file.path, name);
      if (found === undefined || 'module' in found || found.node.type !== 'TSTypeAliasDeclaration') return [];
      return textValues(found.node.typeAnnotation, { declarations, file: found.file, generics });
    }
    default:
      return [];
  }
}

function textOf({ start, end }: { start: number; end: number }, { text }: SourceText): string {
  return text.slice(start, end);
}

const dataTypes = "'float32' | 'int32' | 'bool' | 'complex64' | 'string'";

/** `import("…").Tensor<Rank>` → `Tensor`; `readonly number[]` → `number[]`. */
function plainType(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/import\("[^"]*"\)\./g, '')
    .replace(/\b(tfc|tf|conv_util)\.(?=[A-Z])/g, '')
    .replace(/\b(Tensor|Variable)<(?:[^<>]|<[^<>]*>)*>/g, '$1')
    .replace(/\breadonly /g, '')
    .replace(/\b\w+Identifier\b/g, 'string')
    .replace(/\bArray<([^<>]*)>/g, (_, inner: string) =>
      inner.includes('|') ? `(${inner})[]` : `${inner}[]`,
    )
    .replace(/\bTensorBuffer<[^>]*>/g, 'TensorBuffer')
    .replace(/\bShapeMap\[\w+\]/g, 'number[]')
    .replace(/\bDataTypeMap\[[^\]]*\]/g, 'TypedArray')
    .replace(/\bArrayMap\[\w+\]/g, 'number[][]')
    .replace(/\bkeyof DataTypeMap\b|\bDataType\b/g, dataTypes)
    .replace(/\bTensorLike \| WebGLData \| WebGPUData\b/g, 'TensorLike')
    .replace(/\s+/g, ' ')
    .replace(/"/g, "'")
    .trim();
}

/** `Tensor | Tensor | number` → `Tensor | number`, outside brackets. */
function withoutRepetition(text: string): string {
  if (!text.includes('|') || /[([{<]/.test(text)) return text;
  return [...new Set(text.split(' | '))].join(' | ');
}
