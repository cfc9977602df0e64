import { memo } from 'react';
import type { Output } from '../../notebook/output.ts';
import { groupOutputs, type OutputGroup } from './groupOutputs.ts';
import { OutputBoundary } from './OutputBoundary.tsx';
import { OutputView } from './OutputView.tsx';
import type { OutputContext } from './outputContext.ts';
import styles from './outputs.module.css';
import { ConsoleView } from './text/ConsoleView.tsx';

/** All outputs of one cell, in order. An output that is replaced keeps its place and its height. */
export const OutputList = memo(function OutputList({
  outputs,
  ...context
}: OutputContext & { readonly outputs: readonly Output[] }) {
  if (outputs.length === 0) return null;
  return (
    <div className={styles.list}>
      {groupOutputs(outputs).map((group) => (
        <Group key={group.first} group={group} {...context} />
      ))}
    </div>
  );
});

function Group({ group, ...context }: OutputContext & { readonly group: OutputGroup }) {
  switch (group.kind) {
    case 'text': {
      const [first] = group.outputs;
      if (first === undefined) return null;
      return (
        <div className={styles.output} data-output-mime={first.mime}>
          <OutputBoundary output={first}>
            <ConsoleView outputs={group.outputs} />
          </OutputBoundary>
        </div>
      );
    }
    case 'halves':
      return (
        <div className={styles.pairsRoom}>
          <div className={styles.pairs}>
            {group.outputs.map((output, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an update replaces what stands in its place.
              <OutputView key={group.first + index} output={output} {...context} />
            ))}
          </div>
        </div>
      );
    case 'single':
      return <OutputView output={group.output} {...context} />;
  }
}
