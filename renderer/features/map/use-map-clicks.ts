/** Clicks on the map become the selection: a pin its task, a circle its contents, anything else all features under the pointer. */
import type { LngLat, Map as LibreMap, MapMouseEvent, Point, PointLike } from 'maplibre-gl'
import { useEffect, useMemo } from 'react'
import { POINT_COUNT } from '../../../shared/domain/tile-columns'
import type { FeatureSummary } from '../../../shared/domain/feature'
import { type KindId, kinds } from '../../../shared/domain/kinds'
import { service } from '../../api/clients'
import { countLayerId } from '../../../shared/map/style/count-layers'
import { TASK_LAYERS } from '../../../shared/map/style/task-layers'
import { usePresentKinds, useVisibleLayers } from '../../state/layers'
import { useSelection } from '../../state/selection'
import { useView } from '../../state/view'
import { ghostAt } from './ghost-at'
import { useMapStore } from './map-store'
import { useDrawing } from './use-drawing'

/** How far beside a thin line or a small symbol a click still means it. */
const TOLERANCE_PIXELS = 7
const MAX_TOLERANCE_DEGREES = 1
/** A clicked place nearer to the map's right edge than this is moved inwards. */
const EDGE_PIXELS = 24
/** How much closer a click on a circle of several goes. */
const CLUSTER_ZOOM_STEP = 2

/** A theme that is shown and, of a legal one, the chosen version. */
export type SearchedLayer = { readonly kind: KindId; readonly vintage: string | undefined }

export function useMapClicks(): void {
  const map = useMapStore((state) => state.map)
  const drawing = useDrawing()
  const layers = useSearchedLayers()

  useEffect(() => {
    if (map === null || drawing) return
    const onClick = ({ point, lngLat }: MapMouseEvent) => void selectAt(map, point, lngLat, layers)
    const onMove = pointerCursor(map)
    map.on('click', onClick)
    map.on('mousemove', onMove)
    return () => {
      map.off('click', onClick)
      map.off('mousemove', onMove)
      map.getCanvas().style.cursor = ''
    }
  }, [map, drawing, layers])
}

/** What a click looks into: themes that are shown. */
export function useSearchedLayers(): readonly SearchedLayer[] {
  const visible = useVisibleLayers()
  const present = usePresentKinds()
  const vintages: Readonly<Record<string, string>> = useView((state) => state.layers.vintage)
  return useMemo(
    () => [...present].filter((kind) => visible.has(kind)).map((kind) => ({ kind, vintage: kinds[kind].legal ? vintages[kind] : undefined })),
    [visible, present, vintages],
  )
}

/** Select what lies at a place on the screen: a pin’s task, the features there; go closer to a circle of several. */
export async function selectAt(map: LibreMap, point: Point, lngLat: LngLat, layers: readonly SearchedLayer[]): Promise<void> {
  if (ghostAt(map, point) !== null) return
  const symbols = map.queryRenderedFeatures(point, { layers: [...TASK_LAYERS, ...layers.map(({ kind }) => countLayerId(kind))].filter((id) => map.getLayer(id) !== undefined) })
  const pin = symbols.find((feature) => TASK_LAYERS.some((id) => id === feature.layer.id))
  if (pin !== undefined) {
    useSelection.getState().selectTask(String(pin.properties['taskId']))
    return
  }
  if (symbols.some((feature) => Number(feature.properties[POINT_COUNT]) > 1)) {
    map.easeTo({ center: lngLat, zoom: map.getZoom() + CLUSTER_ZOOM_STEP })
    return
  }
  const toleranceDegrees = Math.min(MAX_TOLERANCE_DEGREES, TOLERANCE_PIXELS * latitudeDegreesPerPixel(map))
  const found = await service.feature.hits({ lonLat: [lngLat.lng, lngLat.lat], toleranceDegrees, layers: [...layers] })
  const hits = useView.getState().layers.hiddenParts.length === 0 ? found : withoutHiddenParts(map, point, found)
  const inspectorOpens = useSelection.getState().selection === null && hits.length > 0
  useSelection.getState().selectHits(hits)
  if (inspectorOpens) map.once('resize', () => bringIntoView(map, lngLat))
}

/** Of the reference layers only what is drawn: some of them may be hidden. */
function withoutHiddenParts(map: LibreMap, { x, y }: Point, hits: readonly FeatureSummary[]): readonly FeatureSummary[] {
  const box: [PointLike, PointLike] = [[x - TOLERANCE_PIXELS, y - TOLERANCE_PIXELS], [x + TOLERANCE_PIXELS, y + TOLERANCE_PIXELS]]
  const drawn = new Set(map.queryRenderedFeatures(box).flatMap(({ sourceLayer, id }) => (sourceLayer === kinds.reference.table ? [String(id)] : [])))
  return hits.filter(({ kind, id }) => kind !== 'reference' || drawn.has(id))
}

/** The inspector that the click opened may have covered the place. */
function bringIntoView(map: LibreMap, place: LngLat): void {
  const { x } = map.project(place)
  if (x > map.getContainer().clientWidth - EDGE_PIXELS) map.panTo(place)
}

function latitudeDegreesPerPixel(map: LibreMap): number {
  return (360 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom())
}

/** A hand over everything that a click selects; asked at most once a frame. */
function pointerCursor(map: LibreMap): (event: MapMouseEvent) => void {
  let asked = false
  return ({ point }) => {
    if (asked) return
    asked = true
    requestAnimationFrame(() => {
      asked = false
      if (!map.isStyleLoaded() || map.isMoving()) return
      const over = map.queryRenderedFeatures(point).some((feature) => !feature.source.startsWith('basemap'))
      map.getCanvas().style.cursor = over ? 'pointer' : ''
    })
  }
}
