import type { CheckedCase } from '../../notebook/exercises.ts';
import { Icon } from '../shell/Icon.tsx';

/** The cases of a check; of those that do not agree, what was expected and what came. */
export function CaseList({ cases }: { readonly cases: readonly CheckedCase[] }) {
  if (cases.length === 0) return null;
  return (
    <ul className="exercise-cases">
      {cases.map(({ call, expected, got, right }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a check may make the same call twice
        <li key={index} className={right ? 'right' : 'wrong'}>
          <span className="case-mark" title={right ? 'agrees' : 'does not agree'}>
            {right ? <Icon name="check" size={12} /> : <i aria-hidden="true">≠</i>}
            <span className="unseen">{right ? 'agrees: ' : 'does not agree: '}</span>
          </span>
          <div>
            <code>{call}</code>
            {right ? (
              <code className="case-value">{got}</code>
            ) : (
              <dl>
                <div>
                  <dt>expected</dt>
                  <dd>
                    <code>{expected}</code>
                  </dd>
                </div>
                <div>
                  <dt>got</dt>
                  <dd>
                    <code>{got}</code>
                  </dd>
                </div>
              </dl>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
