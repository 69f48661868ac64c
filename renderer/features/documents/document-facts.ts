/** Size, time and place of a document in words. */
import { documentMessages } from '../../../shared/messages/documents'
import { inspectorMessages } from '../../../shared/messages/inspector'
import { chinaTime } from '../../present/china-time'
import type { Language, Message, MessageParams } from '../../../shared/messages/translate'

const BYTES_PER_KILOBYTE = 1024
const BYTES_PER_MEGABYTE = 1024 * BYTES_PER_KILOBYTE

/** `12.3 KB`, `4.1 MB`. */
export function sizeText(bytes: number, language: Language, t: (message: Message, params?: MessageParams) => string): string {
  const number = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)
  return bytes < BYTES_PER_MEGABYTE ? t(inspectorMessages.kilobytes, { value: number(bytes / BYTES_PER_KILOBYTE) }) : t(documentMessages.megabytes, { value: number(bytes / BYTES_PER_MEGABYTE) })
}

/**
 * @param takenAt UTC, ISO with Z; or a date alone
 * @returns `2023-11-06 14:20` in the time of China, where the photos are taken
 */
export function takenAtText(takenAt: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(takenAt) ? takenAt : chinaTime(takenAt)
}
