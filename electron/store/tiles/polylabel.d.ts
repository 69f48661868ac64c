/** polylabel 2 brings no types of its own. */
declare module 'polylabel' {
  /**
   * @param polygon outer ring, then holes; vertices [x, y]
   * @param precision in the unit of the coordinates
   * @returns [x, y] of the point inside that is farthest from the outline, with that distance (0 or less where none was found)
   */
  export default function polylabel(polygon: readonly (readonly (readonly [number, number])[])[], precision?: number): [number, number] & { distance: number }
}
