/**
 * A column heading reduced to what tells columns apart, and the unit that it states.
 *
 * `排污口 名称（必填）*`, `面积(公顷)`, `责任单位：`, `Responsible_Unit` and `responsibleUnit` all have decoration that ledgers use freely.
 */
import { splitHeadingUnit } from '../../../shared/domain/cell-text/heading-unit'
import { toPlainText } from '../../../shared/domain/cell-text/plain-text'

export type Heading = {
  /** Outside brackets: half width, lower case, letters, digits and ideographs only. */
  readonly plain: string
  /** The same with what stands in brackets; equal to `plain` where there are none. */
  readonly full: string
  /** Symbol of the unit; null where the heading states none. */
  readonly unit: string | null
}

const BRACKETS = /[([{【〔<《「][^()[\]{}【】〔〕<>《》「」]*[)\]}】〕>》」]/g

export function parseHeading(text: string): Heading {
  const { name, unit } = splitHeadingUnit(text)
  return { plain: plainName(toPlainText(name).replaceAll(BRACKETS, ' ')), full: plainName(name), unit: unit?.symbol ?? null }
}

/** Only what tells names apart: half width, lower case, no blanks, marks or brackets. */
export function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
