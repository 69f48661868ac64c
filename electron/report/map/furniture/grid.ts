/** Grid with coordinates: meridians and parallels, or the kilometres of a Gauss-Krüger zone (方里网). */
import proj4 from 'proj4'
import { type Language, translate } from '../../../../shared/messages/translate'
import { paperMapMessages } from '../../../../shared/messages/paper-map'
import type { SceneItem, TextItem } from '../../scene/scene'
import { type LonLat, type MapFrame, projectTo, unprojectFrom } from '../frame'
import { clipLine } from '../geometry/clip'
import { pathOfLines } from '../paint/paths'
import { INK, MUTED_INK } from './block'

export type GridKind = 'degrees' | 'gaussKruger'

/** Room that the figures take outside the frame, on every side. */
export const GRID_BAND = 3.2

const TEXT_SIZE = 1.9
const LINE = { colour: '#3A4650', width: 0.09, opacity: 0.55 } as const

/** Lines in the frame and figures around it, from the frame's top left corner. */
export type Grid = { readonly lines: SceneItem; readonly figures: readonly SceneItem[] }

/** Distance of lines: about this many millimetres. */
const WANTED = 45

export function mapGrid(frame: MapFrame, kind: GridKind): Grid {
  return kind === 'degrees' ? degreeGrid(frame) : gaussKrugerGrid(frame)
}

/** The 3° zone in which a grid around a longitude is counted. */
const zoneOf = (lon: number) => Math.round(lon / 3)

/** What the kilometres of a grid are counted in. */
export function gaussKrugerNote(lon: number, language: Language): string {
  return translate(paperMapMessages.gaussKruger, language, { meridian: String(3 * zoneOf(lon)) })
}

/** Minutes of arc between lines. */
const MINUTE_STEPS = [0.25, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300]

function degreeGrid(frame: MapFrame): Grid {
  const [west, south, east, north] = frame.bounds
  const wanted = (60 * (east - west) * WANTED) / frame.width
  const step = MINUTE_STEPS.find((candidate) => candidate >= wanted * 0.75) ?? 600
  const lines: number[][] = []
  const figures: SceneItem[] = []
  for (let minute = Math.ceil((60 * west) / step) * step; minute <= 60 * east; minute += step) {
    const [x] = projectTo(frame, [minute / 60, south])
    lines.push([x, 0, x, frame.height])
    figures.push(...atEdges(frame, 'x', x, arc(minute, step)))
  }
  for (let minute = Math.ceil((60 * south) / step) * step; minute <= 60 * north; minute += step) {
    const [, y] = projectTo(frame, [west, minute / 60])
    lines.push([0, y, frame.width, y])
    figures.push(...atEdges(frame, 'y', y, arc(minute, step)))
  }
  return { lines: { type: 'path', path: pathOfLines(lines), stroke: LINE }, figures }
}

function arc(minutes: number, step: number): string {
  const seconds = Math.round(minutes * 60)
  const two = (value: number) => String(value).padStart(2, '0')
  const text = `${Math.floor(seconds / 3600)}°${two(Math.floor(seconds / 60) % 60)}′`
  return step < 1 ? `${text}${two(seconds % 60)}″` : text
}

const KILOMETRE_STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]
/** Points along one grid line, which is slightly bent on this map. */
const SAMPLES = 24

function gaussKrugerGrid(frame: MapFrame): Grid {
  const zone = zoneOf(frame.centre[0])
  const definition = `+proj=tmerc +lat_0=0 +lon_0=${3 * zone} +k=1 +x_0=${zone}500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`
  const plane = proj4('+proj=longlat +ellps=GRS80 +no_defs', definition)
  const edges: (readonly [number, number])[] = []
  for (let share = 0; share <= 1; share += 0.125) {
    const [x, y] = [share * frame.width, share * frame.height]
    for (const place of [[x, 0], [x, frame.height], [0, y], [frame.width, y]] as const) edges.push(plane.forward([...unprojectFrom(frame, place)]) as [number, number])
  }
  const [west, east] = [Math.min(...edges.map(([e]) => e)), Math.max(...edges.map(([e]) => e))]
  const [south, north] = [Math.min(...edges.map(([, n]) => n)), Math.max(...edges.map(([, n]) => n))]
  const wanted = (WANTED * frame.scale) / 1_000_000
  const step = 1000 * (KILOMETRE_STEPS.find((candidate) => candidate >= wanted * 0.75) ?? 200)
  const lines: number[][] = []
  const figures: SceneItem[] = []
  const trace = (at: (share: number) => readonly [number, number]) =>
    clipLine(
      Array.from({ length: SAMPLES + 1 }, (_, index) => projectTo(frame, plane.inverse([...at(index / SAMPLES)]) as unknown as LonLat)).flat(),
      { left: 0, top: 0, right: frame.width, bottom: frame.height },
    )
  const figure = (metres: number) => String(Number((metres / 1000).toFixed(1)))
  for (let easting = Math.ceil(west / step) * step; easting <= east; easting += step) {
    const pieces = trace((share) => [easting, south + share * (north - south)])
    lines.push(...pieces)
    figures.push(...endFigures(frame, pieces, figure(easting)))
  }
  for (let northing = Math.ceil(south / step) * step; northing <= north; northing += step) {
    const pieces = trace((share) => [west + share * (east - west), northing])
    lines.push(...pieces)
    figures.push(...endFigures(frame, pieces, figure(northing)))
  }
  return { lines: { type: 'path', path: pathOfLines(lines), stroke: LINE }, figures }
}

/** Figures where grid lines meet the frame. */
function endFigures(frame: MapFrame, pieces: readonly (readonly number[])[], text: string): SceneItem[] {
  return pieces.flatMap((piece) =>
    [[piece[0]!, piece[1]!], [piece.at(-2)!, piece.at(-1)!]].flatMap(([x, y]): SceneItem[] => {
      if (y! < 0.01) return [figureAt(frame, 'top', x!, text)]
      if (y! > frame.height - 0.01) return [figureAt(frame, 'bottom', x!, text)]
      if (x! < 0.01) return [figureAt(frame, 'left', y!, text)]
      return x! > frame.width - 0.01 ? [figureAt(frame, 'right', y!, text)] : []
    }),
  )
}

function atEdges(frame: MapFrame, axis: 'x' | 'y', at: number, text: string): SceneItem[] {
  return axis === 'x' ? [figureAt(frame, 'top', at, text), figureAt(frame, 'bottom', at, text)] : [figureAt(frame, 'left', at, text), figureAt(frame, 'right', at, text)]
}

function figureAt(frame: MapFrame, edge: 'top' | 'bottom' | 'left' | 'right', at: number, text: string): TextItem {
  const common = { type: 'text', text, font: 'sans', size: TEXT_SIZE, colour: edge === 'top' || edge === 'left' ? INK : MUTED_INK, anchor: 'middle' } as const
  const gap = 0.75
  switch (edge) {
    case 'top':
      return { ...common, x: at, y: -gap }
    case 'bottom':
      return { ...common, x: at, y: frame.height + gap + TEXT_SIZE * 0.76 }
    case 'left':
      return { ...common, x: -gap, y: at, rotate: -90 }
    case 'right':
      return { ...common, x: frame.width + gap + TEXT_SIZE * 0.76, y: at, rotate: -90 }
  }
}
