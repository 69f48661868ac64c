/** The overview of keys. */
import type { Message } from './translate'

export const shortcutMessages = {
  title: { zh: '快捷键', en: 'Keyboard shortcuts' },
  window: { zh: '窗口', en: 'Window' },
  map: { zh: '地图（先用 Tab 键移到地图）', en: 'Map (move to it with Tab)' },
  lists: { zh: '列表和属性表', en: 'Lists and table' },
  search: { zh: '搜索名称、编号、命令', en: 'Search names, codes, commands' },
  undo: { zh: '撤销上一步操作', en: 'Undo the last action' },
  clear: { zh: '取消选择', en: 'Clear the selection' },
  overview: { zh: '显示快捷键', en: 'Show this overview' },
  focus: { zh: '移到下一处、上一处', en: 'To the next or previous part' },
  pan: { zh: '平移地图', en: 'Move the map' },
  zoom: { zh: '放大、缩小', en: 'Zoom in, zoom out' },
  rotate: { zh: '旋转地图', en: 'Turn the map' },
  pick: { zh: '选中十字处的要素', en: 'Select what lies under the cross' },
  next: { zh: '依次选中图上的下一个、上一个要素', en: 'Select the next or previous feature in view' },
  rows: { zh: '上下移动', en: 'Up and down' },
  page: { zh: '上翻、下翻一页', en: 'A page up or down' },
  ends: { zh: '到第一行、最后一行', en: 'To the first or last row' },
  choose: { zh: '选中该行', en: 'Select the row' },
} as const satisfies Record<string, Message>
