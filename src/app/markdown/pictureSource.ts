/** Where a picture in Markdown comes from, and why it is not shown where it is not. */
export type PictureSource =
  | { readonly kind: 'shown'; readonly address: string }
  | { readonly kind: 'left-out'; readonly why: string };

const ownData = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/i;
const attachment = 'attachment:';

/** Whether an address may reach `pictureSource`; react-markdown drops every scheme that it does not know. */
export function isPictureAddress(address: string): boolean {
  return ownData.test(address) || address.startsWith(attachment);
}

/**
 * @param base the page's own address
 * @param pictures what the cell brings with it, by name
 * @param isForeign whether the notebook comes from elsewhere: then no address is asked for anything
 */
export function pictureSource(
  address: string,
  base: string,
  pictures: Readonly<Record<string, string>>,
  isForeign: boolean,
): PictureSource {
  if (ownData.test(address)) return { kind: 'shown', address };
  if (address.startsWith(attachment)) {
    const name = decoded(address.slice(attachment.length));
    const picture = Object.hasOwn(pictures, name) ? pictures[name] : undefined;
    return picture === undefined
      ? {
          kind: 'left-out',
          why: `Picture that the notebook does not have, or that is too large to be shown: ${name}`,
        }
      : { kind: 'shown', address: picture };
  }
  if (!isSameOrigin(address, base))
    return { kind: 'left-out', why: `Picture from another site, not loaded: ${address}` };
  if (isForeign) return { kind: 'left-out', why: `Picture that is not part of this file: ${address}` };
  return { kind: 'shown', address };
}

function isSameOrigin(address: string, base: string): boolean {
  try {
    return new URL(address, base).origin === new URL(base).origin;
  } catch {
    return false;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
