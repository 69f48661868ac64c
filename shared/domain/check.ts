/** Findings of a conflict check (空间比对): what `dutu check` prints and the window shows. */
import type { Geometry, MultiPolygon } from 'geojson'
import type { BoundingBox } from './feature'
import type { ImportCrs, ImportProblem } from './import'
import type { KindId } from './kinds'
import type { Rule, Severity } from './rules/rule'
import type { FormatId, SourceEncoding } from './source-record'
import type { CodeOf } from './vocabularies'

/** One subject against one constraint under one rule. A finding is a suspicion (疑似), pending verification. */
export type Finding = {
  /** The subject's own id or key, else its 1-based row. */
  readonly subject: string
  readonly subjectName: string | null
  readonly rule: string
  readonly severity: Severity
  readonly constraintLayer: KindId
  /** `fid` of the constraint as text. */
  readonly constraint: string
  readonly constraintName: string | null
  /** The rule's relation. */
  readonly relation: 'overlap' | 'within' | 'distance'
  /** Exact overlay on the CGCS2000 ellipsoid; null for points and lines. */
  readonly overlapSquareMeters: number | null
  /** Fractions of the subject's and the constraint's area (length for lines); null where they have none. */
  readonly shareOfSubject: number | null
  readonly shareOfConstraint: number | null
  /** Length of a line inside, on the ellipsoid; null for points and polygons. */
  readonly overlapMeters: number | null
  /** Least distance on the ellipsoid; 0 where they meet. */
  readonly distanceMeters: number
  /** `sliver`: the overlap is below the tolerance. */
  readonly certainty: 'certain' | 'sliver'
  /** The legal basis in force on the day of the check, as quoted. */
  readonly basis: string
  /** The basis was read in an official text. */
  readonly basisVerified: boolean
  /** Planar area in the asked plane, null where there is no area; absent unless asked for. */
  readonly planeOverlapSquareMeters?: number | null
}

/**
 * A contact that is no finding. `unknown`: it would be one if a fact that nobody stated (the activity, say) held. `notMet`: the rule is not for
 * what the subject is; still it lies there.
 */
export type ConditionalFinding = Finding & { readonly condition: 'unknown' | 'notMet' }

/** A layer that was held against subjects by at least one rule that applies to them, in the version that counted on the day. */
export type CheckedLayer = {
  readonly layer: KindId
  readonly features: number
  readonly vintage: string | null
  readonly demonstration: boolean
  /** Layers within the reference layer, by name; empty for every other kind. */
  readonly parts: readonly { readonly name: string; readonly features: number }[]
}

/** How a file that was checked without being imported was read: what was concluded about it, and what is wrong with it. */
export type CheckedSource = {
  readonly format: FormatId
  /** Of the file's layers the one that was read. */
  readonly layer: string
  /** Null in formats that leave no choice. */
  readonly encoding: SourceEncoding | null
  /** Null where nothing in the file has coordinates. */
  readonly crs: ImportCrs | null
  /** What the system is called; null where it has no known name. */
  readonly crsName: string | null
  /** Of the layer as a whole and of its rows; of very many of a kind the first, and how many more. */
  readonly problems: readonly ImportProblem[]
}

/** The whole answer. */
export type CheckReport = {
  /** Null for a layer of the workspace and for a drawn parcel. */
  readonly source: CheckedSource | null
  readonly subjects: number
  readonly subjectsWithFindings: number
  readonly checkedAgainst: readonly CheckedLayer[]
  readonly rules: readonly { readonly id: string; readonly version: string; readonly verified: boolean }[]
  readonly toleranceSquareMeters: number
  /** What the case was said to be, for all subjects; null: as recorded with each. */
  readonly activity: CodeOf<'activity'> | null
  readonly areaMethod: 'ellipsoid'
  /** Day whose law and versions count, ISO. */
  readonly on: string
  /** Most severe first, then by subject, rule and area. */
  readonly findings: readonly Finding[]
  /** In the findings' order. A site that they concern is not 未发现. */
  readonly conditional: readonly ConditionalFinding[]
  /** Checked by every rule that applies, nothing hit and nothing undecided: 未发现占用. */
  readonly noFindings: readonly string[]
  readonly unchecked: readonly { readonly subject: string; readonly code: UncheckedSubjectCode }[]
  readonly uncheckedRules: readonly { readonly rule: string; readonly code: UncheckedRuleCode }[]
  /** Geometry that was repaired before it was computed on. */
  readonly repaired: readonly { readonly subject: string; readonly code: string }[]
  /** Constraints with geometry that was repaired before it was computed on, or that could not be and was left out. */
  readonly constraintProblems: readonly ConstraintProblem[]
  /** System of the planar areas beside the ellipsoid's, `EPSG:n`; null where none was asked for. */
  readonly plane: string | null
  /** SHA-256 over inputs, rules, tolerance, day and program version: the same everywhere for the same question. */
  readonly fingerprint: string
}

