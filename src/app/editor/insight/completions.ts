/**
 * What can be completed at a place in a cell. Pure: from the code, a position and what is known; `completionList.ts`
 * shows it.
 */
import type { SyntaxNode } from '@lezer/common';
import { findMember, membersOf } from '../../../reference/findMember.ts';
import type { Member } from '../../../reference/reference.ts';
import { callAround, expectedOf, keysOf, optionsType } from './expected.ts';
import { fromMember, infer, isArray, isPromise, type Knowledge, type Value, variable } from './infer.ts';
import { builtinMembers, builtins, keywords, membersOfBuiltin } from './names.ts';
import { describeVariable } from './surroundings.ts';
import { type Code, definedBy, definitionsAt, enclosing, textOf, unquoted } from './syntax.ts';

export interface Suggestion {
  readonly label: string;
  readonly kind: 'option' | 'text' | 'member' | 'name' | 'keyword' | 'helper';
  /** Said after it: a type, a shape. */
  readonly detail?: string;
  readonly value?: Value | undefined;
  /** What is put in, where that is not the label. */
  readonly insert?: string;
  /** A line that has to stand at the top of the cell for it. */
  readonly needs?: string;
  /** Above others that fit as well, from -99 to 99. */
  readonly boost?: number;
  /** After it, the next thing to choose is offered at once. */
  readonly leadsOn?: boolean;
}

export interface Suggestions {
  /** Where the text to complete starts. */
  readonly from: number;
  readonly list: readonly Suggestion[];
  /** While the text fits this, the same list goes on. */
  readonly validFor: RegExp;
}

const word = /^[\w$]*$/;
/** Shorter beginnings of a name are not worth a list that nobody asked for. */
const shortestName = 2;

export function suggest(
  code: Code,
  position: number,
  knowledge: Knowledge,
  { asked }: { readonly asked: boolean },
): Suggestions | undefined {
  const node = code.tree.resolveInner(position, -1);
  if (/Comment|RegExp|TemplateString$/.test(node.name)) return undefined;
  if (enclosing(node, 'ImportDeclaration')) return importSuggestions(node, code, position, knowledge);
  if (node.name === 'String') return textSuggestions(node, code, position, knowledge);
  const beginning = /[\w$]*$/.exec(code.text.slice(0, position))?.[0] ?? '';
  const from = position - beginning.length;
  if (/^\d/.test(beginning)) return undefined;

  const member = enclosing(node, 'MemberExpression');
  if (
    member &&
    /(\?\.|\.)\s*$/.test(code.text.slice(0, from)) &&
    !/\.\.\.\s*$/.test(code.text.slice(0, from))
  ) {
    const list = memberSuggestions(member, code, knowledge);
    return list.length === 0 ? undefined : { from, list, validFor: word };
  }
  const object = objectWhoseKeyIsAt(node, code, from);
  if (object !== undefined) return optionSuggestions(object, code, from, knowledge);
  if (node.name === 'VariableDefinition' || node.name === 'PropertyDefinition') return undefined;

  const list: Suggestion[] = valueSuggestions(code, from, knowledge);
  const justAsked = list.length > 0 && /:\s*$/.test(code.text.slice(0, from));
  if (!asked && !justAsked && beginning.length < shortestName) return undefined;
  if (node.name === 'PropertyName' && !asked) return undefined;
  return { from, list: [...list, ...nameSuggestions(code, position, knowledge)], validFor: word };
}

