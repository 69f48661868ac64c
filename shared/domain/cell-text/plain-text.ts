/** Texts of foreign tables brought to one spelling before they are compared or parsed. */

/**
 * Full-width letters, digits and signs become half-width, blanks of all kinds one space, outer blanks go.
 *
 * Chinese punctuation that has no half-width form (、。「」) stays.
 */
export function toPlainText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\s\u00A0\u3000\u200B\uFEFF]+/g, ' ')
    .trim()
}
