/**
 * The library's code pages with an end to them.
 *
 * Where a record is cut off, the spreadsheet library reads a text whose length is no number, one character after another until memory is full;
 * each of them goes through its code pages. So these count, and stop what no file of that size can hold.
 */
export type CodePages = { readonly utils: { readonly decode: (codePage: number, data: unknown) => string | string[] } }

/** Characters that are looked up one by one for each byte of the file, with room for files of a few records. */
const LOOKUPS_PER_BYTE = 8
const LEAST_LOOKUPS = 1_000_000

/** @param fileBytes size of the file that is read with them */
export function boundCodePages(pages: CodePages, fileBytes: number): CodePages {
  let left = LEAST_LOOKUPS + LOOKUPS_PER_BYTE * fileBytes
  const decode: CodePages['utils']['decode'] = (codePage, data) => {
    if (left-- <= 0) throw new RangeError('a text goes on behind the end of its record')
    return pages.utils.decode(codePage, data)
  }
  return { ...pages, utils: { ...pages.utils, decode } }
}
