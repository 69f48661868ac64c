/**
 * River sections: disc in the class colour with its numeral, red outer ring where the section misses its own target, and below it
 * a bar across the river.
 *
 * Classes belong to a period, so the discs come from the sections' status; the bar's direction comes from the theme's tiles.
 */
import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, GeoJSONSourceSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { kinds } from '../../domain/kinds'
import type { SectionStatus } from '../../domain/section'
import { labelLayer, type LayerContext, pointLabel, type ThemeLayers } from './theme-layers'
import { sourceOf } from './theme-sources'

/** Source of the discs. */
export const SECTION_SOURCE = 'section-status'

const LEVEL_RANK = { national: 0, provincial: 1, city: 2 } as const

/** Sections that have a place, as the discs' source. */
export function sectionSource(sections: readonly SectionStatus[]): GeoJSONSourceSpecification {
  const data: FeatureCollection = {
    type: 'FeatureCollection',
    features: sections.flatMap((section) =>
      section.lonLat === null
        ? []
        : [
            {
              type: 'Feature' as const,
              id: Number(section.id),
              geometry: { type: 'Point' as const, coordinates: [...section.lonLat] },
              properties: {
                id: section.id,
                name: section.name,
                class: section.class ?? 0,
                missed: section.meetsTarget === false,
                rank: section.controlLevel === null ? 3 : LEVEL_RANK[section.controlLevel],
              },
            },
          ],
    ),
  }
  return { type: 'geojson', data }
}

/** Scale of the discs and bars by zoom. */
export const SECTION_SCALE = [8, 0.62, 11, 0.85, 15, 1.25] as const

/** The layer of discs. */
export const SECTION_LAYER = 'section-disc'

export function sectionLayers(context: LayerContext): ThemeLayers {
  const { theme, opacity } = context
  const ticks: LayerSpecification = {
    id: 'section-tick',
    type: 'symbol',
    source: sourceOf('section'),
    'source-layer': kinds.section.table,
    minzoom: 9.5,
    filter: ['has', 'bearing'],
    layout: {
      'icon-image': `tick|${theme}`,
      // The picture's bar lies east–west: across a river that flows north, bearing 0.
      'icon-rotate': ['to-number', ['get', 'bearing']],
      'icon-rotation-alignment': 'map',
      'icon-size': ['interpolate', ['linear'], ['zoom'], ...SECTION_SCALE],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
    paint: { 'icon-opacity': opacity },
  }
  const discs: LayerSpecification = {
    id: SECTION_LAYER,
    type: 'symbol',
    source: SECTION_SOURCE,
    layout: {
      'icon-image': ['concat', 'section|', ['to-string', ['get', 'class']], '|', ['to-string', ['get', 'missed']]],
      'icon-size': ['interpolate', ['linear'], ['zoom'], ...SECTION_SCALE],
      'icon-allow-overlap': true,
      // Failing sections lie on top, then worse classes, then higher levels.
      'symbol-sort-key': ['+', ['case', ['get', 'missed'], 100, 0], ['*', 10, ['get', 'class']], ['-', 3, ['get', 'rank']]],
    },
    paint: { 'icon-opacity': opacity },
  }
  return { shapes: [ticks, discs], labels: [names('section-label', context, false), names(MISSED_SECTION_LABEL, context, true)] }
}

/** Names of the sections that miss their target: they are placed before every other name. */
export const MISSED_SECTION_LABEL = 'section-label-missed'

/** From this zoom on every section is named; farther off only national ones and those that miss their target. */
const ALL_NAMES_ZOOM = 10

function names(id: string, context: LayerContext, missed: boolean): LayerSpecification {
  const ofState: ExpressionSpecification = ['==', ['get', 'missed'], missed]
  const important: ExpressionSpecification = ['any', ['==', ['get', 'rank'], LEVEL_RANK.national], ['>=', ['zoom'], ALL_NAMES_ZOOM]]
  return labelLayer(
    {
      id,
      source: SECTION_SOURCE,
      colour: pointLabel[context.theme],
      minzoom: 9,
      size: [11, 13],
      text: ['coalesce', ['get', 'name'], ''],
      placement: 'point',
      bold: true,
      filter: missed ? ofState : ['all', ofState, important],
      sortKey: ['get', 'rank'],
    },
    context,
  )
}
