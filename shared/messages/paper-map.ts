/** Texts on maps that are printed. */
import type { Message } from './translate'

export const paperMapMessages = {
  legend: { zh: '图例', en: 'Legend' },
  north: { zh: '北', en: 'N' },
  kilometres: { zh: '千米', en: 'km' },
  metres: { zh: '米', en: 'm' },
  countCircle: { zh: '数字：该处个数', en: 'Number: how many here' },
  checkTitle: { zh: '空间比对', en: 'Conflict check' },
  checked: {
    3: { zh: '严重', en: 'Severe' },
    2: { zh: '较重', en: 'Considerable' },
    1: { zh: '提示', en: 'Notice' },
    none: { zh: '未发现占用', en: 'Nothing found' },
    out: { zh: '调出', en: 'Taken out' },
    in: { zh: '调入', en: 'Brought in' },
    category: { zh: '类别变更', en: 'Category changed' },
  },
  proposal: { zh: '最近距离或调整方案', en: 'Nearest distance or proposed change' },
  crs: { zh: '坐标系：2000 国家大地坐标系（CGCS2000）；墨卡托投影，比例尺以图幅中部为准', en: 'CRS: CGCS2000; Mercator projection, scale true at the middle of the map' },
  internal: { zh: '内部使用', en: 'Internal use only' },
  demonstration: { zh: '示范数据', en: 'Demonstration data' },
  reviewNumber: { zh: '审图号：{number}', en: 'Map review number: {number}' },
  maker: { zh: '制图：{maker}', en: 'Made by {maker}' },
  madeOn: { zh: '制图日期：{date}', en: 'Made on {date}' },
  dataDate: { zh: '数据日期：{date}', en: 'Data as of {date}' },
  sources: { zh: '资料来源：{sources}', en: 'Sources: {sources}' },
  vintage: { zh: '{layer}（{date} 版）', en: '{layer} (version of {date})' },
  gaussKruger: { zh: '方里网：CGCS2000 高斯-克吕格 3° 带，中央经线 {meridian}°E，单位千米', en: 'Grid: CGCS2000 Gauss-Krüger 3° zone, central meridian {meridian}°E, kilometres' },
  locator: { zh: '位置示意', en: 'Location' },
} as const satisfies Record<string, Message | Readonly<Record<string | number, Message>>>
