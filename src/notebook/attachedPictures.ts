import { pictureIn } from './foreignOutput.ts';
import { keptInInfo } from './keptOfJupyter.ts';
import { isJsonRecord } from './plainJson.ts';

/** Characters of an info; a longer one is kept, and drawing it would hold up the page. */
const mostShown = 12_000_000;

/** The pictures attached to a text cell, as `data:` addresses by their names; other files are left out. */
export function attachedPictures(info: string): Readonly<Record<string, string>> {
  if (info.length > mostShown) return {};
  const { attachments } = keptInInfo(info);
  if (!isJsonRecord(attachments)) return {};
  const found = Object.entries(attachments).flatMap(([name, bundle]): [string, string][] => {
    const picture = isJsonRecord(bundle) ? pictureIn(bundle, {}) : undefined;
    return picture === undefined ? [] : [[name, picture.look.address]];
  });
  return Object.fromEntries(found);
}
