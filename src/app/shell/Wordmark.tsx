import { hashOf } from '../routing/route.ts';

/** The name and its mark: a picture, and a kernel in its corner. Leads home. */
export function Wordmark() {
  return (
    <a className="wordmark" href={hashOf({ page: 'home' })} aria-label="Convbook, all lessons">
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <rect x="2" y="2" width="16" height="16" rx="3.5" fill="none" stroke="currentColor" strokeWidth="2" />
        <path
          d="M2 5.5A3.5 3.5 0 0 1 5.5 2H11v9H2z"
          fill="currentColor"
          fillOpacity="0.2"
          stroke="currentColor"
          strokeWidth="2"
        />
      </svg>
      <span>Convbook</span>
    </a>
  );
}
