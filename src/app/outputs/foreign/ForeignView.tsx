import { useMemo } from 'react';
import { checkPlotly } from '../../../kernel/checkPlotly.ts';
import { lookOf } from '../../../notebook/foreignOutput.ts';
import type { ForeignOutput } from '../../../notebook/output.ts';
import { PlotlyView } from '../plotly/PlotlyView.tsx';
import { ConsoleView } from '../text/ConsoleView.tsx';
import styles from './ForeignView.module.css';

/** What another program has put out, as far as it is text or a picture; the rest is named. */
export function ForeignView({ output }: { readonly output: ForeignOutput }) {
  const look = useMemo(() => lookOf(output), [output]);
  const figure = useMemo(() => (look.figure === undefined ? undefined : checkPlotly(look.figure)), [look]);
  const leftOut = look.figure !== undefined && figure === undefined ? ['a figure too large'] : look.leftOut;
  return (
    <div className={styles.foreign}>
      {figure !== undefined && <PlotlyView output={figure} />}
      {look.picture !== undefined && (
        <img
          src={look.picture.address}
          width={look.picture.width}
          height={look.picture.height}
          alt="Made by the program that wrote this file"
        />
      )}
      {look.text !== undefined && <ConsoleView outputs={[{ mime: 'text/plain', text: look.text }]} />}
      {leftOut.length > 0 && (
        <p className={styles.leftOut}>{`Kept, but not shown here: ${leftOut.slice(0, 8).join(', ')}.`}</p>
      )}
    </div>
  );
}
