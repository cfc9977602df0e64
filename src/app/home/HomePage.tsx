import { LessonProgress } from '../exercises/LessonProgress.tsx';
import { type LessonListing, lessons } from '../lessons/catalogue.ts';
import { OpenedList } from '../opening/OpenedList.tsx';
import { OpenNotebook } from '../opening/OpenNotebook.tsx';
import { hashOf } from '../routing/route.ts';
import { ThemeSwitch } from '../settings/ThemeSwitch.tsx';
import { Wordmark } from '../shell/Wordmark.tsx';
import '../shell/topBar.css';
import './home.css';

/** What this is, and the lessons. */
export function HomePage() {
  return (
    <>
      <header className="top-bar home-bar">
        <Wordmark />
        <ThemeSwitch />
      </header>
      <main className="home">
        <h1>Learn how a network sees, by running one</h1>
        <p className="lead">
          Convbook is a notebook in your browser. Each lesson is text you read and code you run, change and
          run again. The networks are trained here, in this tab: nothing is installed, and nothing you type
          leaves this machine.
        </p>
        <p className="own">
          <OpenNotebook />
          <span>from an .ipynb or .md file, or drop one on the page.</span>
        </p>
        {lessons.length === 0 ? (
          <p className="empty">There are no lessons in this build: the folder notebooks/ was empty.</p>
        ) : (
          <ol className="lesson-list">
            {lessons.map((lesson) => (
              <LessonEntry key={lesson.name} lesson={lesson} />
            ))}
          </ol>
        )}
        <OpenedList />
        <p className="more">
          <a href={hashOf({ page: 'glossary' })}>Glossary</a>
          <a href={hashOf({ page: 'resources' })}>Where to read on</a>
        </p>
      </main>
    </>
  );
}

function LessonEntry({ lesson }: { readonly lesson: LessonListing }) {
  return (
    <li>
      <a href={hashOf({ page: 'lesson', lesson: lesson.name })}>
        <span className="number" aria-hidden="true">
          {lesson.number}
        </span>
        <span className="about">
          <span className="title">{lesson.title}</span>
          {lesson.problem === undefined ? (
            <span className="summary">{lesson.summary}</span>
          ) : (
            <span className="problem">This file cannot be read: {lesson.problem}</span>
          )}
        </span>
        <span className="minutes">
          {lesson.minutes !== undefined && `${lesson.minutes} min`}
          <LessonProgress lesson={lesson.name} exercises={lesson.exercises ?? []} />
        </span>
      </a>
    </li>
  );
}
