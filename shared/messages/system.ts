/** Texts of the main process: dialogs, menu, failures before there is a window. */
import type { Message } from './translate'

export const systemMessages = {
  saveAs: { zh: '另存为', en: 'Save as' },
  serviceGaveUp: {
    zh: '督图的数据服务反复中断，已停止重启。已提交的数据都在文件中。请重新打开督图；若仍中断，请把日志交给技术人员。',
    en: 'The data service of Dutu kept failing and was not started again. Everything committed is in the file. Open Dutu again; if it fails again, pass the log on.',
  },
  edit: { zh: '编辑', en: 'Edit' },
  view: { zh: '视图', en: 'View' },
} as const satisfies Record<string, Message>
