/** An ECharts chart that fills its box, in the window's font. Only the parts that are in use are bundled. */
import { LineChart, type LineSeriesOption } from 'echarts/charts'
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  MarkLineComponent,
  type MarkLineComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

echarts.use([LineChart, GridComponent, TooltipComponent, LegendComponent, MarkLineComponent, CanvasRenderer])

export type ChartOption = echarts.ComposeOption<LineSeriesOption | GridComponentOption | TooltipComponentOption | LegendComponentOption | MarkLineComponentOption>

type Props = {
  /** What the chart shows, for those who cannot see it. */
  readonly label: string
  readonly option: ChartOption
  /** CSS pixels; absent: the height of the box around it. */
  readonly height?: number
  /** Click anywhere in the plot: index of the nearest value of the category axis. */
  readonly onPickCategory?: (index: number) => void
}

export function Chart({ label, option, height, onPickCategory }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<echarts.ECharts>(null)
  const pick = useRef(onPickCategory)

  useEffect(() => {
    pick.current = onPickCategory
  }, [onPickCategory])

  useEffect(() => {
    const element = box.current
    if (element === null) return
    const made = echarts.init(element)
    chart.current = made
    made.getZr().on('click', ({ offsetX, offsetY }) => {
      if (!made.containPixel('grid', [offsetX, offsetY])) return
      const [index] = made.convertFromPixel('grid', [offsetX, offsetY])
      if (index !== undefined) pick.current?.(Math.round(index))
    })
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [])

  useEffect(() => {
    chart.current?.setOption({ animation: false, ...option }, true)
  }, [option])

  return <div ref={box} className="chart" role="img" aria-label={label} style={height === undefined ? undefined : { height }} />
}
