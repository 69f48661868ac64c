/**
 * What stands where in the frame. A feature joins the window by an entry here; the frame knows nothing else of it.
 *
 * Rail panels open on the left, one at a time; inspector cards show the selection on the right; drawer places open below the map;
 * top-bar places stand in the bar, from the middle to the right.
 */
import type { LucideIcon } from 'lucide-react'
import { Layers } from 'lucide-react'
import type { ComponentType } from 'react'
import type { FeatureRef } from '../../shared/domain/feature'
import type { Message } from '../../shared/messages/translate'
import { windowMessages } from '../../shared/messages/window'
import { LayersPanel } from '../features/layers/layers-panel'

/** A panel that the rail opens; its component fills the panel and scrolls by itself. */
export type PanelPlace = {
  readonly id: string
  /** Two characters in Chinese, one word in English. */
  readonly title: Message
  readonly icon: LucideIcon
  readonly Panel: ComponentType
}

/** What the drawer below the map can show. */
export type DrawerPlace = { readonly id: string; readonly title: Message; readonly icon: LucideIcon; readonly Content: ComponentType }

export const panelPlaces: readonly PanelPlace[] = [
  { id: 'layers', title: windowMessages.layers, icon: Layers, Panel: LayersPanel },
]

export const drawerPlaces: readonly DrawerPlace[] = []

/** Cards of the inspector, by what is selected; null while there is none. */
export const inspectorCards: {
  readonly feature: ComponentType<{ readonly feature: FeatureRef }> | null
  readonly task: ComponentType<{ readonly id: string }> | null
} = { feature: null, task: null }

/** In the middle of the top bar: the search box. It takes Ctrl+K itself. */
export const TopBarSearch: ComponentType | null = null

/** Right of it: controls that hold for the whole window, such as the month of the sections. */
export const topBarControls: readonly ComponentType[] = []

/** In the status bar, left of the coordinates: running jobs. */
export const statusPlaces: readonly ComponentType[] = []
