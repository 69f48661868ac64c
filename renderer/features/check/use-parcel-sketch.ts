/** Drawing a parcel on the map: while it grows and while its corners are dragged, the check follows. */
import { App } from 'antd'
import type { Map as LibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import type { TerraDraw } from 'terra-draw'
import { describeFailure } from '../../api/problem'
import { useLanguage } from '../../i18n'
import { SKETCH_PREFIX } from '../../map/create-map'
import { checkSketch, type SketchRings, useCheck } from '../../state/check'
import { useThemeName } from '../../theme'
import { useMapStore } from '../map/map-store'

const SKETCH_COLOUR = { light: '#A66A10', dark: '#E5AE55' } as const
/** Decimals of drawn coordinates: a centimetre is nine. */
const COORDINATE_PRECISION = 9
/** The check is asked at most this often while the pointer moves. */
const MILLISECONDS_BETWEEN_CHECKS = 60

export function useParcelSketch(): void {
  const map = useMapStore((state) => state.map)
  const sketching = useCheck((state) => state.sketching)
  const theme = useThemeName()
  const language = useLanguage()
  const { message } = App.useApp()

  // The panel that began the drawing is gone: so is the drawing.
  useEffect(() => () => useCheck.getState().setSketching(false), [])

  useEffect(() => {
    if (map === null || !sketching) return
    let ended = false
    let draw: TerraDraw | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const check = (rings: SketchRings) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        checkSketch(rings, language).catch((error: unknown) => void message.error({ key: 'sketch', content: describeFailure(error, language) }))
      }, MILLISECONDS_BETWEEN_CHECKS)
    }
    const begin = async () => {
      const started = await startDrawing(map, SKETCH_COLOUR[theme], check)
      if (ended) started.stop()
      else draw = started
    }
    void begin()
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      useCheck.getState().setSketching(false)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => {
      ended = true
      clearTimeout(timer)
      window.removeEventListener('keydown', onKey, { capture: true })
      draw?.stop()
    }
  }, [map, sketching, theme, language, message])
}

async function startDrawing(map: LibreMap, colour: `#${string}`, onShape: (rings: SketchRings) => void): Promise<TerraDraw> {
  const [{ TerraDraw, TerraDrawPolygonMode, TerraDrawSelectMode }, { TerraDrawMapLibreGLAdapter }] = await Promise.all([
    import('terra-draw'),
    import('terra-draw-maplibre-gl-adapter'),
  ])
  const points = { closingPointColor: colour, closingPointWidth: 5, closingPointOutlineColor: '#FFFFFF', closingPointOutlineWidth: 1.5 } as const
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: SKETCH_PREFIX, coordinatePrecision: COORDINATE_PRECISION }),
    modes: [
      new TerraDrawPolygonMode({ styles: { fillColor: colour, fillOpacity: 0.12, outlineColor: colour, outlineWidth: 2, ...points } }),
      new TerraDrawSelectMode({
        flags: { polygon: { feature: { draggable: true, coordinates: { midpoints: true, draggable: true, deletable: true } } } },
        styles: {
          selectedPolygonColor: colour,
          selectedPolygonFillOpacity: 0.12,
          selectedPolygonOutlineColor: colour,
          selectedPolygonOutlineWidth: 2,
          selectionPointColor: '#FFFFFF',
          selectionPointOutlineColor: colour,
          selectionPointOutlineWidth: 2,
          selectionPointWidth: 5,
          midPointColor: colour,
          midPointWidth: 3,
        },
      }),
    ],
  })
  draw.start()
  draw.setMode('polygon')
  draw.on('change', () => {
    const shape = draw.getSnapshot().findLast(({ geometry }) => geometry.type === 'Polygon')
    if (shape?.geometry.type !== 'Polygon') return
    const rings = shape.geometry.coordinates.map((ring) => ring.map(([lon = 0, lat = 0]): readonly [number, number] => [lon, lat]))
    // While the third corner is not set, two corners coincide.
    if (new Set((rings[0] ?? []).map(String)).size >= 3) onShape(rings)
  })
  draw.on('finish', (id, { action }) => {
    if (action !== 'draw') return
    draw.setMode('select')
    draw.selectFeature(id)
  })
  return draw
}
