/**
 * Escapes ampersands that begin no entity, in a stream of XML text.
 *
 * Hand-written KML has `A & B` in names; a parser would take everything up to the next semicolon for an entity. CDATA sections are
 * left as they are.
 */
const CDATA_START = '<![CDATA['
const CDATA_END = ']]>'
const LOOSE_AMPERSAND = /&(?!#?\w{1,31};)/g
/** Longest piece that may lie across two chunks: an entity. */
const HOLD_BACK_CHARACTERS = 40

export class AmpersandRepair {
  private carry = ''
  private inCdata = false

  write(chunk: string): string {
    const text = this.carry + chunk
    const cut = this.safeCut(text)
    this.carry = text.slice(cut)
    return this.repair(text.slice(0, cut))
  }

  end(): string {
    const rest = this.repair(this.carry)
    this.carry = ''
    return rest
  }

  /** Before the last character that may begin something, if it is near the end. */
  private safeCut(text: string): number {
    const from = Math.max(0, text.length - HOLD_BACK_CHARACTERS)
    const found = text.slice(from).search(/[&<\]]/)
    let cut = found === -1 ? text.length : from + found
    while (cut > 0 && text[cut - 1] === ']') cut--
    return cut
  }

  private repair(text: string): string {
    if (!this.inCdata && !text.includes('&') && !text.includes(CDATA_START)) return text
    let result = ''
    let position = 0
    while (position < text.length) {
      const marker = text.indexOf(this.inCdata ? CDATA_END : CDATA_START, position)
      const end = marker === -1 ? text.length : marker + (this.inCdata ? CDATA_END : CDATA_START).length
      const piece = text.slice(position, end)
      result += this.inCdata ? piece : piece.replaceAll(LOOSE_AMPERSAND, '&amp;')
      if (marker !== -1) this.inCdata = !this.inCdata
      position = end
    }
    return result
  }
}
