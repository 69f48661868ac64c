import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { detectEncoding } from '../../../../../electron/formats/encoding/detect-encoding'

const encode = (encoding: string, ...texts: string[]) => texts.map((text) => iconv.encode(text, encoding))

const LEDGER = ['南通市崇川区', '如皋市长江镇', '入河排污口', '工业企业雨洪排口', '通启运河', '启东市汇龙镇和平路18号']

describe('detectEncoding', () => {
  it('has nothing to find in ASCII', () => expect(detectEncoding([Buffer.from('Nantong 12')])).toEqual({ name: 'utf-8', confidence: 1, ascii: true }))

  it('finds UTF-8', () => expect(detectEncoding(encode('utf8', ...LEDGER)).name).toBe('utf-8'))
  it('finds GBK', () => expect(detectEncoding(encode('gbk', ...LEDGER)).name).toBe('gbk'))
  it('finds Big5', () => expect(detectEncoding(encode('big5', '臺北縣淡水鎮', '國家公園', '排水溝渠', '高雄港')).name).toBe('big5'))
  it('finds GB 18030 where four-byte characters are used', () => expect(detectEncoding(encode('gb18030', '南通市\u{20000}塘镇', '通启运河')).name).toBe('gb18030'))
  it('finds Western text', () => expect(detectEncoding(encode('windows-1252', 'Peñeña México', 'Köln')).name).toBe('windows-1252'))

  for (const text of ['河', '港口', '联通', '崇川区', '如东', '泾', '启东市汇龙镇', '—', '（空）', '℃', '濠河', '九圩港', '鳗鱼池']) {
    it(`finds GBK in “${text}” alone`, () => expect(detectEncoding(encode('gbk', text)).name).toBe('gbk'))
    it(`finds UTF-8 in “${text}” alone`, () => expect(detectEncoding(encode('utf8', text)).name).toBe('utf-8'))
  }

  it('finds the encoding of texts cut off inside a character', () => {
    expect(detectEncoding(encode('gbk', ...LEDGER).map((bytes) => bytes.subarray(0, 9))).name).toBe('gbk')
    expect(detectEncoding(encode('utf8', ...LEDGER).map((bytes) => bytes.subarray(0, 10))).name).toBe('utf-8')
  })
})

const folder = path.resolve('../shared/data/shp-gbk/mapshaper_dbf')
describe.skipIf(!existsSync(folder))('one-record DBFs without any statement (skipped where the real data is absent)', () => {
  // The file's name is its encoding, except that GB 2312 is a part of GBK.
  const cases = { gbk: 'gbk', gb2312: 'gbk', big5: 'big5', utf8: 'utf-8', latin1: 'windows-1252' }
  for (const [name, expected] of Object.entries(cases)) {
    it(`${name}.dbf is ${expected}`, () => {
      const bytes = readFileSync(path.join(folder, `${name}.dbf`))
      const header = bytes.readUInt16LE(8)
      expect(detectEncoding([bytes.subarray(header + 1, -1)]).name).toBe(expected)
    })
  }
})
