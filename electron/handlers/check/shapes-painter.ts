/** A frame of a printed check or comparison: what was found, over a prepared map. */
import type { BoundingBox } from '../../../shared/domain/feature'
import { CHECK_SOURCE, type CheckedShape, checkSource } from '../../../shared/map/style/check-layers'
import type { Language } from '../../../shared/messages/translate'
import type { FontSet } from '../../report/fonts/font-set'
import { composeMap } from '../../report/map/compose-map'
import type { PaintFrame } from '../../report/papers/check-paper-input'
import { type PaperMap, sheetFacts } from '../paper/paper-map'

type Facts = { readonly fonts: FontSet; readonly language: Language; readonly maker: string; readonly madeOn: string; readonly signal: AbortSignal }

/** Bounds in degrees, millimetres round them, denominator of the largest scale. */
type Extent = { readonly bounds: BoundingBox; readonly padding: number; readonly atLeast: number }

export function shapesPainter(map: PaperMap, shapes: readonly CheckedShape[], extent: Extent, { fonts, language, maker, madeOn, signal }: Facts): PaintFrame {
  // The page carries the stamps.
  const { notes } = sheetFacts(map, { maker, madeOn })
  const style = { ...map.style, sources: { ...map.style.sources, [CHECK_SOURCE]: checkSource(shapes) } }
  return async (width, height) => {
    const measure = (role: Parameters<FontSet['measureText']>[0], text: string, size: number) => fonts.measureText(role, text, size)
    const composed = await composeMap({
      width,
      height,
      extent,
      map: { style, sources: map.sources, measure, signal },
      language,
      layers: map.layers,
      period: map.period,
      locatorBounds: map.bounds,
      notes,
    })
    return [composed.item]
  }
}
