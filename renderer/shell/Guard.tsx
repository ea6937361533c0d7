import { Component, type ReactNode } from 'react';
import { Broken } from './Broken.tsx';

export interface GuardProps {
  /** `page`: the whole page. `part`: something beside the text, which stays as it is. */
  readonly extent: 'page' | 'part';
  readonly children: ReactNode;
}

/**
 * Keeps a mistake of ours from taking the whole page away. Drafts do not live in components: what was typed goes on to
 * the disk whatever is shown.
 */
export class Guard extends Component<GuardProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <Broken
        extent={this.props.extent}
        onAgain={() => {
          if (this.props.extent === 'page') window.location.reload();
          else this.setState({ isBroken: false });
        }}
      />
    );
  }
}
