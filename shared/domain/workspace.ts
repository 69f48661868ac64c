/** What a workspace says about itself. */
import type { ErrorData } from '../errors'
import type { Message } from '../messages/translate'
import type { BoundingBox, Value } from './feature'
import type { GeometryType, KindId } from './kinds'

/** One layer of a workspace, its own or, in a foreign GeoPackage, a reference layer. */
export type LayerInfo = {
  /** Table name. */
  readonly name: string
  /** Null for a layer of a foreign GeoPackage and for a table without a theme. */
  readonly kind: KindId | null
  readonly title: Message
  /** Null for a table without geometry. */
  readonly geometry: GeometryType | 'LineString' | 'Polygon' | 'MultiPoint' | null
  readonly features: number
  /** Newest version date of a legal layer, ISO; null otherwise. */
  readonly vintage: string | null
  /** All version dates of a legal layer, newest first. */
  readonly vintages: readonly string[]
  readonly bounds: BoundingBox | null
  /** The layer holds demonstration data. */
  readonly demonstration: boolean
}

/** How the workspace is open. */
export type WorkspaceAccess =
  | { readonly mode: 'readWrite' }
  | {
      readonly mode: 'readOnly'
      readonly reason: 'lockedByOther' | 'readOnlyFile' | 'readOnlyFolder' | 'newerSchema' | 'foreign' | 'requested'
      /** Who has it, where another program holds the lock. */
      readonly holder: { readonly user: string; readonly host: string; readonly since: string } | null
    }

export type WorkspaceInfo = {
  readonly path: string
  readonly title: string
  readonly access: WorkspaceAccess
  /** 0 for a GeoPackage that is not ours. */
  readonly schemaVersion: number
  /** The workspace's own date, ISO: 2023-10-31 in the demonstration, else null (then the computer's date counts). */
  readonly today: string | null
  /** Name of the sample it was made from, null for a real one. */
  readonly sample: string | null
  readonly layers: readonly LayerInfo[]
  readonly bounds: BoundingBox | null
  /** Newest first, at most 20. */
  readonly lastChanges: readonly ActionSummary[]
}

/** A demonstration against what this program would make: `outdated` ones hold nothing of a person's, `changed` ones do. */
export type SampleState = 'current' | 'outdated' | 'changed'

/** One entry of the log. */
export type ActionSummary = {
  readonly id: string
  /** UTC, ISO with Z. */
  readonly time: string
  readonly actor: string
  /** `area.verb` of the user's action, or `outside.edit` for changes made by another program. */
  readonly action: string
  /** What the action was asked for: `{ task: '5', kind: 'outfall', feature: '12' }`. */
  readonly params: Readonly<Record<string, Value>>
  readonly inserted: number
  readonly updated: number
  readonly deleted: number
  readonly reason: string | null
  /** The action that it undoes, or null. */
  readonly undoes: string | null
}

/** What a check found: shown by `translateError`. */
export type ValidationProblem = ErrorData

/** One check of `validate`. A check that is ok may have problems that are only notices. */
export type ValidationCheck = {
  /** camelCase: `sqliteIntegrity`, `auditChain` … */
  readonly name: string
  readonly ok: boolean
  readonly problems: readonly ValidationProblem[]
}

export type ValidationReport = { readonly ok: boolean; readonly checks: readonly ValidationCheck[] }
