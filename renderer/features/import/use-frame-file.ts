/** Brings the file's places into view: when it is first looked at, and when its coordinates are settled otherwise. */
import { useEffect, useRef } from 'react'
import type { BoundingBox } from '../../../shared/domain/feature'
import type { GeometrySample, ImportInspection } from '../../../shared/domain/import'
import { firstPosition } from '../../map/first-position'
import { boxAround, viewOfSample } from '../../map/view-of-sample'
import { useImport } from '../../state/import'
import { frame } from '../../state/show'

/** Candidates far less likely than the first do not widen the view. */
const WORTH_A_VIEW = 0.02
/** Extents that share so much of both sides look the same from afar. */
const SAME_EXTENT = 0.9
const LEAST_VIEW_DEGREES = 0.004

/** Kept over the panel's folding, so that a map moved by hand stays where it is. */
let framed = ''

export function useFrameFile(inspection: ImportInspection, isStale: boolean): void {
  const look = useImport((state) => state.look)
  const bounds = boundsOf(inspection)
  const { crs, layer } = inspection
  const mark = JSON.stringify([look, layer, crs?.code ?? null, crs?.transform ?? null])
  const latest = useRef(bounds)
  useEffect(() => {
    latest.current = bounds
  }, [bounds])
  useEffect(() => {
    if (isStale || framed === mark) return
    framed = mark
    frame(latest.current)
  }, [mark, isStale])
}

function boundsOf({ sample, candidates }: ImportInspection): BoundingBox | null {
  if (sample !== null) return viewOfSample(sample)
  const likely = candidates.filter(({ score }, index) => index === 0 || score >= WORTH_A_VIEW)
  const boxes = likely.map(({ ghost, bounds }) => viewOfSample(ghost) ?? bounds)
  const whole = boxAround(boxes)
  if (whole === null || boxes.length < 2 || !boxes.every((box) => isMostOf(box, whole))) return whole
  // Candidates that differ by hundreds of metres are told apart only from close by: one shape in all its places.
  const close = boxAround(likely.flatMap(({ ghost }) => boxOfFirst(ghost)))
  return close === null ? whole : widened(close)
}

function boxOfFirst({ features }: GeometrySample): readonly BoundingBox[] {
  const place = features[0] === undefined ? null : firstPosition(features[0].geometry)
  return place === null ? [] : [[place[0], place[1], place[0], place[1]]]
}

/** Whether a box fills nine tenths of another in both directions. */
function isMostOf(box: BoundingBox, whole: BoundingBox): boolean {
  const share = (from: 0 | 1, to: 2 | 3) => (box[to] - box[from]) / Math.max(whole[to] - whole[from], Number.EPSILON)
  return share(0, 2) > SAME_EXTENT && share(1, 3) > SAME_EXTENT
}

function widened([west, south, east, north]: BoundingBox): BoundingBox {
  const margin = Math.max(east - west, north - south, LEAST_VIEW_DEGREES)
  return [west - margin, south - margin, east + margin, north + margin]
}
