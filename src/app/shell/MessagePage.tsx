import type { ReactNode } from 'react';
import { hashOf } from '../routing/route.ts';
import './messagePage.css';
import { Wordmark } from './Wordmark.tsx';

/** A page that has one thing to say instead of a lesson. */
export function MessagePage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <header className="top-bar">
        <Wordmark />
      </header>
      <main className="message-page prose">
        <h1>{title}</h1>
        {children}
        <p>
          <a href={hashOf({ page: 'home' })}>All lessons</a>
        </p>
      </main>
    </>
  );
}
