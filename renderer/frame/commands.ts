/** What can be done by typing its name into the search box. */
import { useMemo } from 'react'
import { searchMessages } from '../../shared/messages/search'
import { shortcutMessages } from '../../shared/messages/shortcuts'
import { windowMessages } from '../../shared/messages/window'
import { system } from '../api/clients'
import { useMeasure } from '../features/map/measure-store'
import type { Command } from '../features/search/command'
import { chooseAndCreate, chooseAndOpen } from '../features/workspace/choose'
import { useUndo } from '../features/workspace/use-undo'
import { useLanguageStore, useT } from '../i18n'
import { useMapCommands } from '../state/map-commands'
import { showShortcuts } from '../state/shortcuts'
import { useWorkspace } from '../state/use-workspace'
import { useView } from '../state/view'
import { useThemeName, useThemeStore } from '../theme'
import type { Message } from '../../shared/messages/translate'

type Panel = { readonly id: string; readonly title: Message }

/** @param panels and @param drawers that can be opened by name */
export function useCommands(panels: readonly Panel[], drawers: readonly Panel[]): readonly Command[] {
  const t = useT()
  const undo = useUndo()
  const themeName = useThemeName()
  const bounds = useWorkspace()?.bounds ?? null
  const setPanels = useView((state) => state.setPanels)
  return useMemo(() => {
    const plain = (id: string, title: Message, run: () => void): Command => ({ id, title, params: {}, run })
    const opening = (id: string, title: Message, run: () => void): Command => ({ id, title: searchMessages.openPanel, params: { panel: t(title) }, run })
    return [
      plain('open', searchMessages.openWorkspace, () => void chooseAndOpen()),
      plain('new', searchMessages.newWorkspace, () => void chooseAndCreate(t(windowMessages.newWorkspaceName))),
      plain('undo', searchMessages.undo, () => void undo()),
      plain('distance', searchMessages.measureDistance, () => useMeasure.getState().setMode('distance')),
      plain('area', searchMessages.measureArea, () => useMeasure.getState().setMode('area')),
      ...(bounds === null ? [] : [plain('home', searchMessages.wholeWorkspace, () => useMapCommands.getState().frameBounds(bounds))]),
      plain('theme', themeName === 'dark' ? searchMessages.lightTheme : searchMessages.darkTheme, () => switchTheme(themeName === 'dark' ? 'light' : 'dark')),
      plain('shortcuts', shortcutMessages.title, () => showShortcuts(true)),
      plain('language', searchMessages.switchLanguage, switchLanguage),
      ...panels.map(({ id, title }) => opening(`panel-${id}`, title, () => setPanels({ left: id }))),
      ...drawers.map(({ id, title }) => opening(`drawer-${id}`, title, () => setPanels({ drawer: id }))),
    ]
  }, [t, undo, themeName, bounds, setPanels, panels, drawers])
}

function switchTheme(theme: 'light' | 'dark'): void {
  useThemeStore.getState().setChoice(theme)
  void system.setTheme({ theme })
}

function switchLanguage(): void {
  const { language, setLanguage } = useLanguageStore.getState()
  const other = language === 'zh' ? 'en' : 'zh'
  setLanguage(other)
  void system.setLanguage({ language: other })
}
