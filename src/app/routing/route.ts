/**
 * The addresses of the app, in the part after `#`, so that a plain file server can host it:
 * `#/` is the home page, `#/<lesson>` a lesson, `#/<lesson>/<section>` a heading in it, `#/glossary` the terms,
 * `#/glossary/<term>` one of them, `#/resources` what to read on. `#/open/<id>` is a notebook that was opened, which
 * the app treats as a lesson named `opened:<id>`; `#/link/<…>` holds a whole notebook (`opening/link.ts`).
 */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'glossary'; readonly term?: string }
  | { readonly page: 'resources' }
  | { readonly page: 'link'; readonly payload: string }
  | { readonly page: 'lesson'; readonly lesson: string; readonly section?: string };

/** Reads `location.hash`; anything without a lesson's name is the home page. */
export function parseRoute(hash: string): Route {
  const [first, second, third] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode);
  if (first === 'link') return { page: 'link', payload: second ?? '' };
  const isOpened = first === 'open' && second !== undefined && second !== '';
  const [lesson, section] = isOpened ? [`${openedPrefix}${second}`, third] : [first, second];
  if (lesson === undefined || lesson === '') return { page: 'home' };
  if (lesson === 'resources') return { page: 'resources' };
  if (lesson === 'glossary') {
    return section === undefined || section === ''
      ? { page: 'glossary' }
      : { page: 'glossary', term: section };
  }
  return section === undefined || section === ''
    ? { page: 'lesson', lesson }
    : { page: 'lesson', lesson, section };
}

/** What the names of opened notebooks start with; no lesson's file has a colon in its name. */
export const openedPrefix = 'opened:';

/** The `href` that leads to `route`. */
export function hashOf(route: Route): string {
  return `#/${partsOf(route)
    .filter((part) => part !== undefined)
    .map(encodeURIComponent)
    .join('/')}`;
}

function partsOf(route: Route): readonly (string | undefined)[] {
  switch (route.page) {
    case 'home':
      return [];
    case 'glossary':
      return ['glossary', route.term];
    case 'resources':
      return ['resources'];
    case 'link':
      return ['link', route.payload];
    case 'lesson':
      return route.lesson.startsWith(openedPrefix)
        ? ['open', route.lesson.slice(openedPrefix.length), route.section]
        : [route.lesson, route.section];
  }
}

/** An address typed by hand may hold a stray `%`; it is then taken as written. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
