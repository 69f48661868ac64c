/** What poppler reads out of a PDF: texts, where words and letters stand, fonts. */
import { execFileSync } from 'node:child_process'

function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`])
    return true
  } catch {
    return false
  }
}

export const hasPoppler = has('pdftotext')
export const hasLibreOffice = has('soffice')

export function textOfPdf(file: string): string {
  return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' })
}

/** A line of text on a page; millimetres from the top left corner of the sheet. */
export type PdfLine = { readonly page: number; readonly text: string; readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

const MILLIMETRES_PER_POINT = 25.4 / 72

export function linesOfPdf(file: string): readonly PdfLine[] {
  const xml = execFileSync('pdftotext', ['-bbox-layout', file, '-'], { encoding: 'utf8' })
  return xml.split('<page ').slice(1).flatMap((page, index) =>
    [...page.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/line>/gs)].map(([, left, top, right, bottom, words = '']) => {
      const millimetres = (points: string | undefined) => Number(points) * MILLIMETRES_PER_POINT
      const text = [...words.matchAll(/<word [^>]*>([^<]*)<\/word>/g)].map((word) => word[1]).join('')
      return { page: index + 1, text, left: millimetres(left), right: millimetres(right), top: millimetres(top), bottom: millimetres(bottom) }
    }),
  )
}

/** Name of each font and whether it is embedded. */
export function fontsOfPdf(file: string): readonly { readonly name: string; readonly embedded: boolean; readonly unicode: boolean }[] {
  return execFileSync('pdffonts', [file], { encoding: 'utf8' })
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [embedded, , unicode] = line.slice(-36).trim().split(/\s+/).filter((word) => word === 'yes' || word === 'no')
      return { name: line.split(/\s+/)[0] ?? '', embedded: embedded === 'yes', unicode: unicode === 'yes' }
    })
}
