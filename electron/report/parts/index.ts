/** Every kind of part: one module each, listed here. */
import * as v from 'valibot'
import type { Block } from '../document/document'
import { chartPart } from './chart'
import { mapPart } from './map'
import { attachmentsPart, colophonPart, officialHeadPart, signaturePart } from './official'
import type { PartContext, PartModule } from './part-context'
import { photosPart, picturePart } from './pictures'
import { tablePart } from './table'
import { blankLinePart, contentsPart, headingPart, keyFiguresPart, pageBreakPart, textPart, titlePart } from './words'

const modules = {
  title: titlePart,
  heading: headingPart,
  text: textPart,
  keyFigures: keyFiguresPart,
  table: tablePart,
  chart: chartPart,
  map: mapPart,
  photos: photosPart,
  picture: picturePart,
  pageBreak: pageBreakPart,
  contents: contentsPart,
  blankLine: blankLinePart,
  officialHead: officialHeadPart,
  attachments: attachmentsPart,
  signature: signaturePart,
  colophon: colophonPart,
} as const

export const partSchema = v.variant('part', [
  titlePart.schema, headingPart.schema, textPart.schema, keyFiguresPart.schema, tablePart.schema, chartPart.schema, mapPart.schema, photosPart.schema, picturePart.schema,
  pageBreakPart.schema, contentsPart.schema, blankLinePart.schema, officialHeadPart.schema, attachmentsPart.schema, signaturePart.schema, colophonPart.schema,
])

export type Part = v.InferOutput<typeof partSchema>

export function partBlocks(part: Part, context: PartContext): Promise<readonly Block[]> {
  const { blocks } = modules[part.part] as unknown as PartModule<typeof partSchema>
  return blocks(part, context)
}
