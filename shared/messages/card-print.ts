/** Texts of printing the card of an outfall, a buffer or a bay. */
import type { Message } from './translate'

export const cardPrintMessages = {
  print: { zh: '打印卡片', en: 'Print the card' },
  internal: { zh: '内部版', en: 'Internal' },
  public: { zh: '公开版（不含内部栏目）', en: 'Public (without internal columns)' },
  pdf: { zh: 'PDF', en: 'PDF' },
  docx: { zh: 'Word', en: 'Word' },
  fileName: { zh: '{name}_卡片', en: '{name} card' },
  written: { zh: '卡片已写出，共 {pages} 页', en: 'Card written, {pages} pages' },
  failed: { zh: '卡片没有写出', en: 'The card was not written' },
} as const satisfies Record<string, Message>
