/** A definition changed in a panel (a rule, a template): what it is on top, its fields or its text, what is wrong and the buttons below. */
import type { ReactNode } from 'react'
import './editor-form.css'

/** @param foot problems first, then the line of buttons */
export function EditorForm({ head, foot, children }: { readonly head: ReactNode; readonly foot: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="editor-form">
      <div className="editor-form-head">{head}</div>
      <div className="editor-form-body">{children}</div>
      <div className="editor-form-foot">{foot}</div>
    </div>
  )
}

/** A field with its title beside it. */
export function EditorField({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <label className="editor-field">
      <span>{title}</span>
      {children}
    </label>
  )
}
