/**
 * The addresses of the app, in the part after `#`, so that a plain file server can host it:
 * `#/` is the home page, `#/<lesson>` a lesson, `#/<lesson>/<section>` a heading in it.
 */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'lesson'; readonly lesson: string; readonly section?: string };

/** Reads `location.hash`; anything without a lesson's name is the home page. */
export function parseRoute(hash: string): Route {
  const [lesson, section] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode);
  if (lesson === undefined || lesson === '') return { page: 'home' };
  return section === undefined || section === ''
    ? { page: 'lesson', lesson }
    : { page: 'lesson', lesson, section };
}

/** The `href` that leads to `route`. */
export function hashOf(route: Route): string {
  if (route.page === 'home') return '#/';
  const parts = [route.lesson, ...(route.section === undefined ? [] : [route.section])];
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

/** An address typed by hand may hold a stray `%`; it is then taken as written. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
