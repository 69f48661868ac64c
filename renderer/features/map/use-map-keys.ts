/**
 * The map by keyboard: Enter selects what lies under the cross in the middle, N and P go through the features in view. Arrows, plus and
 * minus are MapLibre's own.
 */
import type { Map as LibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import { mapMessages } from '../../../shared/messages/map'
import type { Message, MessageParams } from '../../../shared/messages/translate'
import { layerTitle } from '../../../shared/map/catalogue'
import { serviceQueries } from '../../api/clients'
import { queryClient } from '../../api/query-client'
import { useT } from '../../i18n'
import { useSelection } from '../../state/selection'
import { useMapStore } from './map-store'
import { inReadingOrder, nextStop, type PlacedStop, type Stop, stopOf } from './reading-order'
import { useDrawing } from './use-drawing'
import { type SearchedLayer, selectAt, useSearchedLayers } from './use-map-clicks'

type Translator = (message: Message, params?: MessageParams) => string

export function useMapKeys(): void {
  const t = useT()
  const map = useMapStore((state) => state.map)
  const layers = useSearchedLayers()
  const drawing = useDrawing()

  useEffect(() => {
    if (map === null || drawing) return
    const canvas = map.getCanvas()
    canvas.setAttribute('aria-label', t(mapMessages.keysHint))
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const step = STEPS[event.key.toLowerCase()]
      if (step !== undefined) void go(map, step, t)
      else if (event.key === 'Enter') void selectMiddle(map, layers, t)
      else return
      event.preventDefault()
    }
    const onBlur = () => useMapStore.setState({ spoken: null })
    canvas.addEventListener('keydown', onKey)
    canvas.addEventListener('blur', onBlur)
    return () => {
      canvas.removeEventListener('keydown', onKey)
      canvas.removeEventListener('blur', onBlur)
    }
  }, [map, layers, drawing, t])
}

const STEPS: Readonly<Record<string, 1 | -1>> = { n: 1, p: -1 }

async function selectMiddle(map: LibreMap, layers: readonly SearchedLayer[], t: Translator): Promise<void> {
  const middle = map.getCenter()
  await selectAt(map, map.project(middle), middle, layers)
  const { selection } = useSelection.getState()
  const stop = stopOfSelection()
  useMapStore.setState({ spoken: selection === null ? t(mapMessages.nothingHere) : stop === null ? null : await nameOf(stop, t) })
}

async function go(map: LibreMap, step: 1 | -1, t: Translator): Promise<void> {
  const stops = stopsInView(map)
  const at = nextStop(stops, stopOfSelection(), step)
  const stop = stops[at]
  if (stop === undefined) {
    useMapStore.setState({ spoken: t(mapMessages.nothingInView) })
    return
  }
  const { selectTask, selectFeature } = useSelection.getState()
  if (stop.kind === 'task') selectTask(stop.id)
  else selectFeature({ kind: stop.kind, id: stop.id })
  const name = await nameOf(stop, t)
  useMapStore.setState({ spoken: t(mapMessages.stopOf, { number: at + 1, count: stops.length, name }) })
}

function stopOfSelection(): Stop | null {
  const { selection } = useSelection.getState()
  if (selection?.type === 'task') return { kind: 'task', id: selection.id }
  return selection?.type === 'feature' ? selection.feature : null
}

function stopsInView(map: LibreMap): readonly PlacedStop[] {
  const drawn = map.queryRenderedFeatures()
  return inReadingOrder(
    drawn.flatMap((feature): PlacedStop[] => {
      const stop = stopOf({ source: feature.source, sourceLayer: feature.sourceLayer, id: feature.id, properties: feature.properties })
      const place = stop === null ? null : firstPlace(feature.geometry)
      if (stop === null || place === null) return []
      const { x, y } = map.project(place)
      return [{ ...stop, x, y }]
    }),
  )
}

/** The first position of a geometry, [lon, lat]. */
function firstPlace(geometry: GeoJSON.Geometry): [number, number] | null {
  if (!('coordinates' in geometry)) return null
  let part: unknown = geometry.coordinates
  while (Array.isArray(part) && Array.isArray(part[0])) part = part[0]
  return Array.isArray(part) && typeof part[0] === 'number' && typeof part[1] === 'number' ? [part[0], part[1]] : null
}

/** What a stop is called, with its layer. Without a name in the data: its code or that it has none. */
async function nameOf(stop: Stop, t: Translator): Promise<string> {
  const layer = t(layerTitle(stop.kind))
  const name = await (stop.kind === 'task' ? titleOfTask(stop.id) : nameOfFeature({ kind: stop.kind, id: stop.id })).catch(() => null)
  return t(mapMessages.spokenName, { layer, name: name ?? t(mapMessages.noName) })
}

async function titleOfTask(id: string): Promise<string | null> {
  return (await queryClient.fetchQuery(serviceQueries.task.read.queryOptions({ input: { id } }))).task.title
}

async function nameOfFeature(feature: Exclude<Stop, { kind: 'task' }> & { readonly kind: Exclude<Stop['kind'], 'task'> }): Promise<string | null> {
  const { properties } = (await queryClient.fetchQuery(serviceQueries.feature.read.queryOptions({ input: feature }))).feature
  const name = properties['name'] ?? properties['code']
  return typeof name === 'string' && name !== '' ? name : null
}