/** The object literal in which a key would stand at `from`: after its `{` or a comma. */
function objectWhoseKeyIsAt(node: SyntaxNode, code: Code, from: number): SyntaxNode | undefined {
  if (!/[{,]\s*$/.test(code.text.slice(0, from).replace(/\/\/[^\n]*(?=\n)|\/\*[\s\S]*?\*\//g, ' ')))
    return undefined;
  const object = enclosing(node, 'ObjectExpression', 'ObjectPattern', 'ArgList', 'ArrayExpression', 'Block');
  return object?.name.startsWith('Object') && object.from < from ? object : undefined;
}

function optionSuggestions(
  object: SyntaxNode,
  code: Code,
  from: number,
  knowledge: Knowledge,
): Suggestions | undefined {
  const type = optionsType(object, code, knowledge);
  if (type === undefined) return undefined;
  const present = new Set(
    keysOf(object, code)
      .filter(({ node }) => node.from !== from)
      .map(({ name }) => name),
  );
  const isKeyed = /^[\w$]*\s*[:(]/.test(code.text.slice(from));
  const list = membersOf(knowledge.reference, type)
    .filter(({ name }) => !present.has(name))
    .map(({ name, member, distance }, index): Suggestion => {
      const isMethod = member.parameters !== undefined;
      return {
        label: name,
        kind: 'option',
        detail: member.optional ? shortType(member) : `${shortType(member)}, needed`,
        value: fromMember(member),
        // Needed ones first, then the layer's own before those of every layer.
        boost: (member.optional ? 0 : 40) + (name === 'inputShape' ? 20 : 0) - 10 * distance - index / 10,
        ...(isKeyed || isMethod ? {} : { insert: `${name}: ` }),
        leadsOn: !isKeyed && (member.values !== undefined || member.type === 'boolean'),
      };
    });
  return list.length === 0 ? undefined : { from, list, validFor: word };
}

/** The texts that the string at the cursor can be. */
function textSuggestions(
  node: SyntaxNode,
  code: Code,
  position: number,
  knowledge: Knowledge,
): Suggestions | undefined {
  const from = node.from + 1;
  const values = expectedOf(node, code, knowledge)?.values;
  if (values === undefined || position < from) return undefined;
  const quote = code.text[node.from] ?? "'";
  const isClosed = node.to > from && code.text[node.to - 1] === quote && position < node.to;
  return {
    from,
    validFor: /^[\w/]*$/,
    list: values.map((value, index) => ({
      label: value,
      kind: 'text',
      boost: -index,
      ...(isClosed ? {} : { insert: `${value}${quote}` }),
    })),
  };
}

/** Where a value starts that can only be some texts, those texts with quotes. */
function valueSuggestions(code: Code, from: number, knowledge: Knowledge): Suggestion[] {
  const place = valuePlace(code, from);
  const expected = place === undefined ? undefined : expectedAtPlace(place, code, from, knowledge);
  if (expected === undefined) return [];
  if ('type' in expected && expected.type === 'boolean' && expected.values === undefined)
    return ['true', 'false'].map((label) => ({ label, kind: 'text', boost: 50 }));
  return (expected.values ?? []).map((value, index) => ({
    label: `'${value}'`,
    kind: 'text',
    boost: 60 - index,
  }));
}

function valuePlace(code: Code, from: number): SyntaxNode | undefined {
  const node = code.tree.resolveInner(from, 1);
  const before = code.tree.resolveInner(code.text.slice(0, from).trimEnd().length, -1);
  return enclosing(before, 'Property', 'ArgList') ?? enclosing(node, 'Property', 'ArgList');
}

function expectedAtPlace(place: SyntaxNode, code: Code, from: number, knowledge: Knowledge) {
  if (place.name === 'ArgList') {
    const call = callAround(from, code, knowledge);
    return call?.argumentsNode.from === place.from ? call.parameters[call.index] : undefined;
  }
  const colon = place.getChild(':');
  const object = place.parent;
  const key = place.firstChild;
  if (colon === null || colon.to > from || object === null || key === null) return undefined;
  // Only the whole value, not what stands inside it.
  if (/\S/.test(code.text.slice(colon.to, from))) return undefined;
  const type = optionsType(object, code, knowledge);
  return type === undefined ? undefined : findMember(knowledge.reference, type, unquoted(textOf(code, key)));
}

function memberSuggestions(member: SyntaxNode, code: Code, knowledge: Knowledge): Suggestion[] {
  const owner = member.firstChild;
  const value = infer(owner, code, knowledge);
  if (value === undefined) {
    const name = owner?.name === 'VariableName' ? textOf(code, owner) : '';
    return membersOfBuiltin(name).map((label) => ({ label, kind: 'member' }));
  }
  if (isPromise(value) || isArray(value) || value.object === undefined)
    return builtinMembers(isArray(value) ? 'any[]' : value.type).map((label) => ({ label, kind: 'member' }));
  if (value.type === 'function') return [];
  return membersOf(knowledge.reference, value.object).map(({ name, member: found, distance }) => ({
    label: name,
    kind: 'member',
    detail: shortType(found),
    value: fromMember(found),
    boost: -distance,
  }));
}

function nameSuggestions(code: Code, position: number, knowledge: Knowledge): Suggestion[] {
  const { surroundings, reference } = knowledge;
  const list = new Map<string, Suggestion>();
  const add = (label: string, suggestion: Omit<Suggestion, 'label'>): void => {
    if (!list.has(label)) list.set(label, { label, ...suggestion });
  };
  const live = new Map(surroundings.variables().map((known) => [known.name, known]));
  const named = (label: string, boost: number): void => {
    const known = live.get(label);
    const value = variable(label, code, position, knowledge);
    const detail = known === undefined ? value?.type.replace(/^function$/, '') : describeVariable(known);
    add(label, { kind: 'name', value, boost, ...(detail ? { detail: shortened(detail) } : {}) });
  };
  // Not the one that is just being written.
  for (const [name, node] of definitionsAt(code, position))
    if (node.to < position || node.from > position) named(name, 20);
  for (const name of live.keys()) named(name, 15);
  for (const name of definedBy(surroundings.otherCells()).keys()) named(name, 10);
  add('tf', { kind: 'name', detail: 'TensorFlow.js', value: { type: 'tf', object: 'tf' }, boost: 25 });
  add('display', { kind: 'name', detail: 'shows a value below the cell' });
  for (const [name, member] of Object.entries(reference.types.convbook?.members ?? {}))
    add(name, {
      kind: 'helper',
      detail: "from 'convbook'",
      value: fromMember(member),
      needs: `import { ${name} } from 'convbook';`,
      boost: -5,
    });
  for (const name of Object.keys(builtins)) add(name, { kind: 'name', boost: -10 });
  for (const name of keywords) add(name, { kind: 'keyword', boost: -8 });
  return [...list.values()];
}

function importSuggestions(
  node: SyntaxNode,
  code: Code,
  position: number,
  { reference }: Knowledge,
): Suggestions | undefined {
  const declaration = enclosing(node, 'ImportDeclaration');
  const specifier = declaration?.getChild('String');
  if (node.name === 'String') {
    const quote = code.text[node.from] ?? "'";
    const isClosed = node.to - node.from > 1 && code.text[node.to - 1] === quote;
    return {
      from: node.from + 1,
      validFor: /^[\w@/-]*$/,
      list: ['convbook', '@tensorflow/tfjs'].map((label) => ({
        label,
        kind: 'text',
        ...(isClosed ? {} : { insert: `${label}${quote}` }),
      })),
    };
  }
  const group = enclosing(node, 'ImportGroup');
  const module = specifier ? unquoted(textOf(code, specifier)) : 'convbook';
  if (group === undefined || module !== 'convbook') return undefined;
  const beginning = /[\w$]*$/.exec(code.text.slice(0, position))?.[0] ?? '';
  const present = new Set(
    group
      .getChildren('VariableDefinition')
      .filter(({ to }) => to !== position)
      .map((name) => textOf(code, name)),
  );
  return {
    from: position - beginning.length,
    validFor: word,
    list: Object.entries(reference.types.convbook?.members ?? {})
      .filter(([name]) => !present.has(name))
      .map(([label, member]) => ({
        label,
        kind: 'member',
        detail: shortType(member),
        value: fromMember(member),
      })),
  };
}

function shortType(member: Member): string {
  if (member.parameters === undefined) return shortened(member.values === undefined ? member.type : 'text');
  return shortened(
    `(${member.parameters.map(({ name, optional }) => `${name}${optional ? '?' : ''}`).join(', ')})`,
  );
}

function shortened(text: string): string {
  return text.length > 38 ? `${text.slice(0, 37)}…` : text;
}
