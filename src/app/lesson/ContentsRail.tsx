import { useShallow } from 'zustand/react/shallow';
import { LessonProgress } from '../exercises/LessonProgress.tsx';
import { lessons } from '../lessons/catalogue.ts';
import { type Outline, type Section, type SectionState, sectionState } from '../notebook/outline.ts';
import { hashOf } from '../routing/route.ts';
import { bringIntoView } from '../shell/bringIntoView.ts';
import { Icon } from '../shell/Icon.tsx';
import { useNotebook } from './SessionContext.ts';
import { useSectionInView } from './useSectionInView.ts';

interface ContentsRailProps {
  readonly name: string;
  readonly outline: Outline;
  /** Called when a link has been followed. */
  readonly chosen: () => void;
}

/** The lesson's sections with how far each is, and the other lessons. */
export function ContentsRail({ name, outline, chosen }: ContentsRailProps) {
  const current = useSectionInView(outline.sections);
  return (
    <>
      {outline.sections.length > 0 && (
        <nav aria-labelledby="in-this-lesson">
          <h2 id="in-this-lesson">In this lesson</h2>
          <ul>
            {outline.sections.map((section) => (
              <SectionLink
                key={section.slug}
                lesson={name}
                section={section}
                current={section.slug === current}
                chosen={chosen}
              />
            ))}
          </ul>
        </nav>
      )}
      <nav aria-labelledby="lessons">
        <h2 id="lessons">Lessons</h2>
        <ul>
          {lessons.map((lesson) => (
            <li key={lesson.name}>
              <a
                href={hashOf({ page: 'lesson', lesson: lesson.name })}
                aria-current={lesson.name === name ? 'page' : undefined}
                onClick={chosen}
              >
                {lesson.number !== undefined && <span className="number">{lesson.number}</span>}
                {lesson.title}
                <LessonProgress lesson={lesson.name} exercises={lesson.exercises ?? []} short />
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

const words: Record<SectionState, string> = {
  text: '',
  idle: '',
  running: 'running',
  done: 'done',
  error: 'failed',
  stale: 'stale',
};

interface SectionLinkProps {
  readonly lesson: string;
  readonly section: Section;
  readonly current: boolean;
  readonly chosen: () => void;
}

function SectionLink({ lesson, section, current, chosen }: SectionLinkProps) {
  const cells = useNotebook(
    useShallow((notebook) => section.cellIds.flatMap((id) => notebook.cells[id] ?? [])),
  );
  const state = sectionState(cells);
  const follow = (): void => {
    chosen();
    // The address may name the section already; then no change of it would scroll there.
    bringIntoView(document.getElementById(section.slug));
  };
  return (
    <li>
      <a
        href={hashOf({ page: 'lesson', lesson, section: section.slug })}
        aria-current={current ? 'location' : undefined}
        onClick={follow}
      >
        <span className={`section-state ${state}`} title={words[state]}>
          {state === 'done' ? <Icon name="check" size={13} /> : <i aria-hidden="true" />}
          {words[state] !== '' && <span className="unseen">{words[state]}: </span>}
        </span>
        {section.title}
      </a>
    </li>
  );
}
