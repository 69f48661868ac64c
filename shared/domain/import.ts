/**
 * What an import takes and answers. Coordinates that travel are EPSG:4490, [lon, lat] in degrees.
 *
 * Problems travel as codes with parameters; whoever shows them makes the sentence with `translateError`.
 */
import type { Geometry } from 'geojson'
import type { ErrorData } from '../errors'
import type { Datum } from './crs'
import type { BoundingBox, Value } from './feature'
import { type KindId, kindIds } from './kinds'
import type { CandidateReason } from './crs/candidates'
import type { CoordinateCorrection } from './crs/coordinate-pipeline'
import type { HelmertShift } from './crs/transform'
import type { FieldType } from './field'
import type { FormatId, GeometryFamily, SourceCrs, SourceEncoding, SourceProblem } from './source-record'

/** What a file can be imported as: a theme, readings or tasks. */
export type ImportTarget = KindId | 'reading' | 'task'

/** Every import target, as `--as` takes it. */
export const importTargets: readonly ImportTarget[] = [...kindIds, 'reading', 'task']

export function isImportTarget(text: string): text is ImportTarget {
  return importTargets.some((target) => target === text)
}

/** A problem of one row, or of the whole layer where `row` is null. */
export type ImportProblem = SourceProblem & {
  /** 1-based ordinal of the record in its layer. */
  readonly row: number | null
  /** 1-based line of the text file or row of the sheet; null in other formats. */
  readonly line: number | null
  /** Where it is: the fault itself, else the row's first vertex; null where no place is known. */
  readonly at: readonly [lon: number, lat: number] | null
}

/** The coordinate system that an import used. */
export type ImportCrs = {
  /** `EPSG:n`; null for a system without a code. */
  readonly code: string | null
  readonly how: 'prj' | 'embedded' | 'zone-prefix' | 'given' | 'assumed'
  /** 0 to 1. */
  readonly confidence: number
  /** What was done to the coordinates beside projecting them back. */
  readonly transform: CoordinateCorrection
  /** Null where it is not known. */
  readonly datum: Datum | null
  /** Whose datum parameters were applied: those of this import, or those that the bureau has set; null: none. */
  readonly shift: 'given' | 'setting' | null
}

/** Some of a file's geometry, thinned: enough to see where and what it is. */
export type GeometrySample = {
  readonly features: readonly { readonly row: number; readonly geometry: Geometry }[]
  /** Around what the sample was drawn from; null where nothing has a place. */
  readonly bounds: BoundingBox | null
  /** Records that the sample was drawn from, from the file's beginning. */
  readonly records: number
  /** Whether those were all. */
  readonly whole: boolean
}

/** A system that a file's bare numbers may be in. */
export type ImportCrsCandidate = {
  readonly code: string
  readonly transform: CoordinateCorrection
  /** 0 to 1; all systems that were weighed add up to 1. */
  readonly score: number
  readonly reasons: readonly (CandidateReason | EvidenceReason)[]
  /** Where the sample would lie. */
  readonly bounds: BoundingBox
  /** Some of the sample's places under this system: lon0, lat0, lon1, lat1 … */
  readonly lonLat: readonly number[]
}

/** A candidate with the file's shapes where it would put them. */
export type InspectedCandidate = ImportCrsCandidate & { readonly ghost: GeometrySample }

/** What the workspace's own features say about a candidate. */
export type EvidenceReason =
  | { readonly code: 'crs.reason.insideDistricts'; readonly params: { readonly percent: number } }
  | { readonly code: 'crs.reason.nearWater'; readonly params: { readonly percent: number; readonly meters: number } }
  | { readonly code: 'crs.reason.nearKnown'; readonly params: { readonly percent: number; readonly meters: number } }

/** How a key's rows differ from what the workspace has. */
export type ImportDifferences = {
  /** Column that rows are matched by. */
  readonly key: string
  readonly added: readonly { readonly row: number; readonly key: string }[]
  readonly changed: readonly ChangedRow[]
  /** Features or tasks that the file does not have. They are left as they are. */
  readonly missing: readonly { readonly id: string; readonly key: string; readonly name: string | null }[]
}

export type ChangedRow = {
  readonly row: number
  readonly key: string
  readonly id: string
  readonly fields: readonly { readonly field: string; readonly before: Value; readonly after: Value }[]
  /** How far the geometry moved, in metres, at most; null where it did not change. */
  readonly movedMeters: number | null
}

export type OnMatch = 'update' | 'skip'
export type OnNew = 'add' | 'skip'
/** `mark` notes in the row's other columns that the file no longer has it; `delete` leaves rows that something refers to. */
export type OnMissing = 'keep' | 'delete' | 'mark'

