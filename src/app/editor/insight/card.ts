/** The card that explains a name: how it is called, what it is now, what it means. Built of text alone, never HTML. */
import type { Member, Parameter } from '../../../reference/reference.ts';
import { parameterText } from '../../../reference/reference.ts';
import { codeParts } from '../../shell/codeParts.ts';
import { describeVariable, type LiveVariable } from './surroundings.ts';

export interface CardContent {
  readonly name: string;
  readonly member?: Member | undefined;
  readonly type?: string;
  readonly live?: LiveVariable | undefined;
  /** The parameter to set apart, where one is being filled in. */
  readonly current?: Parameter | undefined;
  /** One paragraph at most: it lies over the code that is being written. */
  readonly isBrief?: boolean;
  /** How the options that a parameter takes are written, for calls whose argument is an object. */
  readonly written?: ((parameter: Parameter) => string | undefined) | undefined;
}

export function card(content: CardContent): HTMLElement {
  const { name, member, live, type, current } = content;
  const box = element('div', 'insight-card');
  const code = element('code', 'insight-signature');
  code.append(element('b', '', name));
  if (member?.parameters !== undefined) {
    code.append('(');
    for (const [index, parameter] of member.parameters.entries()) {
      if (index > 0) code.append(', ');
      const text = content.written?.(parameter) ?? plainParameter(parameter);
      code.append(parameter === current ? element('mark', '', text) : text);
    }
    code.append(')');
    if (member.type !== '') code.append(`: ${member.type}`);
  } else if ((type ?? member?.type ?? '') !== '') code.append(`: ${type ?? member?.type}`);
  if (live === undefined || member !== undefined) box.append(code);
  if (live !== undefined) box.append(liveLine(name, live));
  const paragraphs =
    current?.doc === undefined ? (member?.doc ?? '').split('\n') : [`\`${current.name}\`: ${current.doc}`];
  for (const paragraph of content.isBrief ? paragraphs.slice(0, 1) : paragraphs)
    if (paragraph !== '') box.append(prose(paragraph));
  const values = member?.parameters === undefined ? member?.values : undefined;
  if (!content.isBrief && values !== undefined)
    box.append(prose(`One of ${values.map((value) => `\`'${value}'\``).join(', ')}.`));
  return box;
}

function plainParameter(parameter: Parameter): string {
  return parameter.type === '' ? parameter.name : parameterText(parameter);
}

function liveLine(name: string, live: LiveVariable): HTMLElement {
  const line = element('p', 'insight-live');
  const code = element('code', '');
  code.append(element('b', '', name), ` · ${describeVariable(live)}`);
  line.append(code);
  const rest = [
    live.bytes === undefined ? undefined : bytesText(live.bytes),
    live.cellId === undefined ? undefined : `from cell ${live.cellId}`,
  ].filter((part) => part !== undefined);
  if (rest.length > 0) line.append(` · ${rest.join(' · ')}`);
  return line;
}

function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A paragraph with `code` in it; links keep their words. */
export function prose(text: string): HTMLElement {
  const paragraph = element('p', '');
  paragraph.append(...withCode(text.replace(/\[([^\]]+)\]\s?\([^)]*\)/g, '$1')));
  return paragraph;
}

/** What stands for a text with `code` in it. */
export function withCode(text: string): (HTMLElement | string)[] {
  return codeParts(text).map((part) => (part.isCode ? element('code', '', part.text) : part.text));
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  if (text !== '') made.textContent = text;
  return made;
}
