/**
 * Texts of a drawing freed of their formatting.
 *
 * Source: AutoCAD DXF reference, MTEXT; “Control codes and special text characters”.
 */
import iconv from 'iconv-lite'
import type { DxfEntity } from './entity'

const MAX_TEXT_LENGTH = 100_000
/** Code pages of \M+n: Japanese, Traditional Chinese, Korean, Johab, Simplified Chinese. */
const MULTI_BYTE_PAGES: Readonly<Record<string, string>> = { '1': 'shift_jis', '2': 'big5', '3': 'euc-kr', '5': 'gbk' }

/** The text of TEXT, MTEXT, ATTRIB and ATTDEF; null for other entities and empty texts. */
export function textOfEntity(entity: DxfEntity): string | null {
  if (!['TEXT', 'MTEXT', 'ATTRIB', 'ATTDEF'].includes(entity.type)) return null
  // MTEXT is cut into pieces of 250 characters, the last of them under code 1.
  const raw = entity.type === 'MTEXT' ? [...entity.texts(3), ...entity.texts(1)].join('') : (entity.text(1) ?? '')
  const text = (entity.type === 'MTEXT' ? withoutFormatting(raw.slice(0, MAX_TEXT_LENGTH)) : withSymbols(raw.slice(0, MAX_TEXT_LENGTH))).trim()
  return text === '' ? null : text
}

/** \U+4E2D, \M+5D6D0, %%d, %%c, %%p, %%nnn. */
function withSymbols(text: string): string {
  return text
    .replaceAll(/\\U\+([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\M\+(\d)([0-9A-Fa-f]{4})/g, (all: string, page: string, hex: string) => {
      const encoding = MULTI_BYTE_PAGES[page]
      return encoding === undefined ? all : iconv.decode(Buffer.from(hex, 'hex'), encoding)
    })
    .replaceAll(/%%[dD]/g, '°')
    .replaceAll(/%%[pP]/g, '±')
    .replaceAll(/%%[cC]/g, 'Ø')
    .replaceAll(/%%[uUoOkK]/g, '')
    .replaceAll(/%%(\d{3})/g, (_, code: string) => String.fromCharCode(Number(code)))
}

function withoutFormatting(text: string): string {
  return withSymbols(text)
    .replaceAll(/\\\\|\\\{|\\\}/g, (pair) => String.fromCharCode(0xe000 + pair.charCodeAt(1)))
    .replaceAll(/\\P/g, '\n')
    .replaceAll('\\~', ' ')
    .replaceAll(/\\S([^;^/#]*)[\^/#]([^;]*);/g, '$1/$2')
    .replaceAll(/\\[fFHWACTQpc][^;\\{}]{0,200};/g, '')
    .replaceAll(/\\[LlOoKkN]/g, '')
    .replaceAll(/[{}]/g, '')
    .replaceAll(/[\ue000-\ue0ff]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xe000))
}
