/** Word tables. The fixtures were made with python-docx 0.8.11 and, from its file, by LibreOffice 7.4; what is in them was typed into them. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildZip } from '../../../../support/build-zip'
import { readLayer, readSource } from '../../../../support/read-source'
import { createTemporaryFolder } from '../../../../support/temporary-folder'

const fixtures = path.join(import.meta.dirname, '../../../../fixtures/formats/docx')
const folder = createTemporaryFolder()
let files = 0

/** A document with this body. */
function write(body: string, head = ''): string {
  const file = path.join(folder, `case${files++}.docx`)
  const document = `<?xml version="1.0" encoding="UTF-8"?>${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
  writeFileSync(file, buildZip([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'word/document.xml', content: document }]))
  return file
}

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${text.split('\n').map(paragraph).join('')}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.map((text) => (text.startsWith('<') ? text : cell(text))).join('')}</w:tr>`
const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`
const codeOf = (file: string) => readSource(file).then(() => 'read', (error: { code?: string }) => error.code)

describe.each(['tasks-python-docx.docx', 'tasks-libreoffice.docx'])('a ledger in %s', (name) => {
  it('has its headings of two rows, merged cells filled, paragraphs as lines', async () => {
    const { layer, rows, problems } = await readLayer(path.join(fixtures, name))
    expect(layer.fields.map((field) => field.name)).toEqual(['序号', '问题编号', '整改问题', '责任单位', '整改措施', '整改情况_完成时限', '整改情况_完成情况'])
    expect(rows.map(({ line, properties }) => [line, properties['问题编号'], properties['责任单位'], properties['整改情况_完成情况']])).toEqual([
      [3, 'JS-1', '如东县人民政府', '已完成'],
      [4, 'JS-2', '如东县人民政府', '达到序时进度'],
      [5, 'JS-3', '海门区人民政府', '已销号'],
    ])
    expect(rows[0]!.properties['整改措施']).toBe('（一）控源截污\n（二）清淤疏浚')
    expect(problems).toEqual([{ severity: 'repaired', code: 'layer.mergedCellsFilled', params: { count: 1 } }])
  })
})

it('forms of the same labels are one layer, a row each', async () => {
  const { layer, rows } = await readLayer(path.join(fixtures, 'forms-python-docx.docx'))
  expect(layer.fields.map(({ name }) => name)).toEqual(['编号', '整改问题', '责任单位', '整改措施', '目标任务', '完成时限', '整改完成情况'])
  expect(rows.map(({ properties }) => properties['编号'])).toEqual(['南通-28', '南通-29'])
})

describe('tables', () => {
  const head = row('编号', '名称', '经度', '纬度')

  it('that go on under the same heading are one; the others stand apart, named by the text before them', async () => {
    const ledger = (code: string) => table(head, row(code, '排口', '120°53′24.5″', '32°10′'))
    const other = table(row('断面名称', '水质类别', '月份'), row('九圩港桥', 'Ⅲ', '10月'))
    const { layers } = await readSource(write(`${paragraph('排污口清单')}${paragraph('（截至10月底）')}${ledger('a')}${paragraph('续表')}${ledger('b')}${paragraph('断面')}${other}`))
    expect(layers.map(({ layer, rows }) => [layer.name, rows.length])).toEqual([['排污口清单', 2], ['断面', 1]])
    // 53′24.5″ are 3204.5″ of 3600.
    expect(layers[0]!.rows[1]!.geometry).toEqual({ type: 'Point', coordinates: [expect.closeTo(120 + 3204.5 / 3600, 12), expect.closeTo(32 + 1 / 6, 12)] })
  })

  it('leave out deleted text, field codes and fallbacks; a table in a cell is its text', async () => {
    const cells = `<w:tc><w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p></w:tc><w:tc>${table(row('内一'), row('内二'))}<w:p/></w:tc><w:tc><w:p><w:r><AlternateContent><Choice><w:t>甲</w:t></Choice><Fallback><w:t>乙</w:t></Fallback></AlternateContent><w:tab/><w:t>丙</w:t></w:r></w:p></w:tc>`
    const { rows } = await readLayer(write(table(row('编号', '名称', '备注'), `<w:tr>${cells}</w:tr>`, row('2', '乙', '无'))))
    expect(rows[0]!.properties).toEqual({ 编号: '新', 名称: '内一\n内二', 备注: '甲 丙' })
  })

  it('keep their columns where rows begin later or cells take several', async () => {
    const wide = `<w:tr>${cell('1')}${cell('如东县', '<w:gridSpan w:val="2"/>')}${cell('x')}</w:tr>`
    const late = `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>${cell('后')}${cell('y')}</w:tr>`
    const { rows } = await readLayer(write(table(row('编号', '名称', '属地', '备注'), row('0', 'a', 'b', 'c'), wide, late)))
    expect(rows.map(({ properties }) => Object.values(properties))).toEqual([['0', 'a', 'b', 'c'], ['1', '如东县', null, 'x'], [null, null, '后', 'y']])
  })
})

describe('hostile and unfit documents', () => {
  it.each([
    ['without a table', () => write(paragraph('没有表格')), 'import.documentWithoutTables'],
    ['with entities', () => write(table(row('编号', '名称'), row('1', '&a;')), '<!DOCTYPE d [<!ENTITY a "aaaa">]>'), 'import.xmlDocumentType'],
    ['of broken structure', () => write(`<w:tbl><w:tr>${cell('编号')}`), 'import.damaged'],
    ['nested without end', () => write('<w:tbl><w:tr><w:tc>'.repeat(5000)), 'import.nestedTooDeep'],
  ])('%s are refused with a reason', async (_name, make, code) => {
    expect(await codeOf(make())).toBe(code)
  })

  it('stay small where cells claim to be a billion columns wide', async () => {
    const file = write(table(row('编号', '名称', '备注'), `<w:tr>${cell('1', '<w:gridSpan w:val="1000000000"/>')}${cell('2')}</w:tr>`, row('a', 'b', 'c')))
    const { layer } = await readLayer(file)
    expect(layer.fields.length).toBeLessThan(10)
  })
})
