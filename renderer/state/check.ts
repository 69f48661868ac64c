/** The last conflict check of the window: what was checked under which facts, what was found, which finding is looked at. */
import type { Geometry } from 'geojson'
import { create } from 'zustand'
import type { CheckReport, Finding, FindingPiece, SubjectShape } from '../../shared/domain/check'
import type { KindId } from '../../shared/domain/kinds'
import type { CodeOf } from '../../shared/domain/vocabularies'
import { checkMessages } from '../../shared/messages/check'
import type { Language } from '../../shared/messages/translate'
import type { ErrorData } from '../../shared/errors'
import { service } from '../api/clients'
import { userProblemOf } from '../api/problem'
import { runJob } from './jobs'
import { useSelection } from './selection'
import { frameGeometry } from './show'

/** Outer ring first, then holes; degrees [lon, lat], closed. */
export type SketchRings = readonly (readonly (readonly [number, number])[])[]

/** What is checked: a layer, a file by its path, a parcel drawn on the map. */
export type CheckedSubjects =
  | { readonly type: 'layer'; readonly kind: KindId }
  | { readonly type: 'file'; readonly path: string; /** Of a file with several. */ readonly layer?: string; /** `EPSG:n`; absent: found out. */ readonly crs?: string }
  | { readonly type: 'sketch'; readonly rings: SketchRings }

/** Facts of the case; null: not stated. */
export type CaseFacts = {
  readonly activity: CodeOf<'activity'> | null
  /** ISO date; null: the workspace's day. */
  readonly on: string | null
  readonly toleranceSquareMeters: number
}

export const DEFAULT_TOLERANCE_SQUARE_METERS = 10

type CheckState = {
  readonly subjects: CheckedSubjects
  readonly facts: CaseFacts
  readonly report: CheckReport | null
  /** Cut after the report is shown; empty until then. */
  readonly pieces: readonly FindingPiece[]
  /** For the map; of very many subjects those with findings. */
  readonly subjectShapes: readonly SubjectShape[]
  /** The subject shifted or trimmed, as it is shown on the map. */
  readonly proposal: Geometry | null
  readonly running: boolean
  /** What only a person can say about the chosen file before it can be checked: which layer, which coordinate system. */
  readonly question: ErrorData | null
  /** A parcel is being drawn or moved. */
  readonly sketching: boolean
  readonly choose: (subjects: CheckedSubjects) => void
  readonly setFacts: (change: Partial<CaseFacts>) => void
  readonly setSketching: (sketching: boolean) => void
  readonly setProposal: (proposal: Geometry | null) => void
}

const nothingFound = { report: null, pieces: [], subjectShapes: [], proposal: null, question: null } as const

/** Answered beside the file, not told as failures. */
const QUESTIONS: ReadonlySet<string> = new Set<ErrorData['code']>(['import.severalLayers', 'check.unknownPlace'])

/** More subjects than this are not drawn. */
const MAX_SHAPES = 5000

export const useCheck = create<CheckState>()((set) => ({
  subjects: { type: 'layer', kind: 'project' },
  facts: { activity: null, on: null, toleranceSquareMeters: DEFAULT_TOLERANCE_SQUARE_METERS },
  ...nothingFound,
  running: false,
  sketching: false,
  choose: (subjects) => set({ subjects, ...nothingFound }),
  setFacts: (change) => set(({ facts }) => ({ facts: { ...facts, ...change } })),
  setSketching: (sketching) => set({ sketching }),
  setProposal: (proposal) => set({ proposal }),
}))

/** What the check is asked, from the choices of the window. */
function inputOf({ subjects, facts }: CheckState, language: Language) {
  const { activity, on, toleranceSquareMeters } = facts
  return {
    subjects: subjects.type === 'sketch' ? { type: 'sketch' as const, rings: subjects.rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat])) } : subjects,
    toleranceSquareMeters,
    language,
    ...(activity === null ? {} : { activity }),
    ...(on === null ? {} : { on }),
  }
}

/** Check the chosen subjects against all rules; the status bar shows how far it is. */
export async function runCheck(language: Language): Promise<void> {
  useCheck.setState({ running: true, ...nothingFound })
  clearFindingSelection()
  try {
    const report = await runJob(checkMessages.running, {}, (signal) => service.check.run(inputOf(useCheck.getState(), language), { signal }))
    if (report === null) return
    const shapes = await readShapes()
    useCheck.setState({ report, ...shapes })
    const { subjects } = useCheck.getState()
    if (subjects.type === 'file' && shapes.subjectShapes.length > 0) frameGeometry({ type: 'GeometryCollection', geometries: shapes.subjectShapes.map(({ geometry }) => geometry) })
  } catch (error) {
    const problem = userProblemOf(error)
    if (problem === null || !QUESTIONS.has(problem.code)) throw error
    useCheck.setState({ question: problem })
  } finally {
    useCheck.setState({ running: false })
  }
}

async function readShapes(): Promise<Pick<CheckState, 'pieces' | 'subjectShapes'>> {
  const [pieces, subjectShapes] = await Promise.all([service.check.pieces(), service.check.subjects({ limit: MAX_SHAPES })])
  return { pieces, subjectShapes }
}

let latest: AbortController | null = null

/**
 * Check the sketch while it is being drawn: the last answer stays until the next is there, and an older question is given up.
 *
 * @throws what the service answers, unless a newer question took its place
 */
export async function checkSketch(rings: SketchRings, language: Language): Promise<void> {
  latest?.abort()
  const asked = new AbortController()
  latest = asked
  useCheck.setState({ subjects: { type: 'sketch', rings } })
  try {
    for await (const event of await service.check.run(inputOf(useCheck.getState(), language), { signal: asked.signal })) {
      if (event.type !== 'result' || latest !== asked) continue
      const shapes = await readShapes()
      if (latest === asked) useCheck.setState({ report: event.result, ...shapes })
    }
  } catch (error) {
    if (!asked.signal.aborted) throw error
  }
}

/** Where a finding shows: its piece, or its subject where it has none. */
export function geometryOfFinding({ report, pieces, subjectShapes }: Pick<CheckState, 'report' | 'pieces' | 'subjectShapes'>, index: number): Geometry | null {
  const subject = report?.findings[index]?.subject
  return pieces[index]?.geometry ?? subjectShapes.find(({ id }) => id === subject)?.geometry ?? null
}

/** Look at a finding: its card opens, and its place is framed. */
export function showFinding(index: number): void {
  useSelection.getState().selectFinding(index)
  useCheck.setState({ proposal: null })
  const geometry = geometryOfFinding(useCheck.getState(), index)
  if (geometry !== null) frameGeometry(geometry)
}

/** The finding that is looked at, or null. */
export function useShownFinding(): { readonly index: number; readonly finding: Finding } | null {
  const selection = useSelection((state) => state.selection)
  const finding = useCheck((state) => (selection?.type === 'finding' ? (state.report?.findings[selection.index] ?? null) : null))
  return selection?.type !== 'finding' || finding === null ? null : { index: selection.index, finding }
}

function clearFindingSelection(): void {
  const { selection, clear } = useSelection.getState()
  if (selection?.type === 'finding') clear()
}
