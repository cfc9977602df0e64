import { longestSource, shownOfTooLong } from '../notebook/tooLong.ts';

interface TooLongProps {
  readonly what: 'text' | 'code';
  /** In characters. */
  readonly length: number;
}

/** Says in place of a source that it is too long for the page, and that nothing of it is lost. */
export function TooLong({ what, length }: TooLongProps) {
  const [has, shown, most] = [length, shownOfTooLong, longestSource].map((count) =>
    count.toLocaleString('en-GB'),
  );
  return (
    <p className="left-out">
      {`${what === 'text' ? 'A text' : 'Code'} of ${has} characters. The first ${shown} are shown, as they were typed; all of it is kept. ${
        what === 'text' ? `Up to ${most} are set as Markdown.` : `Up to ${most} can be edited here.`
      }`}
    </p>
  );
}
