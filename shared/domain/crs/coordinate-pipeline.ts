/** All that may have to be done to a file's coordinates before they are the workspace's, in one step. */
import { removeWebMapOffset } from './offset'
import { createLonLatTransformation, type HelmertShift, type LonLatTransformation } from './transform'

/** What is done beside projecting back: exchange x and y, or take a web map's offset away. */
export type CoordinateCorrection = 'none' | 'swapAxes' | 'gcj02' | 'bd09'

/**
 * @param proj proj4 string of the system that the file's coordinates are in
 * @param shift the bureau's own datum parameters, for old datums
 * @returns overwrites x, y pairs with lon, lat of EPSG:4490 in degrees; NaN where that is impossible
 */
export function createCoordinatePipeline(
  proj: string,
  correction: CoordinateCorrection,
  shift: HelmertShift | null = null,
): LonLatTransformation {
  const toLonLat = createLonLatTransformation(proj, shift)
  switch (correction) {
    case 'none':
      return toLonLat
    case 'swapAxes':
      return (xy) => {
        swapAxes(xy)
        toLonLat(xy)
      }
    case 'gcj02':
    case 'bd09':
      return (xy) => {
        toLonLat(xy)
        removeWebMapOffset(xy, correction)
      }
  }
}

function swapAxes(xy: Float64Array): void {
  for (let index = 0; index + 1 < xy.length; index += 2) {
    const x = xy[index]!
    xy[index] = xy[index + 1]!
    xy[index + 1] = x
  }
}
