/** One symbol of the legend, as sharp as the screen. */
import { useEffect, useRef } from 'react'
import type { Swatch } from '../../../shared/map/legend'
import { SWATCH_HEIGHT, SWATCH_WIDTH, swatchDrawing } from '../../../shared/map/symbols/swatch'
import { paintDrawing } from '../../map/symbols/paint-drawing'
import { useThemeName } from '../../theme'

export function LegendSwatch({ swatch }: { readonly swatch: Swatch }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeName()

  useEffect(() => {
    const draw = () => {
      const context = canvas.current?.getContext('2d')
      if (canvas.current === null || context === null || context === undefined) return
      const density = Math.max(1, window.devicePixelRatio)
      canvas.current.width = SWATCH_WIDTH * density
      canvas.current.height = SWATCH_HEIGHT * density
      context.scale(density, density)
      context.translate(SWATCH_WIDTH / 2, SWATCH_HEIGHT / 2)
      paintDrawing(context, swatchDrawing(swatch, theme))
    }
    draw()
    // Numerals are drawn in the bundled font, which may still be on its way.
    document.fonts.addEventListener('loadingdone', draw)
    return () => document.fonts.removeEventListener('loadingdone', draw)
  }, [swatch, theme])

  return <canvas ref={canvas} className="swatch" style={{ width: SWATCH_WIDTH, height: SWATCH_HEIGHT }} aria-hidden />
}
