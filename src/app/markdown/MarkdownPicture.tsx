import { type ComponentProps, useContext } from 'react';
import type { ExtraProps } from 'react-markdown';
import { MarkdownOriginContext, PicturesContext } from './markdownOrigin.ts';
import { pictureSource } from './pictureSource.ts';

/** A picture in prose, or its address and why it is not loaded. */
export function MarkdownPicture({ src, alt = '', title }: ComponentProps<'img'> & ExtraProps) {
  const { isForeign } = useContext(MarkdownOriginContext);
  const pictures = useContext(PicturesContext);
  const source = pictureSource(typeof src === 'string' ? src : '', document.baseURI, pictures, isForeign);
  if (source.kind === 'shown') return <img src={source.address} alt={alt} title={title} />;
  return <span className="left-out">{alt === '' ? source.why : `${source.why} (${alt})`}</span>;
}
