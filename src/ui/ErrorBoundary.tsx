/** Keeps a fault in one part of the page from taking the rest along. */
import { Component, type ReactNode } from 'react';

export interface ErrorBoundaryProps {
  readonly fallback: (tryAgain: () => void) => ReactNode;
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (this.state.failed) return this.props.fallback(() => this.setState({ failed: false }));
    return this.props.children;
  }
}
