/** The last conflict check of the window: what was checked, what was found, which finding is looked at. */
import { create } from 'zustand'
import type { CheckReport, Finding, FindingPiece } from '../../shared/domain/check'
import type { KindId } from '../../shared/domain/kinds'
import { checkMessages } from '../../shared/messages/check'
import type { Language } from '../../shared/messages/translate'
import { service } from '../api/clients'
import { runJob } from './jobs'
import { showFeature } from './show'

/** What is checked: a layer, or a file by its path. */
export type CheckedSubjects = { readonly type: 'layer'; readonly kind: KindId } | { readonly type: 'file'; readonly path: string }

type CheckState = {
  readonly subjects: CheckedSubjects
  readonly report: CheckReport | null
  readonly pieces: readonly FindingPiece[]
  /** Index into the report's findings. */
  readonly selected: number | null
  readonly running: boolean
  readonly choose: (subjects: CheckedSubjects) => void
}

export const useCheck = create<CheckState>()((set) => ({
  subjects: { type: 'layer', kind: 'project' },
  report: null,
  pieces: [],
  selected: null,
  running: false,
  choose: (subjects) => set({ subjects, report: null, pieces: [], selected: null }),
}))

/** Check the chosen subjects against all rules. */
export async function runCheck(language: Language): Promise<void> {
  const { subjects } = useCheck.getState()
  useCheck.setState({ running: true, report: null, pieces: [], selected: null })
  try {
    const report = await runJob(checkMessages.running, {}, (signal) => service.check.run({ subjects, language }, { signal }))
    if (report !== null) useCheck.setState({ report, pieces: await service.check.pieces() })
  } finally {
    useCheck.setState({ running: false })
  }
}

/** Look at a finding: its subject is selected and framed where it is a feature of the workspace. */
export async function showFinding(index: number, finding: Finding): Promise<void> {
  const { subjects } = useCheck.getState()
  useCheck.setState({ selected: index })
  if (subjects.type === 'layer') await showFeature({ kind: subjects.kind, id: finding.subject })
  else await showFeature({ kind: finding.constraintLayer, id: finding.constraint })
}
