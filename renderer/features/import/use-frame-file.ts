/** Brings the file's places into view: when it is first looked at, and when its coordinates are settled otherwise. */
import { useEffect, useRef } from 'react'
import type { BoundingBox } from '../../../shared/domain/feature'
import type { ImportInspection } from '../../../shared/domain/import'
import { useImport } from '../../state/import'
import { frame } from '../../state/show'

/** Candidates far less likely than the first do not widen the view. */
const WORTH_A_VIEW = 0.02

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
  if (sample !== null) return sample.bounds
  const boxes = candidates.filter(({ score }, index) => index === 0 || score >= WORTH_A_VIEW).map(({ ghost, bounds }) => ghost.bounds ?? bounds)
  if (boxes.length === 0) return null
  return [Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1])), Math.max(...boxes.map((box) => box[2])), Math.max(...boxes.map((box) => box[3]))]
}
