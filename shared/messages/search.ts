/** Texts of the search box and the commands that it finds. */
import type { Message } from './translate'

export const searchMessages = {
  placeholder: { zh: '搜索名称、编号、任务、命令', en: 'Search names, codes, tasks, commands' },
  label: { zh: '搜索', en: 'Search' },
  commands: { zh: '命令', en: 'Commands' },
  tasks: { zh: '任务', en: 'Tasks' },
  documents: { zh: '文档', en: 'Documents' },
  places: { zh: '坐标', en: 'Coordinates' },
  goTo: { zh: '转到 {place}', en: 'Go to {place}' },
  searching: { zh: '正在搜索', en: 'Searching' },
  nothing: { zh: '没有找到“{text}”。可以试试名称的一部分、编号，或“打开工作区”这样的命令。', en: 'Nothing found for “{text}”. Try part of a name, a code, or a command such as “open workspace”.' },
  openWorkspace: { zh: '打开工作区', en: 'Open workspace' },
  newWorkspace: { zh: '新建工作区', en: 'New workspace' },
  undo: { zh: '撤销上一步操作', en: 'Undo the last action' },
  darkTheme: { zh: '切换深色', en: 'Dark colours' },
  lightTheme: { zh: '切换浅色', en: 'Light colours' },
  switchLanguage: { zh: '切换英文 English', en: 'Switch to Chinese 中文' },
  measureDistance: { zh: '测量距离', en: 'Measure distance' },
  measureArea: { zh: '测量面积', en: 'Measure area' },
  wholeWorkspace: { zh: '全图', en: 'Whole workspace' },
  openPanel: { zh: '打开{panel}面板', en: 'Open panel: {panel}' },
} as const satisfies Record<string, Message>
