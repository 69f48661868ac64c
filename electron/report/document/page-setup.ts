/** Sheets of paper and their margins. */
import type { PageSetup } from './document'

export type Paper = 'A4' | 'A3' | '16:9'
export type Orientation = 'portrait' | 'landscape'

/** Short side first; a screen's sheet has the size that presentation programs give it. */
const sides: Readonly<Record<Paper, readonly [number, number]>> = { A4: [210, 297], A3: [297, 420], '16:9': [190.5, 338.667] }

/** 16:9 lies always. */
export function pageSetup(paper: Paper, orientation: Orientation): PageSetup {
  const [short, long] = sides[paper]
  const lying = orientation === 'landscape' || paper === '16:9'
  const margin = paper === 'A3' ? 18 : 14
  return {
    width: lying ? long : short,
    height: lying ? short : long,
    margins: { top: margin + 4, right: margin, bottom: margin, left: margin },
  }
}

/** Heights of maps and charts are given for A4; larger paper has room for larger ones. */
export function frameScale({ width, height }: Pick<PageSetup, 'width' | 'height'>): number {
  const [short, long] = sides.A4
  return Math.max(1, Math.sqrt((width * height) / (short * long)))
}

/** GB/T 9704-2012, 5.2.1: 天头 37 mm, 订口 28 mm, printed area 156 × 225 mm. */
export const officialPage: PageSetup = { width: 210, height: 297, margins: { top: 37, right: 26, bottom: 35, left: 28 } }
