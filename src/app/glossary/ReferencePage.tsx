import type { ReactNode } from 'react';
import { hashOf } from '../routing/route.ts';
import { ThemeSwitch } from '../settings/ThemeSwitch.tsx';
import { Wordmark } from '../shell/Wordmark.tsx';
import '../shell/topBar.css';
import '../home/home.css';
import '../markdown/markdown.css';
import './referencePage.css';

interface ReferencePageProps {
  readonly title: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}

/** A page to look things up in, beside the lessons. */
export function ReferencePage({ title, lead, children }: ReferencePageProps) {
  return (
    <>
      <header className="top-bar home-bar">
        <Wordmark />
        <ThemeSwitch />
      </header>
      <main className="home reference">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {children}
        <p className="more">
          <a href={hashOf({ page: 'home' })}>All lessons</a>
        </p>
      </main>
    </>
  );
}
