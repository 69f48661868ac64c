/** One matter of an import: a line that says how it stands, and its details when open. What is in doubt opens by itself. */
import { ChevronRight, Circle, CircleAlert, CircleCheck, CircleX, LoaderCircle } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'

/** `sure`: settled. `ask`: a person has to decide. `look`: settled, but worth a look. `bad`: something is lost. `idle`: nothing known yet. */
export type StepState = 'sure' | 'ask' | 'look' | 'bad' | 'busy' | 'idle'

const marks = { sure: CircleCheck, ask: CircleAlert, look: CircleAlert, bad: CircleX, busy: LoaderCircle, idle: Circle } as const

type Props = {
  readonly title: string
  readonly summary: string
  readonly state: StepState
  readonly openFirst?: boolean
  readonly children: ReactNode
}

export function ImportStep({ title, summary, state, openFirst = false, children }: Props) {
  const id = useId()
  /** Null until it is opened or folded by hand. */
  const [chosen, setChosen] = useState<boolean | null>(null)
  const open = chosen ?? (openFirst || state === 'ask')
  const Mark = marks[state]
  return (
    <section className={`import-step step-${state}`}>
      <button type="button" className="import-step-head" aria-expanded={open} aria-controls={id} onClick={() => setChosen(!open)}>
        <Mark className="step-mark" size={14} aria-hidden />
        <span className="step-title">{title}</span>
        <span className="step-summary ellipsis" title={summary}>
          {summary}
        </span>
        <ChevronRight className="step-fold" size={14} aria-hidden />
      </button>
      <div id={id} className="import-step-body" hidden={!open}>
        {open && children}
      </div>
    </section>
  )
}
