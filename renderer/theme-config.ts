/** Colours and measures of the controls: Ant Design tokens for light and dark. */
import { theme as antTheme, type ThemeConfig } from 'antd'
import { TEXT_FONT } from './text-font'
import type { ThemeName } from './theme'

/** Ant Design's settings for one form of the window. */
export function themeConfig(name: ThemeName): ThemeConfig {
  const dark = name === 'dark'
  return {
    algorithm: dark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#35B3AC' : '#0B6E6E',
      colorInfo: dark ? '#35B3AC' : '#0B6E6E',
      colorLink: dark ? '#5CC5BF' : '#0B6E6E',
      colorError: dark ? '#E5616F' : '#B5122B',
      colorWarning: dark ? '#E0A84A' : '#8F5B0C',
      colorSuccess: dark ? '#57B86F' : '#23803A',
      ...(dark
        ? {
            colorBgBase: '#171C1F',
            colorTextBase: '#E6EAEB',
            colorBgLayout: '#12171A',
            colorBgContainer: '#1A2023',
            colorBgElevated: '#232B2F',
            colorBorder: '#3E494E',
            colorBorderSecondary: '#2C3539',
            // Derived from the tones of lines and marks these would be too faint to read.
            colorErrorText: '#F2868F',
            colorSuccessText: '#74CE8B',
          }
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
      // White on the dark window's bright accent would be too faint.
      ...(dark ? { Button: { primaryColor: '#07201E' }, Slider: { trackBg: '#2FA7A1', trackHoverBg: '#4CC3BC', railBg: '#3E494E', handleColor: '#2FA7A1' } } : {}),
    },
  }
}
