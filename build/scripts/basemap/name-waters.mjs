/**
 * Names and kinds of waters, which GSHHG and WDBII do not carry, by a point that the water passes; [lon, lat] degrees.
 */

/** Lakes and river reaches among GSHHG's level 2 areas. What is not listed is a lake without a name. */
export const NAMED_AREAS = [
  { at: [118.42, 31.65], kind: 'river', name_zh: '长江', name_en: 'Yangtze' },
  { at: [119.8, 32.25], kind: 'river', name_zh: '长江', name_en: 'Yangtze' },
  { at: [119.902, 32.025], kind: 'river', name_zh: '长江', name_en: 'Yangtze' },
  { at: [120.25, 31.23], kind: 'lake', name_zh: '太湖', name_en: 'Lake Tai' },
  { at: [118.6, 33.3], kind: 'lake', name_zh: '洪泽湖', name_en: 'Hongze Lake' },
  { at: [119.25, 32.85], kind: 'lake', name_zh: '高邮湖', name_en: 'Gaoyou Lake' },
  { at: [117.62, 31.58], kind: 'lake', name_zh: '巢湖', name_en: 'Chao Lake' },
  { at: [120.75, 31.41], kind: 'lake', name_zh: '阳澄湖', name_en: 'Yangcheng Lake' },
  { at: [120.96, 31.12], kind: 'lake', name_zh: '淀山湖', name_en: 'Dianshan Lake' },
  { at: [119.79, 31.59], kind: 'lake', name_zh: '滆湖', name_en: 'Ge Lake' },
  { at: [118.83, 31.47], kind: 'lake', name_zh: '石臼湖', name_en: 'Shijiu Lake' },
  { at: [118.2, 34.07], kind: 'lake', name_zh: '骆马湖', name_en: 'Luoma Lake' },
  { at: [118.92, 29.61], kind: 'lake', name_zh: '千岛湖', name_en: 'Qiandao Lake' },
]

/** Lines of WDBII. */
export const NAMED_RIVERS = [
  { at: [118.3, 34.0], name_zh: '京杭运河', name_en: 'Grand Canal' },
  { at: [119.45, 32.8], name_zh: '京杭运河', name_en: 'Grand Canal' },
  { at: [119.95, 31.77], name_zh: '京杭运河', name_en: 'Grand Canal' },
  { at: [120.7, 30.8], name_zh: '京杭运河', name_en: 'Grand Canal' },
  { at: [119.6, 33.85], name_zh: '苏北灌溉总渠', name_en: 'Subei Irrigation Canal' },
  { at: [120.31, 33.22], name_zh: '通榆运河', name_en: 'Tongyu Canal' },
]

/**
 * The Yangtze between Zhenjiang and Jiangyin, where GSHHG has only pieces: drawn by hand between them, wider than it is
 * exact. Each overlaps the pieces that it joins.
 */
export const YANGTZE_GAPS = [
  [[119.59, 32.235], [119.615, 32.228], [119.66, 32.25], [119.718, 32.276], [119.72, 32.25], [119.665, 32.222], [119.608, 32.195], [119.59, 32.21], [119.59, 32.235]],
  [[119.88, 32.085], [119.898, 32.078], [119.901, 32.07], [119.901, 32.042], [119.895, 32.036], [119.887, 32.044], [119.884, 32.072], [119.88, 32.085]],
  [[119.891, 32.024], [119.917, 32.02], [119.928, 32.003], [119.96, 31.983], [120.0, 31.9725], [120.058, 31.969], [120.07, 31.96], [120.06, 31.9515], [120.0, 31.954], [119.94, 31.968], [119.908, 31.99], [119.893, 32.012], [119.891, 32.024]],
]
