import { ReferencePage } from './ReferencePage.tsx';
import { resources } from './resources.ts';

/** Where to read on, by topic. */
export default function ResourcesPage() {
  return (
    <ReferencePage
      title="Where to read on"
      lead="If you read only one thing, take the survey. The rest is for the questions that the lessons leave open."
    >
      {resources.map(({ topic, entries }) => (
        <section key={topic} aria-label={topic}>
          <h2>{topic}</h2>
          <ul className="links">
            {entries.map(({ title, by, address, about }) => (
              <li key={address}>
                <a href={address} target="_blank" rel="noopener noreferrer">
                  {title}
                </a>
                <span className="about">{`${by}. ${about}`}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </ReferencePage>
  );
}
