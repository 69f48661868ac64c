/** Light or dark: the window's choice. What the two look like stands in `theme-config.ts`. */
import { create } from 'zustand'
import type { ThemeChoice } from '../shared/contract/system'

/** The two forms of the window. */
export type ThemeName = 'light' | 'dark'

type ThemeState = {
  readonly choice: ThemeChoice
  /** What the system prefers. */
  readonly systemDark: boolean
  readonly setChoice: (choice: ThemeChoice) => void
}

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)')

export const useThemeStore = create<ThemeState>()((set) => ({
  choice: 'system',
  systemDark: darkQuery.matches,
  setChoice: (choice) => set({ choice }),
}))

darkQuery.addEventListener('change', (event) => useThemeStore.setState({ systemDark: event.matches }))

/** The form in use. */
export function useThemeName(): ThemeName {
  return useThemeStore(({ choice, systemDark }) => (choice === 'dark' || (choice === 'system' && systemDark) ? 'dark' : 'light'))
}

export { TEXT_FONT } from './text-font'
