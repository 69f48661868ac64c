/** Where a problem stands in the file: its line where it has lines, else the record's number. */
import type { ImportProblem } from '../../../shared/domain/import'
import { importMessages } from '../../../shared/messages/import'
import { importWindowMessages } from '../../../shared/messages/import-window'
import type { Message, MessageParams } from '../../../shared/messages/translate'

export function rowText({ row, line }: Pick<ImportProblem, 'row' | 'line'>, t: (message: Message, params?: MessageParams) => string): string {
  if (line !== null) return t(importMessages.lineNumber, { line: String(line) })
  return row === null ? t(importWindowMessages.wholeLayer) : t(importMessages.recordNumber, { row: String(row) })
}
