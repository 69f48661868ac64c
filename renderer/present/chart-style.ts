/** How all charts look: the window's colours and font, quiet axes. */
import { theme } from 'antd'
import { useMemo } from 'react'
import { TEXT_FONT } from '../theme'

const FONT_SIZE = 11

export type ChartStyle = ReturnType<typeof useChartStyle>

export function useChartStyle() {
  const { token } = theme.useToken()
  return useMemo(
    () => ({
      text: token.colorTextSecondary,
      quiet: token.colorTextTertiary,
      strong: token.colorText,
      line: token.colorBorderSecondary,
      accent: token.colorPrimary,
      alarm: token.colorError,
      background: token.colorBgContainer,
      textStyle: { fontFamily: `${TEXT_FONT}, system-ui, sans-serif`, fontSize: FONT_SIZE, color: token.colorTextSecondary },
      axis: {
        axisLine: { lineStyle: { color: token.colorBorder } },
        axisTick: { lineStyle: { color: token.colorBorder } },
        axisLabel: { color: token.colorTextSecondary, fontSize: FONT_SIZE },
        splitLine: { lineStyle: { color: token.colorBorderSecondary } },
      },
      tooltip: {
        trigger: 'axis' as const,
        confine: true,
        backgroundColor: token.colorBgElevated,
        borderColor: token.colorBorder,
        padding: [4, 8],
        textStyle: { color: token.colorText, fontSize: 12 },
        axisPointer: { lineStyle: { color: token.colorTextTertiary } },
      },
    }),
    [token],
  )
}
