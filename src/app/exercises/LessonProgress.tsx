import { Icon } from '../shell/Icon.tsx';
import './exercises.css';
import { useLearnerRecord } from './learner.ts';

interface LessonProgressProps {
  readonly lesson: string;
  /** The ids of its exercises. */
  readonly exercises: readonly string[];
  /** True writes "2/4" instead of "2 of 4 exercises". */
  readonly short?: boolean;
}

/** How many of a lesson's exercises are solved. */
export function LessonProgress({ lesson, exercises, short = false }: LessonProgressProps) {
  const { solved } = useLearnerRecord(lesson);
  if (exercises.length === 0) return null;
  const count = exercises.filter((id) => solved.includes(id)).length;
  const words = `${count} of ${exercises.length} exercise${exercises.length === 1 ? '' : 's'}`;
  return (
    <span className={count === exercises.length ? 'lesson-progress all' : 'lesson-progress'}>
      {count === exercises.length && <Icon name="check" size={12} />}
      {short ? (
        <>
          <span aria-hidden="true">{`${count}/${exercises.length}`}</span>
          <span className="unseen">{`, ${words} solved`}</span>
        </>
      ) : (
        <>
          {words}
          <span className="unseen"> solved</span>
        </>
      )}
    </span>
  );
}
