/** Everything that is decided before the rows of a theme's import are read: columns, coordinate system, places. */
import type { ImportOptions } from '../../../shared/domain/import'
import { type KindId, kinds } from '../../../shared/domain/kinds'
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import { simpleParts } from '../../../shared/domain/flat-geometry'
import { completeOutfall } from '../../engine/import/complete-outfall'
import { RowConverter } from '../../engine/import/convert-rows'
import { NO_GROUND } from '../../engine/import/coordinate-detective'
import { type CrsDecision, decideCrs } from '../../engine/import/decide-crs'
import { readPlace } from '../../engine/import/place-columns'
import type { GeometryRules } from '../../engine/import/prepare-geometry'
import type { WorkspaceReader } from '../../store/workspace-store'
import { readCrsRegistry } from '../sources/crs-registry'
import { shiftsByDatum } from './datum-shifts'
import { noPlaceLayers, type PlaceLayers, readPlaceLayers } from '../derive-places'
import { readGround } from './import-ground'
import { type LayerColumns, matchLayer, type OpenedLayer } from './import-layer'
import type { Session } from '../session'

export type FeaturePlan = {
  readonly kind: KindId
  readonly opened: OpenedLayer
  readonly columns: LayerColumns
  readonly decision: CrsDecision
  /** Null where the system is unknown, or nothing has coordinates. */
  readonly rules: GeometryRules | null
  /** Nothing in the file has coordinates. */
  readonly withoutPlaces: boolean
  readonly places: PlaceLayers
  /** A new one for each pass over the rows. */
  readonly createConverter: () => RowConverter
}

/** Vertices that the coordinate system is concluded from. */
const SAMPLE_VERTICES = 2000
const SAMPLE_VERTICES_OF_A_FEATURE = 4

/** @param workspace whose features are evidence; null: none */
export async function planFeatures(session: Session, workspace: WorkspaceReader | null, opened: OpenedLayer, kind: KindId, options: ImportOptions, signal: AbortSignal): Promise<FeaturePlan> {
  const { layer, source } = opened
  const columns = matchLayer(layer, kind, options)
  const xy = await sampleCoordinates(opened, columns, signal)
  const places = workspace === null ? noPlaceLayers() : await readPlaceLayers(workspace)
  const decision = decideCrs(
    {
      stated: layer.crs,
      xy,
      givenCrs: options.crs,
      givenTransform: options.transform,
      shift: options.shift,
      shiftsOfDatums: await shiftsByDatum(workspace),
      degreesByFormat: source.format === 'geojson',
      ground: workspace === null || xy.length === 0 ? NO_GROUND : await readGround(workspace, kind, places),
    },
    await readCrsRegistry(session.dataFolder),
  )
  const placeColumns = columns.place === null ? [] : [columns.place.x, columns.place.y]
  return {
    kind,
    opened,
    columns,
    decision,
    rules: decision.toLonLat === null ? null : { target: kinds[kind].geometry, toLonLat: decision.toLonLat, crsName: decision.name, ringOrderMatters: source.format === 'geojson' },
    withoutPlaces: xy.length === 0,
    places,
    createConverter: () => new RowConverter(layer.fields, columns.matched, new Set(placeColumns), true, kind === 'outfall' ? completeOutfall : null),
  }
}

/** Some vertices of the first features that have any: x, y pairs as the file gives them. */
async function sampleCoordinates({ source, layer }: OpenedLayer, { place }: LayerColumns, signal: AbortSignal): Promise<Float64Array> {
  const xy: number[] = []
  if (layer.geometryType === null && place === null) return new Float64Array()
  for await (const { records } of source.read(layer, signal)) {
    for (const { geometry, attributes } of records) {
      if (place !== null) {
        const found = readPlace(place, attributes)
        if (found.kind === 'place') xy.push(found.x, found.y)
      } else if (geometry !== null) addVertices(geometry, xy)
      if (xy.length >= 2 * SAMPLE_VERTICES) return Float64Array.from(xy)
    }
  }
  return Float64Array.from(xy)
}

function addVertices(geometry: FlatGeometry, xy: number[]): void {
  for (const part of simpleParts(geometry)) {
    const vertices = part.xy.length / 2
    const step = Math.max(1, Math.floor(vertices / SAMPLE_VERTICES_OF_A_FEATURE))
    for (let vertex = 0; vertex < vertices; vertex += step) {
      const [x, y] = [part.xy[2 * vertex]!, part.xy[2 * vertex + 1]!]
      if (Number.isFinite(x) && Number.isFinite(y)) xy.push(x, y)
    }
  }
}
