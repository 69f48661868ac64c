/** Texts of the exported ledger. */
import type { Message } from './translate'

export const ledgerMessages = {
  title: { zh: '整改台账', en: 'Rectification ledger' },
  state: { zh: '状态', en: 'state' },
  derived: { zh: '预警和例外', en: 'warnings and overrides' },
  overdue: { zh: '超期', en: 'overdue' },
  features: { zh: '关联要素', en: 'linked features' },
  progressStatus: { zh: '序时进度', en: 'progress against schedule' },
  colour: { zh: '时限预警', en: 'deadline warning' },
  overrides: { zh: '例外理由', en: 'reasons for overrides' },
  notes: { zh: '说明', en: 'notes' },
  asOf: { zh: '截至 {date}，共 {count} 项', en: 'As of {date}, {count} tasks' },
  log: { zh: '日志 {entries} 条，链首 {hash}', en: 'Log of {entries} entries, head {hash}' },
  demonstration: { zh: '示范数据，不是实际整改情况', en: 'Demonstration data, no real rectification' },
} as const satisfies Record<string, Message>
