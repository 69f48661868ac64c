/** Extents and conventional points that the base map's scripts share; [lon, lat] degrees. */

/** What the base map covers: whole degrees, as the bins of GSHHG want it. */
export const BASEMAP_REGION = { west: 115, south: 28, east: 125, north: 36 }

/** The clip of the city's land, shore and waters that the demonstration workspace is built on. */
export const NANTONG_REGION = { west: 120.1, south: 31.6, east: 122.1, north: 32.8 }

/** GSHHG's easternmost point of the mainland, 启东嘴: here the Yangtze's north bank becomes the sea coast. */
export const QIDONG_CAPE = [121.910384, 31.733303]

/** 南汇嘴, the southern end of the line that by convention closes the Yangtze's mouth. */
const NANHUI_CAPE = [121.97, 30.87]

/**
 * Rough outline of the Yangtze seaward of Zhenjiang, wider than the river and closed by the line 启东嘴–南汇嘴.
 * Water inside it counts as river; only the closing line shows on the map, the rest lies on land.
 */
export const YANGTZE_MOUTH_OUTLINE = [
  QIDONG_CAPE,
  [121.7, 31.9],
  [121.0, 32.0],
  [120.9, 32.15],
  [120.4, 32.2],
  [120.0, 32.1],
  [120.0, 31.85],
  [120.6, 31.85],
  [120.8, 31.65],
  [121.3, 31.3],
  [121.6, 31.1],
  NANHUI_CAPE,
  QIDONG_CAPE,
]
