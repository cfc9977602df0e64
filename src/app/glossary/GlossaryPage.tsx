import { useEffect } from 'react';
import { lessons } from '../lessons/catalogue.ts';
import { hashOf } from '../routing/route.ts';
import { slugOf, termAt } from './findTerm.ts';
import { ReferencePage } from './ReferencePage.tsx';
import type { Term } from './term.ts';
import { terms } from './terms.ts';

const alphabetical = terms.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));

/** All terms; the one in the address is marked and brought into view. */
export default function GlossaryPage({ term }: { readonly term: string | undefined }) {
  useEffect(() => {
    if (term === undefined) return;
    const entry = document.getElementById(term);
    entry?.scrollIntoView({ block: 'center' });
    entry?.focus({ preventScroll: true });
  }, [term]);
  return (
    <ReferencePage
      title="Glossary"
      lead={`${terms.length} words of the field, in plain sentences, each with the lesson that introduces it.`}
    >
      {term !== undefined && termAt(term) === undefined && (
        <p role="status">{`There is no “${term}” in the glossary.`}</p>
      )}
      <dl className="words">
        {alphabetical.map((each) => (
          <Entry key={each.name} term={each} asked={slugOf(each) === term} />
        ))}
      </dl>
    </ReferencePage>
  );
}

function Entry({ term, asked }: { readonly term: Term; readonly asked: boolean }) {
  // A plural tells nobody anything new.
  const otherNames = (term.also ?? []).filter(
    (form) => !form.toLowerCase().includes(term.name.toLowerCase()),
  );
  const lesson = lessons.find(({ name }) => name === term.lesson);
  return (
    <div className={asked ? 'asked' : undefined}>
      <dt id={slugOf(term)} tabIndex={-1}>
        {term.name}
        {otherNames.length > 0 && <span className="also">{otherNames.join(', ')}</span>}
      </dt>
      <dd>{term.meaning}</dd>
      {lesson !== undefined && (
        <dd className="met">
          <a
            href={hashOf({ page: 'lesson', lesson: lesson.name })}
          >{`Lesson ${lesson.number}: ${lesson.title}`}</a>
        </dd>
      )}
    </div>
  );
}
