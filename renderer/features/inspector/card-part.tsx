/** A titled part of a card, and its rows of name and value. */
import type { ReactNode } from 'react'

export function CardPart({ title, extra, children }: { readonly title: string; readonly extra?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="card-part">
      <header>
        <h3>{title}</h3>
        {extra}
      </header>
      {children}
    </section>
  )
}

/** Name and value; nothing at all where the value is empty. */
export function FactRow({ title, children, numeric = false }: { readonly title: string; readonly children: ReactNode; readonly numeric?: boolean }) {
  if (children === '' || children === null || children === undefined) return null
  return (
    <div className="fact-row">
      <dt>{title}</dt>
      <dd className={numeric ? 'numeric' : undefined}>{children}</dd>
    </div>
  )
}
