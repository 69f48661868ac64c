/** A period as people write it: `2023-01–10`, `2023 汛期`. */

/** @param period as `section.status` takes it @param flood the word for 汛期 */
export function periodText(period: string, flood: string): string {
  return period.replace(/^(\d{4})-(\d{2})\.\.\1-/, '$1-$2–').replace('..', '–').replace('-flood', ` ${flood}`)
}
