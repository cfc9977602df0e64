/**
 * What only an `.ipynb` file knows of a cell or a notebook, kept in its text so that it survives editing, drafts,
 * `.md` files and links: a word `jupyter={…}` in a cell's info, a line `jupyter: {…}` in the front matter. It is
 * JSON, with escapes for what would end the word.
 */
import { isJsonRecord, type JsonRecord, plainJson, sortedJson } from './plainJson.ts';

const key = 'jupyter=';

/** The object in a cell's info; empty if there is none or it cannot be read. */
export function keptInInfo(info = ''): JsonRecord {
  const word = info.split(/\s+/).find((candidate) => candidate.startsWith(key));
  return word === undefined ? {} : readRecord(word.slice(key.length));
}

/** The info with the object as its last word; without one if the object is empty. */
export function withKept(info: string, kept: JsonRecord): string {
  const words = info.split(' ').filter((word) => word !== '' && !word.startsWith(key));
  return Object.keys(kept).length === 0
    ? words.join(' ')
    : [...words, `${key}${oneWord(JSON.stringify(sortedJson(kept)))}`].join(' ');
}

/** The info as it is without the object. */
export function infoWithoutKept(info: string): string {
  return keptWords.test(info) ? info.replace(keptWords, '').trim() : info;
}

const keptWords = /(?<!\S)jupyter=\S*/;

/** In JSON these stand only in texts, where an escape means the same. */
function oneWord(json: string): string {
  return json.replace(
    /[\s`<>]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const line = /^jupyter:[ \t].*$/m;

export function keptInFrontMatter(frontMatter: string): JsonRecord {
  const found = line.exec(frontMatter)?.[0];
  return found === undefined ? {} : readRecord(found.slice('jupyter:'.length).trim());
}

export function frontMatterWithoutKept(frontMatter: string): string {
  const lines = frontMatter.split('\n');
  return lines.filter((text) => !line.test(text)).join('\n');
}

export function frontMatterWithKept(frontMatter: string, kept: JsonRecord): string {
  const bare = frontMatterWithoutKept(frontMatter);
  if (Object.keys(kept).length === 0) return bare;
  return `${bare === '' ? '' : `${bare}\n`}jupyter: ${JSON.stringify(sortedJson(kept))}`;
}

function readRecord(json: string): JsonRecord {
  try {
    const value = plainJson(JSON.parse(json));
    return isJsonRecord(value) ? value : {};
  } catch {
    return {};
  }
}
