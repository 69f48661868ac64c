/** Texts of looking at a past moment. */
import type { Message } from './translate'

export const pastMessages = {
  asOf: { zh: '这是 {date} 的情况', en: 'As things stood on {date}' },
  knownAt: { zh: '按 {time} 时的记录', en: 'as recorded by {time}' },
  readOnly: { zh: '只能查看', en: 'to be read only' },
  otherDay: { zh: '换一天', en: 'Another day' },
  back: { zh: '回到当前', en: 'Back to today' },
  recordedAt: { zh: '按某时的记录看', en: 'As recorded by a time' },
  recordedAtHint: { zh: '只算到那时为止已记入的内容，后来补记的不算。', en: 'Only what had been recorded by then; what was entered later does not count.' },
} as const satisfies Record<string, Message>
