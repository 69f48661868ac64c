/** What stands where content will be, is not, or could not be read. */
import { Button, Empty, Spin } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import './ui.css'

/** Work that is over sooner is not announced. */
const PATIENCE_MILLISECONDS = 300

/** Says that something is being read, once that takes noticeably long. */
export function Loading({ text }: { readonly text: string }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <div className="note" role="status">
      <Spin size="small" />
      <span>{text}</span>
    </div>
  )
}

/** Nothing to show, and what to do about it. */
export function EmptyNote({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <Empty className="empty-note" image={Empty.PRESENTED_IMAGE_SIMPLE} description={text}>
      {children}
    </Empty>
  )
}

/** What went wrong, and the way out. */
export function FailureNote(props: { readonly text: string; readonly retryText: string; readonly onRetry: () => void }) {
  return (
    <div className="note note-failure" role="alert">
      <span>{props.text}</span>
      <Button size="small" onClick={props.onRetry}>
        {props.retryText}
      </Button>
    </div>
  )
}
