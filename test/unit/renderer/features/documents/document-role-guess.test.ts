import { expect, test } from 'vitest'
import { guessDocumentRole } from '../../../../../renderer/features/documents/document-role-guess'

test.each([
  [['/a/验收意见.pdf'], 'acceptance'],
  [['整改情况报告.docx'], 'report'],
  [['监测报告.pdf'], 'monitoring'],
  [[String.raw`C:\验收\一口一策方案.docx`], 'plan'],
  [['IMG_2031.JPG', 'IMG_2032.jpg'], 'photoAfter'],
  [['整改前1.jpg', '整改前2.jpg'], 'photoBefore'],
  [['整改前.jpg', '整改后.jpg'], 'other'],
  [['附件.zip'], 'other'],
] as const)('%s', (names, role) => {
  expect(guessDocumentRole(names)).toBe(role)
})
