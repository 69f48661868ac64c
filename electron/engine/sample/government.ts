/** Who answers for a district: a county's people's government, a functional zone's committee. */

/** The responsible unit of a district by its name. */
export function governmentOf(district: string): string {
  return /开发区$|示范区$/.test(district) ? `${district}管委会` : `${district}人民政府`
}