/** What a person may decide about an import. */
export type ImportOptions = {
  readonly path: string
  readonly target: ImportTarget
  /** Layer of a file with several, or sheet of a workbook. */
  readonly layer?: string | undefined
  readonly encoding?: string | undefined
  /** `EPSG:n` in any usual spelling. */
  readonly crs?: string | undefined
  /** Correction of the coordinates; absent: found out. */
  readonly transform?: CoordinateCorrection | undefined
  /** The bureau's own parameters, for old datums. */
  readonly shift?: HelmertShift | undefined
  /** Target column → heading of the source. Columns not named are matched by their headings. */
  readonly mapping?: Readonly<Record<string, string>> | undefined
  /** `mapping` says it all: columns that it does not name are kept with the other columns, however well their headings fit. */
  readonly wholeMapping?: boolean | undefined
  /** Column to match existing rows by: a target column or a heading. */
  readonly key?: string | undefined
  readonly onMatch?: OnMatch | undefined
  /** With a key: what happens to rows that the workspace does not have. */
  readonly onNew?: OnNew | undefined
  /** With a key: what happens to the workspace's rows that the file does not have. */
  readonly onMissing?: OnMissing | undefined
  /** With a key: keys whose rows are left as they are, whether new, changed or missing. */
  readonly leave?: readonly string[] | undefined
  /** Version date of the rows of a legal layer that have none of their own, ISO. */
  readonly vintage?: string | undefined
}

/** The answer of an import and of its dry run. `read` = `added` + `updated` + `unchanged` + `rejected`. */
export type ImportReport = {
  /** The log's action; null in a dry run. */
  readonly importId: string | null
  readonly format: FormatId
  readonly layer: string
  readonly encoding: SourceEncoding | null
  /** Null where nothing has coordinates, and in a dry run that found no sure answer. */
  readonly crs: ImportCrs | null
  /** Best first, at most three; empty where the system is known. */
  readonly candidates: readonly ImportCrsCandidate[]
  readonly read: number
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  /** Rows that were changed without changing their meaning, among those that were not rejected. */
  readonly repaired: number
  /** All that were found, up to the limit that was asked for. */
  readonly problems: readonly ImportProblem[]
  /** How many there are in all, by code. */
  readonly problemCounts: readonly { readonly code: ErrorData['code']; readonly severity: SourceProblem['severity']; readonly count: number }[]
  /** Only in a dry run with a key. */
  readonly differences: ImportDifferences | null
  /** With a key: the workspace's rows that the file does not have, and what became of them. */
  readonly missing: ImportMissing | null
}

/** `found` = `kept` + `deleted` + `marked`. */
export type ImportMissing = { readonly found: number; readonly kept: number; readonly deleted: number; readonly marked: number }

/** What a person decided about a source, kept in the workspace under the source's signature and target. */
export type RememberedImport = {
  readonly signature: string
  readonly target: ImportTarget
  /** File and day of the import that it was kept with, ISO. */
  readonly file: string
  readonly savedOn: string
  readonly choices: RememberedChoices
}

export type RememberedChoices = Pick<ImportOptions, 'mapping' | 'wholeMapping' | 'crs' | 'transform' | 'encoding' | 'key' | 'onMatch' | 'onNew' | 'onMissing'>

/** Datums that only a bureau's own parameters bring to CGCS2000. */
export type OldDatum = Extract<Datum, 'Xian1980' | 'Beijing1954' | 'NewBeijing'>

/** Parameters that a bureau has set for a datum; applied to every file on it unless the import names its own. */
export type DatumShiftSetting = { readonly datum: OldDatum; readonly shift: HelmertShift; readonly note: string | null; readonly savedOn: string }

/** How one column of the source is used. */
export type ColumnUse = {
  /** Heading in the source. */
  readonly source: string
  /** Target column, item of readings, or part of a coordinate; null: kept with the other columns. */
  readonly target: string | null
  /** `given` by the person now or `remembered` from an earlier import, by the column's `name`, `title` or `synonym`, or `none`. */
  readonly how: 'given' | 'remembered' | 'name' | 'title' | 'synonym' | 'none'
}

/** One thing that a layer may be imported as. `columns`: how many of its columns the target has; scores compare within one layer. */
export type TargetGuess = { readonly target: ImportTarget; readonly score: number; readonly columns: number }

/** What a file holds, before anything was chosen. */
export type ImportRecognition = {
  readonly layers: ImportInspection['layers']
  /** The layer that fits one of the targets best. */
  readonly layer: string
  /** What this layer may be, best first; never empty. */
  readonly targets: readonly TargetGuess[]
}

/** What a wizard shows before an import. */
export type ImportInspection = {
  readonly format: FormatId
  readonly layers: readonly { readonly name: string; readonly geometryType: GeometryFamily | null; readonly featureCount: number | null }[]
  /** The layer that is looked at. */
  readonly layer: string
  readonly encoding: SourceEncoding | null
  readonly fields: readonly { readonly name: string; readonly type: FieldType; readonly unit: string | null }[]
  /** What the file itself says. */
  readonly statedCrs: Pick<SourceCrs, 'code' | 'name' | 'how' | 'confidence'>
  readonly crs: ImportCrs | null
  readonly candidates: readonly InspectedCandidate[]
  /** Where the file's shapes lie; null where they have no place or its system is in doubt. */
  readonly sample: GeometrySample | null
  readonly columns: readonly ColumnUse[]
  /** Same headings, same signature: under it a mapping can be remembered. */
  readonly signature: string
  /** What was decided about such a source before; applied here where nothing else was said. */
  readonly remembered: RememberedImport | null
  /** First rows as they lie in the file, in the order of `fields`. */
  readonly preview: readonly { readonly row: number; readonly line: number | null; readonly values: readonly Value[] }[]
  /** Problems of the layer and of the first rows. */
  readonly problems: readonly ImportProblem[]
}
