/** Names of the log's actions on briefings. */
import type { Message } from './translate'

export const briefingActionTitles: Readonly<Record<string, Message>> = {
  'brief.make': { zh: '导出简报', en: 'Briefing written' },
  'brief.saveTemplate': { zh: '保存简报模板', en: 'Briefing template saved' },
  'brief.resetTemplate': { zh: '恢复或删除简报模板', en: 'Briefing template restored or deleted' },
  'brief.saveBureau': { zh: '保存本单位信息', en: 'The bureau’s name and logo saved' },
}
