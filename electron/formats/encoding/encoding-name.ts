/**
 * Names of text encodings, as files and people write them, brought to one form.
 *
 * Sources: ESRI's .cpg practice, dBASE language driver ids (as GDAL's shapefile driver documentation lists them), WHATWG labels.
 */
import iconv from 'iconv-lite'

/**
 * One form a family: GB2312, CP936 and GBK are `gbk`; decoding always uses its superset.
 *
 * Lower case, e.g. `utf-8`, `gbk`, `gb18030`, `big5`, `windows-1252`.
 */
export type EncodingName = string

const ALIASES: Readonly<Record<string, EncodingName>> = {
  utf8: 'utf-8',
  '65001': 'utf-8',
  unicode11utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  ucs2: 'utf-16le',
  unicode: 'utf-16le',
  '1200': 'utf-16le',
  utf16be: 'utf-16be',
  '1201': 'utf-16be',
  gb2312: 'gbk',
  gb231280: 'gbk',
  gbk: 'gbk',
  euccn: 'gbk',
  chinese: 'gbk',
  xgbk: 'gbk',
  '936': 'gbk',
  gb18030: 'gb18030',
  gb180302000: 'gb18030',
  '54936': 'gb18030',
  big5: 'big5',
  big5hkscs: 'big5',
  cnbig5: 'big5',
  '950': 'big5',
  sjis: 'shift_jis',
  shiftjis: 'shift_jis',
  '932': 'shift_jis',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  ksc5601: 'euc-kr',
  '949': 'euc-kr',
  latin1: 'iso-8859-1',
  ascii: 'iso-8859-1',
  usascii: 'iso-8859-1',
  latin2: 'iso-8859-2',
  koi8r: 'koi8-r',
  '20866': 'koi8-r',
  koi8u: 'koi8-u',
  '874': 'windows-874',
  '437': 'cp437',
  '850': 'cp850',
  '852': 'cp852',
  '866': 'cp866',
}

/** @returns null for a name that no decoder is known for */
export function normaliseEncodingName(text: string): EncodingName | null {
  const compact = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_\-:."']/g, '')
    .replace(/^(?:ansi|oem|cp|ibm|ms|x?windows|codepage|dos)(?=\d)/, '')
  const alias = ALIASES[compact]
  if (alias !== undefined) return alias
  const iso = /^(?:iso)?8859(\d{1,2})$/.exec(compact)?.[1]
  if (iso !== undefined) return knownOrNull(`iso-8859-${iso}`)
  if (/^125\d$/.test(compact)) return `windows-${compact}`
  if (compact.startsWith('ansi')) return knownOrNull(compact.slice('ansi'.length))
  return compact === '' ? null : knownOrNull(compact)
}

const knownOrNull = (name: string) => (/^[a-z0-9-]+$/.test(name) && name.length < 30 && iconv.encodingExists(name) ? name : null)

/**
 * Encoding that a dBASE language driver id (byte 29 of the header) stands for.
 *
 * @returns null for 0 and for 0x57, which means “the code page of whoever wrote it”
 */
export function encodingOfLanguageDriver(id: number): EncodingName | null {
  return LANGUAGE_DRIVERS.get(id) ?? null
}

const LANGUAGE_DRIVERS = new Map<number, EncodingName>([
  ...ids('cp437', 0x01, 0x09, 0x0b, 0x0d, 0x0f, 0x11, 0x15, 0x18, 0x19, 0x1b),
  ...ids('cp850', 0x02, 0x0a, 0x0e, 0x10, 0x12, 0x14, 0x16, 0x1a, 0x1d, 0x25, 0x37),
  ...ids('windows-1252', 0x03, 0x58, 0x59),
  ...ids('cp852', 0x1f, 0x22, 0x23, 0x40, 0x64, 0x87),
  ...ids('cp866', 0x26, 0x65),
  ...ids('shift_jis', 0x13, 0x7b),
  ...ids('gbk', 0x4d, 0x7a),
  ...ids('euc-kr', 0x4e, 0x79),
  ...ids('big5', 0x4f, 0x78),
  ...ids('windows-874', 0x50, 0x7c),
  ...ids('windows-1250', 0xc8),
  ...ids('windows-1251', 0xc9),
  ...ids('windows-1254', 0xca),
  ...ids('windows-1253', 0xcb),
  ...ids('windows-1257', 0xcc),
])

function ids(name: EncodingName, ...list: number[]): [number, EncodingName][] {
  return list.map((id) => [id, name])
}
