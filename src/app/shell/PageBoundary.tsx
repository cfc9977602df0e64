import { Component, type ReactNode } from 'react';
import { MessagePage } from './MessagePage.tsx';

/** The last resort: a page that fails says so, and the way home stays open. A class, as React wants it here. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly problem?: string }> {
  override state: { readonly problem?: string } = {};

  static getDerivedStateFromError(error: unknown): { problem: string } {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.problem === undefined) return this.props.children;
    return (
      <MessagePage title="This page could not be shown">
        <p>{this.state.problem}</p>
        <p>
          If you are offline or the site has just been renewed, loading it again may help.{' '}
          <button type="button" className="button" onClick={() => window.location.reload()}>
            Load again
          </button>
        </p>
      </MessagePage>
    );
  }
}
