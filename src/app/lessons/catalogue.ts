/**
 * The lessons, from the files of `notebooks/`. Titles come with the page, cut out at build time (`plugin.ts`);
 * a lesson's text is loaded when it is opened.
 */
export interface LessonListing {
  /** The file's name without `.md`: its address after `#/`. */
  readonly name: string;
  /** `5` for `05-fashion-mnist-cnn`, where the name starts with one. */
  readonly number?: number;
  readonly title: string;
  readonly summary: string;
  readonly minutes?: number;
  /** The ids of its exercises, if it has any. */
  readonly exercises?: readonly string[];
  /** Why the file could not be read, with its line; then the title is the file's name. */
  readonly problem?: string;
}

/** What `plugin.ts` makes of a lesson's front matter. */
export type FrontMatterModule =
  | {
      readonly title: string;
      readonly summary: string;
      readonly minutes?: number;
      readonly exercises?: readonly string[];
    }
  | { readonly problem: string };

const frontMatters = import.meta.glob<FrontMatterModule>('../../../notebooks/*.md', {
  query: '?front-matter',
  import: 'default',
  eager: true,
});

const texts = import.meta.glob<string>('../../../notebooks/*.md', { query: '?raw', import: 'default' });

/** Lists lessons in the order of their file names, so that numbers lead. */
export function listLessons(modules: Readonly<Record<string, FrontMatterModule>>): LessonListing[] {
  return Object.entries(modules)
    .map(([path, module]) => ({ name: lessonName(path), module }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }))
    .map(({ name, module }) => {
      const digits = /^\d+/.exec(name)?.[0];
      const number = digits === undefined ? {} : { number: Number(digits) };
      return 'problem' in module
        ? { name, ...number, title: name, summary: '', problem: module.problem }
        : { name, ...number, ...module };
    });
}

export const lessons: readonly LessonListing[] = listLessons(frontMatters);

/** The text of a lesson's file; undefined where there is no such lesson. */
export async function loadLesson(name: string): Promise<string | undefined> {
  const path = Object.keys(texts).find((candidate) => lessonName(candidate) === name);
  return path === undefined ? undefined : texts[path]?.();
}

function lessonName(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.md$/, '');
}
