import { writeFileSync } from 'node:fs'
import path from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../support/read-source'
import { createTemporaryFolder } from '../../../../support/temporary-folder'

const folder = createTemporaryFolder()
let files = 0

function write(content: string | Buffer, extension = 'xls'): string {
  const file = path.join(folder, `case${files++}.${extension}`)
  writeFileSync(file, content)
  return file
}

const page = (charset: string) => `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><table border=1>
<tr><td rowspan=2>排污口编码</td><td colspan=2>坐标</td><td rowspan=2>名称</td></tr><tr><td>经度</td><td>纬度</td></tr>
<tr><td style="mso-number-format:'\\@'">0012</td><td>120.89</td><td>31.97</td><td>甲&amp;乙<br>排口</td></tr></table></body></html>`

describe('HTML tables under the name .xls', () => {
  for (const [charset, encoding] of [['gb2312', 'gbk'], ['utf-8', 'utf8'], ['gbk', 'gbk'], ['utf-8', 'gbk']] as const) {
    it(`are read in ${encoding}, declared as ${charset}`, async () => {
      const { format, layers } = await readSource(write(iconv.encode(page(charset), encoding)))
      expect(format).toBe('htmlTable')
      expect(layers[0]!.layer.encoding?.name).toBe(encoding === 'utf8' ? 'utf-8' : 'gbk')
      expect(layers[0]!.rows).toMatchObject([{ properties: { 排污口编码: '0012', 坐标_经度: 120.89, 坐标_纬度: 31.97, 名称: '甲&乙\n排口' }, geometry: { type: 'Point', coordinates: [120.89, 31.97] } }])
    })
  }

  it('are one layer each', async () => {
    const { layers } = await readSource(write('<table><tr><th>a</th></tr><tr><td>1</td></tr></table><p><table><tr><th>b</th></tr><tr><td>2</td></tr></table>'))
    expect(layers.map(({ rows }) => rows[0]!.properties)).toEqual([{ a: 1 }, { b: 2 }])
  })

  it('need not close their cells and rows', async () => {
    const text = '<TABLE><TR><TH>编号<TH>名称<TH>备注\n<!-- <td>old --><TR><TD>1<TD>甲<B>站</B><TD><TR><TD>2<TD>乙<TD>a</TABLE>'
    const { layers } = await readSource(write(iconv.encode(text, 'gbk')))
    expect(layers[0]!.rows.map(({ properties }) => properties)).toEqual([{ 编号: '1', 名称: '甲站', 备注: null }, { 编号: '2', 名称: '乙', 备注: 'a' }])
  })

  it('end quickly where spans lie', async () => {
    const text = '<table><tr><td colspan=999999999>a</td><td>b</td></tr><tr><td rowspan=999999999>1</td><td>2</td></tr></table>'
    await expect(readSource(write(text))).rejects.toMatchObject({ code: 'import.tooManyFields' })
  })

  it('are refused where there is none', async () => {
    await expect(readSource(write('<html><body>404</body></html>'))).rejects.toMatchObject({ code: 'import.noLayer' })
  })
})
