import type { ReactNode } from 'react';
import styles from './frame.module.css';

interface WidgetProblemProps {
  readonly problems: readonly string[];
  readonly children?: ReactNode;
}

/** What stands in a widget's place when it cannot be shown. */
export function WidgetProblem({ problems, children }: WidgetProblemProps) {
  return (
    <div className={styles.problem} role="note">
      {problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
      {children}
    </div>
  );
}
