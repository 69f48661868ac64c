/** Keeps a failing part of the window from taking the rest down. */
import { Alert } from 'antd'
import { Component, type ReactNode } from 'react'

type Props = { readonly failedText: string; readonly children: ReactNode }

export class PartBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return <Alert type="error" showIcon title={this.props.failedText} description={error.message} style={{ margin: 8 }} />
  }
}
