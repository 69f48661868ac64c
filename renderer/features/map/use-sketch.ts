/** Drawing on the map while measuring, with terra-draw. The library is loaded when it is first needed. */
import type { Map as LibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import type { TerraDraw } from 'terra-draw'
import type { LonLat } from '../../map/coordinates'
import { SKETCH_PREFIX } from '../../map/create-map'
import { type ThemeName, useThemeName } from '../../theme'
import { useMapStore } from './map-store'
import { type MeasureMode, useMeasure } from './measure-store'

const SKETCH_COLOUR = { light: '#C2410C', dark: '#FF9B5E' } as const

export function useSketch(): void {
  const map = useMapStore((state) => state.map)
  const mode = useMeasure((state) => state.mode)
  const theme = useThemeName()

  useEffect(() => {
    if (map === null || mode === null) return
    let ended = false
    let sketch: TerraDraw | null = null
    const begin = async () => {
      const started = await startSketch(map, mode, theme)
      if (ended) started.stop()
      else sketch = started
    }
    void begin()
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      useMeasure.getState().setMode(null)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => {
      ended = true
      window.removeEventListener('keydown', onKey, { capture: true })
      sketch?.stop()
    }
  }, [map, mode, theme])
}

async function startSketch(map: LibreMap, mode: MeasureMode, theme: ThemeName): Promise<TerraDraw> {
  const [{ TerraDraw, TerraDrawLineStringMode, TerraDrawPolygonMode }, { TerraDrawMapLibreGLAdapter }] = await Promise.all([
    import('terra-draw'),
    import('terra-draw-maplibre-gl-adapter'),
  ])
  const colour = SKETCH_COLOUR[theme]
  const points = { closingPointColor: colour, closingPointWidth: 5, closingPointOutlineColor: '#FFFFFF', closingPointOutlineWidth: 1.5 } as const
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: SKETCH_PREFIX }),
    modes: [
      new TerraDrawLineStringMode({ styles: { lineStringColor: colour, lineStringWidth: 3, ...points } }),
      new TerraDrawPolygonMode({ styles: { fillColor: colour, fillOpacity: 0.14, outlineColor: colour, outlineWidth: 3, ...points } }),
    ],
  })
  draw.start()
  draw.setMode(mode === 'distance' ? 'linestring' : 'polygon')
  let current: string | number | undefined
  draw.on('change', (ids, type) => {
    const drawn = draw.getSnapshot().filter((feature) => feature.geometry.type === (mode === 'distance' ? 'LineString' : 'Polygon'))
    const latest = drawn.at(-1)
    if (latest === undefined) return
    // A new shape takes the place of the one measured before.
    if (type === 'create' && current !== undefined && latest.id !== current && ids.includes(latest.id ?? '')) {
      const older = drawn.slice(0, -1).flatMap((feature) => (feature.id === undefined ? [] : [feature.id]))
      draw.removeFeatures(older)
    }
    current = latest.id
    const { geometry } = latest
    const vertices = geometry.type === 'LineString' ? geometry.coordinates : geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : []
    useMeasure.getState().setVertices(vertices.map(([lon = 0, lat = 0]): LonLat => [lon, lat]))
  })
  return draw
}
