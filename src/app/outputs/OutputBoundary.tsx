import { Component, type ReactNode } from 'react';
import type { Output } from '../../notebook/output.ts';
import styles from './outputs.module.css';

interface Properties {
  /** A new output gets a new chance. */
  readonly output: Output;
  readonly children: ReactNode;
}

/** Keeps a broken output from taking the page with it. A class, as React has no hook for this. */
export class OutputBoundary extends Component<Properties, { readonly failure: string | undefined }> {
  override state: { readonly failure: string | undefined } = { failure: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override componentDidUpdate(previous: Properties) {
    if (previous.output !== this.props.output && this.state.failure !== undefined) {
      this.setState({ failure: undefined });
    }
  }

  override render() {
    if (this.state.failure === undefined) return this.props.children;
    return <p className={styles.failure}>This output could not be drawn. {this.state.failure}</p>;
  }
}
