/** Instants in the time of China, where the work is done, whatever the computer's own zone. */

/**
 * @param utc ISO with Z
 * @returns `2026-11-22 23:57`; the text itself where it is no instant
 */
export function chinaTime(utc: string): string {
  const time = new Date(utc)
  if (Number.isNaN(time.getTime())) return utc
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(time)
}
