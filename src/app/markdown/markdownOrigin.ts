import { createContext } from 'react';

export interface MarkdownOrigin {
  /** True for a notebook that did not come with the page: it says where its links lead, and loads no picture. */
  readonly isForeign: boolean;
  /** The lesson's name, for links to its headings; absent outside of one. */
  readonly lesson?: string;
}

export const MarkdownOriginContext = createContext<MarkdownOrigin>({ isForeign: false });

/** Pictures that a cell brings with it, by their names, as `data:` addresses. */
export const PicturesContext = createContext<Readonly<Record<string, string>>>({});
