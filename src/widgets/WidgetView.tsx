import { type CSSProperties, Suspense, useMemo } from 'react';
import styles from './frame/frame.module.css';
import { readOptions } from './frame/options.ts';
import { WidgetBoundary } from './frame/WidgetBoundary.tsx';
import { WidgetProblem } from './frame/WidgetProblem.tsx';
import { widgets } from './registry.ts';

interface WidgetViewProps {
  /** What follows `widget` on the fence's line. */
  readonly name: string;
  /** The lines of the block: one `key: value` each. */
  readonly source: string;
}

/** A widget in the text of a lesson. A name, option or value that is not known is said in its place. */
export function WidgetView({ name, source }: WidgetViewProps) {
  const widget = Object.hasOwn(widgets, name) ? widgets[name] : undefined;
  const options = useMemo(
    () => (widget === undefined ? undefined : readOptions(source, widget.options)),
    [widget, source],
  );
  if (widget === undefined || options === undefined) {
    const known = Object.keys(widgets).join(', ');
    return <WidgetProblem problems={[`There is no widget “${name}”. The widgets are ${known}.`]} />;
  }
  if ('problems' in options) {
    return <WidgetProblem problems={options.problems.map((problem) => `widget ${name}: ${problem}`)} />;
  }
  const { title, height, View } = widget;
  const room = { '--phone-height': `${height.phone}px`, '--column-height': `${height.column}px` };
  return (
    // The two custom properties are no part of React's list of CSS properties.
    // A group, not a landmark: a lesson may place the same widget twice.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups the controls of a form, which this is not
    <div
      role="group"
      className={styles.widget}
      aria-label={title}
      data-widget={name}
      style={room as CSSProperties}
    >
      <p className={styles.title}>{title}</p>
      <WidgetBoundary name={name}>
        <Suspense fallback={<p className={styles.loading}>Loading…</p>}>
          <View options={options.values} />
        </Suspense>
      </WidgetBoundary>
    </div>
  );
}
