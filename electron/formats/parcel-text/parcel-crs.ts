/**
 * The coordinate system that a parcel text's header states: 坐标系, 几度分带, 带号.
 *
 * Taken only where it names one system and the eastings agree with it; anything less is a hint.
 */
import type { CrsRegistry, Datum } from '../../../shared/domain/crs'
import { isOldDatum } from '../../../shared/domain/crs'
import { crsHintOfTexts, type CrsHint } from '../../../shared/domain/crs/hint'
import { UNKNOWN_CRS, type SourceCrs, type SourceProblem } from '../../../shared/domain/source-record'

/** @param easting one easting of the text; null where it has degrees */
export function crsOfHeader(header: ReadonlyMap<string, string>, easting: number | null, registry: CrsRegistry): SourceCrs {
  const entry = (pattern: RegExp) => [...header].find(([key]) => pattern.test(key))?.[1] ?? ''
  const system = entry(/^坐标系/)
  const zoneText = entry(/^带号/)
  const widthText = entry(/分带/)
  const hint = crsHintOfTexts([system])
  const datum = hint.datum ?? datumOfYear(system)
  const width = /6|六/.test(widthText) ? 6 : /3|三/.test(widthText) ? 3 : null
  const zone = Number(/\d+/.exec(zoneText)?.[0] ?? NaN)
  const prefix = easting !== null && easting > 1e7 ? Math.floor(easting / 1e6) : null
  const known: CrsHint = {
    ...hint,
    ...(datum ? { datum } : {}),
    ...(zone >= 72 ? { centralMeridian: zone } : zone >= 25 && width !== 6 ? { centralMeridian: 3 * zone } : zone >= 13 && width === 6 ? { centralMeridian: 6 * zone - 3 } : {}),
  }
  if (!datum) return { ...UNKNOWN_CRS, hint: known }
  const definition = registry.definitions.find((candidate) => {
    if (candidate.datum !== datum || candidate.deprecated === true) return false
    if (easting === null) return candidate.zone === null && candidate.proj.startsWith('+proj=longlat') && candidate.code !== 'EPSG:4480' && candidate.code !== 'EPSG:4979'
    return (
      candidate.zone !== null &&
      candidate.zone.prefixed === (prefix !== null) &&
      (width === null || candidate.zone.widthDegrees === width) &&
      (candidate.zone.number === zone || candidate.zone.centralMeridian === zone) &&
      (prefix === null || candidate.zone.number === prefix)
    )
  })
  const stated = [...header.values()].join(' ').slice(0, 200)
  if (!definition) return { ...UNKNOWN_CRS, name: system || null, hint: known }
  const problems: SourceProblem[] = isOldDatum(datum) ? [{ severity: 'warning', code: 'crs.oldDatum', params: { name: system } }] : []
  return { code: definition.code, proj: definition.proj, name: definition.name, wkt: stated, how: 'embedded', confidence: 0.95, problems, hint: known }
}

/** 坐标系=80国家大地坐标系, 2000国家大地坐标系, 54. */
function datumOfYear(system: string): Datum | undefined {
  if (/80/.test(system)) return 'Xian1980'
  if (/54/.test(system)) return 'Beijing1954'
  return /2000/.test(system) ? 'CGCS2000' : undefined
}
