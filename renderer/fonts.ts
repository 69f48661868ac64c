/**
 * The bundled Chinese font, for the window and for the map: Noto Sans SC in regular and semibold, cut into files by characters.
 *
 * A file is read only when a character of its range is drawn, so a start costs some dozen small reads, not eight megabytes.
 * Both the page (`document.fonts`) and MapLibre (`font-faces` of the style) get the same list; MapLibre waits for a file before
 * it draws, so no label is drawn from a fallback.
 */
import unicodeRanges from '@fontsource/noto-sans-sc/unicode.json'

/** Weights in use. */
const WEIGHTS = [400, 600] as const
type Weight = (typeof WEIGHTS)[number]

/** One file: address and the characters in it, as CSS `unicode-range` entries. */
export type FontFile = { readonly url: string; readonly ranges: readonly string[] }

const addresses: Record<string, string> = import.meta.glob(
  [
    '../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-*-400-normal.woff2',
    '../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-*-600-normal.woff2',
    '!../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-*',
  ],
  { query: '?url', import: 'default', eager: true },
)

/** Font files of one weight. */
export function fontFiles(weight: Weight): readonly FontFile[] {
  const files: FontFile[] = []
  for (const [path, url] of Object.entries(addresses)) {
    const subset = new RegExp(`noto-sans-sc-(.+)-${weight}-normal`).exec(path)?.[1]
    if (subset === undefined) continue
    const ranges = rangesOf(subset)
    if (ranges !== undefined) files.push({ url, ranges })
  }
  return files
}

function rangesOf(subset: string): readonly string[] | undefined {
  const table: Readonly<Record<string, string>> = unicodeRanges
  return (table[subset] ?? table[`[${subset}]`])?.split(',')
}

/** Make the font known to the page. */
export function registerPageFonts(): void {
  for (const weight of WEIGHTS) {
    for (const { url, ranges } of fontFiles(weight)) {
      document.fonts.add(
        new FontFace('Noto Sans SC', `url(${url}) format('woff2')`, {
          weight: String(weight),
          unicodeRange: ranges.join(','),
          display: 'block',
        }),
      )
    }
  }
}