export type ConstraintProblem = {
  readonly layer: KindId
  readonly constraint: string
  /** The geometry's first problem, `geometry.…`. */
  readonly code: string
  readonly outcome: 'repaired' | 'leftOut'
}

/** `fact.unknown`: no finding, but whether a rule applies to where it lies depends on a fact that nobody stated. */
export type UncheckedSubjectCode = 'geometry.empty' | 'geometry.invalid' | 'rule.noneApplies' | 'fact.unknown'
export type UncheckedRuleCode = 'layer.empty' | 'layer.noVersionOnDay' | 'fact.unknown' | 'rule.off'

/** A batch of suspected patches (疑似问题图斑). `pending` counts those without a verdict too. */
export type PatchBatch = {
  /** Null: patches without a batch. */
  readonly batch: string | null
  readonly total: number
  readonly pending: number
  readonly confirmed: number
  readonly dismissed: number
  readonly withTask: number
  /** Confirmed ones that are no task yet. */
  readonly withoutTask: number
}

/** A rule and where it comes from. */
export type RuleEntry = {
  /** As it holds now. */
  readonly rule: Rule
  /** `changed`: a shipped rule that the bureau has changed or switched; `own`: one that it has added. */
  readonly origin: 'shipped' | 'changed' | 'own'
  /** The rule as it was shipped; null for one of the bureau's own. */
  readonly shipped: Rule | null
}

/** The clipped piece of one finding, by its index in the report. Null where the overlap has no area. */
export type FindingPiece = { readonly finding: number; readonly geometry: MultiPolygon | null }

/** A subject as it was checked, [lon, lat] in degrees: for the map. */
export type SubjectShape = {
  readonly id: string
  readonly geometry: Geometry
  /** Of its worst finding that is no sliver; null without any. */
  readonly severity: Severity | null
}

/** One finding in plain words, with the facts behind them. */
export type FindingExplanation = {
  /** Index in the report. */
  readonly finding: number
  readonly rule: { readonly id: string; readonly version: string; readonly title: string; readonly remark: string | null; readonly verified: boolean }
  /** Plain sentences in the language asked for, in reading order. */
  readonly sentences: readonly string[]
  readonly basis: string
  readonly basisVerified: boolean
  /** On the ellipsoid; null where there is no overlap of areas. */
  readonly subjectSquareMeters: number | null
  /** Null for a constraint without area. */
  readonly constraintSquareMeters: number | null
  /** Of what is shared, or of the nearest places; null where neither is known. */
  readonly extent: BoundingBox | null
  /** Separate pieces of the overlap. */
  readonly pieces: number
  /** Places nearest to each other, [lon, lat], of a distance above 0. */
  readonly nearest: { readonly from: readonly [number, number]; readonly to: readonly [number, number]; readonly meters: number } | null
}

/** What it would take to undo a finding: to be off everything that its rule protects. */
export type FindingMend = {
  /** The smallest shift that does; null: none within reach, or the subject has no area. Verified by the exact overlay. */
  readonly shift: {
    readonly meters: number
    readonly eastMeters: number
    readonly northMeters: number
    /** Clockwise from north. */
    readonly azimuthDegrees: number
    /** The subject where it would lie. */
    readonly geometry: MultiPolygon
  } | null
  readonly reachMeters: number
  /** What is left without the part that conflicts; `geometry` null: nothing. Null where the subject has no area. */
  readonly trim: { readonly squareMeters: number; readonly removedSquareMeters: number; readonly geometry: MultiPolygon | null } | null
}

/** A report that was written. `pages` is null for workbooks and GeoPackages; `substituted` names faces that stood in for others. */
export type WrittenReport = { readonly file: string; readonly pages: number | null; readonly fonts: readonly string[]; readonly substituted: readonly string[] }
