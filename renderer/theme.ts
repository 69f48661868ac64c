/** Colours and measures of the controls: Ant Design tokens for light and dark, and the window's choice between them. */
import { theme as antTheme, type ThemeConfig } from 'antd'
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

/** Text family of window and map; the bundled font stands first, so that a machine without Chinese fonts shows the same. */
export const TEXT_FONT = "'Noto Sans SC'"

/** Ant Design's settings for one form of the window. */
export function themeConfig(name: ThemeName): ThemeConfig {
  const dark = name === 'dark'
  return {
    algorithm: dark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#2FA7A1' : '#0B6E6E',
      colorInfo: dark ? '#2FA7A1' : '#0B6E6E',
      colorLink: dark ? '#5CC5BF' : '#0B6E6E',
      colorError: dark ? '#E5616F' : '#B5122B',
      colorWarning: dark ? '#E0A84A' : '#A66A10',
      colorSuccess: dark ? '#57B86F' : '#23803A',
      ...(dark
        ? { colorBgBase: '#171C1F', colorTextBase: '#E6EAEB', colorBgLayout: '#12171A', colorBgContainer: '#1A2023', colorBgElevated: '#232B2F', colorBorder: '#3E494E', colorBorderSecondary: '#2C3539' }
        : {
            colorBgBase: '#FFFFFF',
            colorTextBase: '#1B2226',
            colorBgLayout: '#F2F4F4',
            colorBorder: '#C9D0D2',
            colorBorderSecondary: '#E1E6E7',
            // Derived from the deep tones these would be muddy.
            colorWarningBg: '#FCF4E3',
            colorWarningBorder: '#E0C48C',
            colorErrorBg: '#FCEDEF',
            colorErrorBorder: '#E9B3BB',
            colorSuccessBg: '#ECF6EE',
            colorSuccessBorder: '#AFD6B8',
            colorInfoBg: '#E8F4F4',
            colorInfoBorder: '#A5D2D2',
          }),
      colorTextSecondary: dark ? '#A9B3B7' : '#4C575C',
      colorTextTertiary: dark ? '#8E9A9F' : '#647076',
      colorTextDescription: dark ? '#A9B3B7' : '#566167',
      fontFamily: `${TEXT_FONT}, system-ui, sans-serif`,
      fontSize: 13,
      fontSizeSM: 12,
      borderRadius: 4,
      borderRadiusLG: 4,
      borderRadiusSM: 3,
      controlHeight: 28,
      controlHeightSM: 24,
      sizeUnit: 4,
      sizeStep: 4,
      lineHeight: 20 / 13,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      boxShadowSecondary: dark ? '0 2px 8px rgba(0,0,0,.5)' : '0 2px 8px rgba(20,30,34,.16)',
    },
    components: {
      Table: { fontSize: 12, cellPaddingBlockSM: 4, cellPaddingInlineSM: 8 },
      Tree: { titleHeight: 24, indentSize: 14, paddingXS: 4 },
      Splitter: { splitBarSize: 1, splitTriggerSize: 7 },
      Tooltip: { fontSize: 12 },
      ...(dark ? { Slider: { trackBg: '#2FA7A1', trackHoverBg: '#4CC3BC', railBg: '#3E494E', handleColor: '#2FA7A1' } } : {}),
    },
  }
}
