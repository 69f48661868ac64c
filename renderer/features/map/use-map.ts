/** Makes the map in an element, keeps its style and commands up to date, and tells the window what it does. */
import type { Map as LibreMap, StyleSpecification } from 'maplibre-gl'
import { type RefObject, useEffect, useRef } from 'react'
import type { BoundingBox } from '../../../shared/domain/feature'
import { requestTile } from '../../api/tiles'
import { applyStyle, createMap, frameBounds } from '../../map/create-map'
import { useMapCommands } from '../../state/map-commands'
import { useView } from '../../state/view'
import { useMapStore } from './map-store'

/** Nantong and its sea, for a workspace without any feature. */
export const DEFAULT_BOUNDS: BoundingBox = [120.1, 31.6, 122.1, 32.8]

/** @param home extent of the workspace, null for an empty one */
export function useMap(container: RefObject<HTMLDivElement | null>, style: StyleSpecification, home: BoundingBox | null): void {
  const firstStyle = useRef(style)
  const firstHome = useRef(home)
  const map = useMapStore((state) => state.map)

  useEffect(() => {
    const element = container.current
    if (element === null) return
    const start = useView.getState().camera ?? firstHome.current ?? DEFAULT_BOUNDS
    const made = tryToCreate(element, firstStyle.current, start)
    if (made === null) return
    performance.mark('dutu:map-made')
    reportTo(made)
    useMapStore.setState({ map: made, health: 'running' })
    return () => {
      useMapStore.setState({ map: null, pointer: null })
      made.remove()
    }
  }, [container])

  useEffect(() => {
    if (map === null || style === firstStyle.current) return
    // What could not be read before is asked for again.
    useMapStore.setState({ tilesFailed: false })
    applyStyle(map, style)
  }, [map, style])

  const frame = useMapCommands((state) => state.frame)
  useEffect(() => {
    if (map === null || frame === null) return
    return afterLayout(() => {
      map.resize()
      frameBounds(map, frame, true)
      useMapCommands.getState().commandDone()
    })
  }, [map, frame])
}

/** Do something when panels that open with the same click have taken their room. @returns what calls it off */
function afterLayout(work: () => void): () => void {
  let request = requestAnimationFrame(() => {
    request = requestAnimationFrame(work)
  })
  return () => cancelAnimationFrame(request)
}

function tryToCreate(element: HTMLElement, style: StyleSpecification, start: Parameters<typeof createMap>[2]): LibreMap | null {
  try {
    return createMap(element, style, start, requestTile)
  } catch {
    useMapStore.setState({ map: null, health: 'unavailable' })
    return null
  }
}

/** Let the window know where the map stands, what lies under the pointer, and how it is. */
function reportTo(map: LibreMap): void {
  const place = () => {
    const center = map.getCenter()
    useView.getState().set({ camera: { center: [center.lng, center.lat], zoom: map.getZoom(), bearing: map.getBearing() } })
  }
  const view = () => {
    // Web Mercator stretches by 1/cos φ; the world is 512 pixels wide at zoom 0.
    const metersPerPixel = (40_075_016.686 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom())
    useMapStore.setState({ bearing: map.getBearing(), metersPerPixel })
  }
  view()
  map.on('moveend', place)
  map.on('move', view)
  map.on('mousemove', ({ lngLat }) => useMapStore.setState({ pointer: [lngLat.lng, lngLat.lat] }))
  map.on('mouseout', () => useMapStore.setState({ pointer: null }))
  map.on('webglcontextlost', () => useMapStore.setState({ health: 'lost' }))
  map.on('webglcontextrestored', () => useMapStore.setState({ health: 'running' }))
  map.on('error', ({ error }) => {
    if (!error.message.includes('abort')) useMapStore.setState({ tilesFailed: true })
  })
  map.on('movestart', () => useMapStore.setState({ tilesFailed: false }))
}
