/**
 * How the window was left: camera, layers, panels, month. Kept per workspace in this computer's settings, never in the file.
 *
 * Read tolerantly: a part that is missing, damaged or of an older form falls back to its default, the others stay.
 */
import { PERIOD_SPANS, type PeriodSpan } from '../../shared/domain/water-quality/period-span'
import * as v from 'valibot'

/** Format of the coordinate read-out: decimal degrees, degrees-minutes-seconds, CGCS2000 Gauss-Krüger 3°. */
export const coordinateFormats = ['degrees', 'dms', 'gaussKruger'] as const
export type CoordinateFormat = (typeof coordinateFormats)[number]

export const periodKinds = PERIOD_SPANS
export type PeriodKind = PeriodSpan

const within = (minimum: number, maximum: number) => v.pipe(v.number(), v.minValue(minimum), v.maxValue(maximum))

const cameraSchema = v.object({
  /** [lon, lat] in degrees. */
  center: v.tuple([within(-180, 180), within(-85.1, 85.1)]),
  zoom: within(0, 24),
  bearing: within(-360, 360),
})

/** Layers are named by theme id, `task` for pins, `basemap` for the base map; absent ones go by their defaults. */
const layersSchema = v.object({
  visible: v.fallback(v.record(v.string(), v.boolean()), {}),
  opacity: v.fallback(v.record(v.string(), within(0, 1)), {}),
  /** Version date shown of a legal layer; absent: the newest. */
  vintage: v.fallback(v.record(v.string(), v.string()), {}),
  /** Drawing order from top to bottom, as far as it was changed by hand. */
  order: v.fallback(v.array(v.string()), []),
  foldedGroups: v.fallback(v.array(v.string()), []),
  /** Layers whose legend is open in the tree. */
  openLegends: v.fallback(v.array(v.string()), ['section', 'reference']),
  /** Layers within the reference layer, by their names, that are not shown. */
  hiddenParts: v.fallback(v.array(v.string()), []),
})

const panelsSchema = v.object({
  /** Id of the open left panel, null when folded. */
  left: v.fallback(v.nullable(v.string()), 'layers'),
  leftWidth: v.fallback(within(240, 640), 320),
  inspectorWidth: v.fallback(within(280, 720), 360),
  drawer: v.fallback(v.nullable(v.string()), null),
  drawerHeight: v.fallback(within(120, 1200), 260),
})

const viewStateSchema = v.object({
  version: v.fallback(v.literal(1), 1),
  camera: v.fallback(v.nullable(cameraSchema), null),
  layers: v.fallback(layersSchema, v.parse(layersSchema, {})),
  panels: v.fallback(panelsSchema, v.parse(panelsSchema, {})),
  /** Columns of the attribute table by theme, as far as they were chosen by hand. */
  tableColumns: v.fallback(v.record(v.string(), v.array(v.string())), {}),
  coordinateFormat: v.fallback(v.picklist(coordinateFormats), 'degrees'),
  /** Month of the section classes (`2023-10`); null: the newest that has readings. */
  month: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/))), null),
  /** What is graded around that month. */
  periodKind: v.fallback(v.picklist(periodKinds), 'month'),
  /** Bays are filled by the class of their sea water. */
  bayClasses: v.fallback(v.boolean(), true),
})

export type ViewState = Readonly<v.InferOutput<typeof viewStateSchema>>

/** The view state of a workspace that was never open on this computer. */
export const defaultViewState: ViewState = v.parse(viewStateSchema, {})

/**
 * Read a kept view state.
 *
 * @param text JSON as it was kept, or null where none was
 */
export function parseViewState(text: string | null): ViewState {
  if (text === null) return defaultViewState
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return defaultViewState
  }
  const result = v.safeParse(viewStateSchema, value)
  return result.success ? result.output : defaultViewState
}
