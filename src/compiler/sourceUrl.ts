/**
 * What stack frames call a cell. The hash tells versions of an edited cell apart: a function made by an older
 * one keeps its old lines.
 */
export function sourceUrl(cellId: string, source: string): string {
  return `cell:${encodeURIComponent(cellId)}@${hash(source)}`;
}

/** 32-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), as eight hexadecimal digits. */
function hash(text: string): string {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return (state >>> 0).toString(16).padStart(8, '0');
}
