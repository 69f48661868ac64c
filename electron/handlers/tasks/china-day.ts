/** Days where the work is done: China has one time zone. */

const CHINA_HOURS = 8
const HOUR_MILLISECONDS = 3_600_000

/** @param time UTC, ISO @returns ISO date in China */
export function chinaDay(time: string): string {
  return new Date(Date.parse(time) + CHINA_HOURS * HOUR_MILLISECONDS).toISOString().slice(0, 10)
}
