/** The map's style, from the workspace, the view state, the chosen month and the selection. */
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import type { StyleSpecification } from 'maplibre-gl'
import { useMemo } from 'react'
import type { SectionStatus } from '../../../shared/domain/section'
import { serviceQueries } from '../../api/clients'
import { fontFiles } from '../../fonts'
import { useLanguage } from '../../i18n'
import { type BasemapStyle, basemapStyleFor } from '../../../shared/map/basemap/basemap-style'
import { withBayClasses } from '../../../shared/map/style/bay-class-layers'
import { withTrace } from '../../../shared/map/style/trace-layers'
import { buildStyle } from '../../../shared/map/style/build-style'
import { REGULAR_FONT, SEMIBOLD_FONT } from '../../../shared/map/style/theme-layers'
import { withGhosts } from '../../map/style/ghost-layers'
import { withPlacesKeptClear } from '../../map/style/kept-clear-layers'
import { basemapAddress, useBasemapDescription } from '../../state/basemap'
import { useLayerOrder, usePresentKinds, useVisibleLayers } from '../../state/layers'
import { usePeriod } from '../../state/period'
import { useSession } from '../../state/session'
import { useOutfallStages } from '../../state/past-stages'
import { useTaskPins } from '../../state/task-pins'
import { useToday } from '../../state/today'
import { useView } from '../../state/view'
import { useThemeName } from '../../theme'
import { useCheckedShapes } from './use-checked-shapes'
import { useGhosts } from './use-ghosts'
import { useHighlight } from './use-highlight'
import { useBayClasses, useTracedShapes } from './use-water-shapes'

const fontFaces = (weight: 400 | 600) => fontFiles(weight).map(({ url, ranges }) => ({ url: new URL(url, document.baseURI).href, 'unicode-range': [...ranges] }))
const fonts = { [REGULAR_FONT[0]!]: fontFaces(400), [SEMIBOLD_FONT[0]!]: fontFaces(600) }

const NO_SECTIONS: readonly SectionStatus[] = []

/** The base map in use, with its credit. */
export function useBasemap(): BasemapStyle {
  const theme = useThemeName()
  const language = useLanguage()
  const description = useBasemapDescription()
  return useMemo(() => basemapStyleFor(description, basemapAddress(description), theme, language), [description, theme, language])
}

/** Sections of the chosen period; those shown before stay until the new ones are there; empty while they are read and without readings. */
function useSections(): readonly SectionStatus[] {
  const { period } = usePeriod()
  return useQuery({ ...serviceQueries.section.status.queryOptions({ input: period === null ? skipToken : { period } }), placeholderData: keepPreviousData }).data?.sections ?? NO_SECTIONS
}

export function useMapStyle(): StyleSpecification {
  const theme = useThemeName()
  const language = useLanguage()
  const basemap = useBasemap()
  const order = useLayerOrder()
  const visible = useVisibleLayers()
  const { opacity, vintage: vintages, hiddenParts } = useView((state) => state.layers)
  const present = usePresentKinds()
  const phase = useSession((state) => state.phase)
  const revision = phase.name === 'open' ? `${phase.opening}.${phase.revision}` : '0'
  const today = useToday()
  const sections = useSections()
  const pins = useTaskPins()
  const stages = useOutfallStages()
  const highlighted = useHighlight()
  const checked = useCheckedShapes()
  const ghosts = useGhosts()
  const style = useMemo(
    () => buildStyle({ theme, language, fonts, basemap, order, visible, opacity, hiddenParts, vintages, present, revision, today, sections, pins, stages, highlighted, checked }),
    [theme, language, basemap, order, visible, opacity, hiddenParts, vintages, present, revision, today, sections, pins, stages, highlighted, checked],
  )
  const trace = useTracedShapes()
  const bays = useBayClasses()
  return useMemo(() => withGhosts(withPlacesKeptClear(withTrace(withBayClasses(style, bays), trace, theme)), ghosts, theme), [style, ghosts, trace, bays, theme])
}
