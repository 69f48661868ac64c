/**
 * Water types, classes and status words, and how files write them. Names for people stand in `shared/messages/water.ts`.
 *
 * A sea class is a number too: 1 to 4 are 一 to 四类, 5 is worse (劣四类).
 */
import type { ControlLevel, WaterClass } from '../section'
import type { CodeOf } from '../vocabularies'

/** Every body of water that is graded: flowing water, lakes and reservoirs (other phosphorus limits), and the sea (GB 3097-1997). */
export type WaterType = CodeOf<'waterType'> | 'sea'

/** Control levels from the top; sets nest, so a level's ratios count those before it too. */
export const CONTROL_LEVELS: readonly ControlLevel[] = ['national', 'provincial', 'city']

/** 水质状况 of a section or a river, best first (环办〔2011〕22号). */
export const WATER_STATUSES = ['excellent', 'good', 'light', 'moderate', 'heavy'] as const
export type WaterStatus = (typeof WATER_STATUSES)[number]

/** 水质状况 of a surface-water class: Ⅰ and Ⅱ excellent, Ⅲ good, Ⅳ light, Ⅴ moderate, worse heavy. */
export function statusOfClass(waterClass: WaterClass): WaterStatus {
  const statuses = { 1: 'excellent', 2: 'excellent', 3: 'good', 4: 'light', 5: 'moderate', 6: 'heavy' } as const
  return statuses[waterClass]
}

const CLASS_SPELLINGS = new Map<string, WaterClass>([
  ['i', 1], ['ii', 2], ['iii', 3], ['iv', 4], ['v', 5], ['劣v', 6], ['>v', 6],
  ['1', 1], ['2', 2], ['3', 3], ['4', 4], ['5', 5], ['6', 6], ['劣5', 6],
  ['一', 1], ['二', 2], ['三', 3], ['四', 4], ['五', 5], ['劣五', 6],
  // Sea water has four classes.
  ['劣四', 5], ['劣4', 5], ['劣iv', 5], ['>iv', 5],
])

/**
 * Read a class as files write it: `Ⅲ`, `III类`, `劣Ⅴ`, `3`, `四类`, `劣四类`.
 *
 * @returns `null` where the text is no class, as for `--` and an empty cell
 */
export function parseWaterClass(text: string): WaterClass | null {
  const plain = text.normalize('NFKC').replaceAll(/\s|类|第|水质/g, '').toLowerCase()
  return CLASS_SPELLINGS.get(plain) ?? null
}

const WATER_TYPE_SPELLINGS = new Map<string, WaterType>([
  ...['river', '河流', '河', '河道', '河流型', '江河', 'r'].map((text) => [text, 'river'] as const),
  ...['lake', 'reservoir', '湖库', '湖泊', '水库', '湖', '库', '湖泊水库', '湖库型', 'l'].map((text) => [text, 'lake'] as const),
  ...['sea', '海水', '近岸海域', '海域', '海湾'].map((text) => [text, 'sea'] as const),
])

/** Read a water type as files write it: `河流`, `湖库`, `湖、库`, `reservoir`; `null` where it is none. */
export function parseWaterType(text: string): WaterType | null {
  return WATER_TYPE_SPELLINGS.get(text.normalize('NFKC').replaceAll(/[\s、,/()]/g, '').toLowerCase()) ?? null
}
