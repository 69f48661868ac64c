/** A name that wants a place on the map. */
import type { Formatted } from '@maplibre/maplibre-gl-style-spec'
import type { FontRole } from '../../scene/scene'

export type Anchor = 'center' | 'left' | 'right' | 'top' | 'bottom' | 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right'

export type LabelLook = {
  readonly font: FontRole
  /** Millimetres, as all lengths here. */
  readonly size: number
  readonly colour: string
  readonly opacity: number
  readonly halo: { readonly colour: string; readonly width: number } | null
  readonly spacing: number
  readonly lineHeight: number
  readonly maximumWidth: number
  /** Free room around it. */
  readonly padding: number
}

type LabelBase = {
  /** Layer of the style that it belongs to. */
  readonly layer: string
  readonly text: Formatted | string
  readonly look: LabelLook
  /** Placed first where lower. */
  readonly key: number
}

export type PointLabel = LabelBase & {
  readonly type: 'point'
  readonly x: number
  readonly y: number
  /** Tried in this order. */
  readonly anchors: readonly Anchor[]
  /** Distance of the text from the point. */
  readonly offset: number
  /** Names an area: may stand a little beside its point where that is taken. */
  readonly ofArea: boolean
  /** Written whatever lies there, and in nobody's way: numbers in circles. */
  readonly always: boolean
}

export type LineLabel = LabelBase & {
  readonly type: 'line'
  readonly lines: readonly (readonly number[])[]
  /** Distance of its repetitions. */
  readonly repeat: number
  readonly maximumAngleDegrees: number
}

export type Label = PointLabel | LineLabel
