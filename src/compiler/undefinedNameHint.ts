/** What to try where a cell uses a name that is not there: `y is not defined`. */
import { getLineInfo, type Program } from 'acorn';
import { convbookNames } from './convbookNames.ts';
import { foreignNameHint } from './foreignNames.ts';
import { keywordArgumentHint } from './keywordArguments.ts';
import { missingDeclaration } from './missingDeclaration.ts';
import { nearestName } from './nearestName.ts';
import { pageNameHint } from './pageNames.ts';
import { parseCell } from './parseCell.ts';
import { position, scopesOf } from './references.ts';

/** What every cell finds in scope and learners write often. */
const alwaysThere = ['tf', 'display', 'console', 'Math', 'JSON'];

/** Few, since a name that is not there is more often one of a cell that has not run, such as `trainImages`, than a slip. */
const slipsPerLetter = 0.2;

/**
 * @param source of the cell that failed, where it is known.
 * @param known names that the notebook has a value for.
 */
export function undefinedNameHint(
  name: string,
  source: string | undefined,
  known: readonly string[],
): string {
  const meant = nearName(name, [...known, ...alwaysThere]);
  return (
    (source === undefined ? undefined : ownNameHint(name, source, meant)) ??
    pageNameHint(name) ??
    foreignNameHint(name, source) ??
    importHint(name, meant) ??
    (meant === undefined
      ? `Run the cell that defines \`${name}\` first, or look at the spelling.`
      : `Did you mean \`${meant}\`? If not, run the cell that defines \`${name}\` first.`)
  );
}

/** For a name that the failing cell itself gives a value: too late, or without declaring it. */
function ownNameHint(name: string, source: string, meant: string | undefined): string | undefined {
  const program = parseCell(source);
  const line = lineOfDefinition(program, source, name);
  if (line !== undefined)
    return `This cell uses \`${name}\` before it defines it, on line ${line}. Move the definition further up.`;
  const keyword = keywordArgumentHint(program, source, name);
  if (keyword !== undefined) return keyword;
  const declaration = missingDeclaration(program, source, name);
  if (declaration === undefined) return undefined;
  const otherwise =
    meant === undefined ? 'Or run the cell that declares it first.' : `Or did you mean \`${meant}\`?`;
  return `This cell gives \`${name}\` a value without declaring it. Declare it: \`${declaration}\`. ${otherwise}`;
}

function lineOfDefinition(program: Program, source: string, name: string): number | undefined {
  const [identifier] = scopesOf(program).own.find((variable) => variable.name === name)?.identifiers ?? [];
  if (identifier === undefined) return undefined;
  return getLineInfo(source, position(identifier).offset).line;
}

function importHint(name: string, meant: string | undefined): string | undefined {
  const line = (exported: string): string => `\`import { ${exported} } from 'convbook'\``;
  if (convbookNames.includes(name))
    return `\`${name}\` comes from convbook: run the cell that imports it, or write ${line(name)}.`;
  const exported = meant === undefined ? nearName(name, convbookNames) : undefined;
  if (exported === undefined) return undefined;
  return `Did you mean \`${exported}\` of convbook? Import it: ${line(exported)}. If not, run the cell that defines \`${name}\` first.`;
}

/** `map` is not a misspelt `max`, nor `model2` a misspelt `model1`: short names and numbers leave no room for slips. */
function nearName(name: string, names: readonly string[]): string | undefined {
  if (name.length < 5) return names.find((other) => other.toLowerCase() === name.toLowerCase());
  const digits = (text: string): string => text.replace(/\D/g, '');
  return nearestName(
    name,
    names.filter((other) => digits(other) === digits(name)),
    slipsPerLetter,
  );
}
