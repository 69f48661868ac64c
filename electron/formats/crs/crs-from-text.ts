/** A CRS text of a file, as the layer's CRS. */
import { readFile } from 'node:fs/promises'
import { type CrsRegistry, findCrs, isOldDatum } from '../../../shared/domain/crs'
import { recogniseCrs, type CrsWarning } from '../../../shared/domain/crs/recognise-crs'
import type { SourceCrs, SourceProblem } from '../../../shared/domain/source-record'
import { decodeText } from '../encoding/decode-text'
import { detectEncoding } from '../encoding/detect-encoding'

const MAX_PRJ_BYTES = 100_000

/**
 * @param text WKT of any flavour
 * @param name what a problem calls it, e.g. the file's name
 */
export function crsFromText(text: string, how: SourceCrs['how'], registry: CrsRegistry, name: string): SourceCrs {
  const recognised = recogniseCrs(text, registry)
  if (!recognised) {
    return { code: null, proj: null, name: null, wkt: text, how: 'none', confidence: 0, problems: [crsProblem('crs.unreadable', name)] }
  }
  const problems = recognised.warnings.map((code) => crsProblem(code, recognised.name))
  if (recognised.proj === null) problems.push(crsProblem('crs.unsupportedProjection', recognised.name))
  const known = recognised.proj !== null
  return { code: recognised.code, proj: recognised.proj, name: recognised.name, wkt: text, how: known ? how : 'none', confidence: known ? 1 : 0, problems, datum: recognised.datum }
}

/** The CRS of a .prj file. The text is taken as it lies there; its encoding hardly matters, names apart. */
export async function crsFromPrjFile(filePath: string, registry: CrsRegistry, name: string): Promise<SourceCrs> {
  const bytes = (await readFile(filePath)).subarray(0, MAX_PRJ_BYTES)
  const text = decodeText(bytes, detectEncoding([bytes]).name).text.replace(/^\uFEFF/, '').replaceAll('\0', '').trim()
  return crsFromText(text, 'prj', registry, name)
}

/**
 * The CRS that a code names.
 *
 * @param code any usual spelling, see `normaliseCrsCode`
 * @returns a CRS that is not known, with a problem, where the registry lacks the code
 */
export function crsFromCode(code: string, how: SourceCrs['how'], registry: CrsRegistry, confidence = 1): SourceCrs {
  const definition = findCrs(registry, code)
  if (!definition) return { code: null, proj: null, name: code, wkt: null, how: 'none', confidence: 0, problems: [crsProblem('crs.unreadable', code)] }
  return { code: definition.code, proj: definition.proj, name: definition.name, wkt: null, how, confidence, problems: isOldDatum(definition.datum) ? [crsProblem('crs.oldDatum', definition.name)] : [], datum: definition.datum }
}

function crsProblem(code: CrsWarning | 'crs.unreadable' | 'crs.unsupportedProjection', name: string): SourceProblem {
  return { severity: 'warning', code, params: { name } }
}
