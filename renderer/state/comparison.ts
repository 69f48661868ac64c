/** The last comparison of two versions of a legal layer, and which piece is looked at. */
import { create } from 'zustand'
import type { KindId } from '../../shared/domain/kinds'
import type { VersionComparison } from '../../shared/domain/version-comparison'
import { checkWindowMessages } from '../../shared/messages/check-window'
import { service } from '../api/clients'
import { runJob } from './jobs'
import { frameGeometry } from './show'

type ComparisonState = {
  readonly result: VersionComparison | null
  /** Index into the result's pieces. */
  readonly selected: number | null
  readonly running: boolean
}

export const useComparison = create<ComparisonState>()(() => ({ result: null, selected: null, running: false }))

export async function compareVersions(input: { readonly layer: KindId; readonly from: string; readonly to: string; readonly approval?: string }): Promise<void> {
  useComparison.setState({ running: true, result: null, selected: null })
  try {
    const result = await runJob(checkWindowMessages.comparing, {}, (signal) => service.check.compare(input, { signal }))
    if (result !== null) useComparison.setState({ result })
  } finally {
    useComparison.setState({ running: false })
  }
}

/** Select a piece and bring it into view. */
export function showPiece(index: number): void {
  useComparison.setState({ selected: index })
  const geometry = useComparison.getState().result?.pieces[index]?.geometry ?? null
  if (geometry !== null) frameGeometry(geometry)
}
