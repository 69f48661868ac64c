/** Monthly tables of readings as monitoring centres lay them out. Expected readings are what was typed. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openService, resultOf, type ServiceClient } from '../../support/import-client'
import { createTemporaryFolder } from '../../support/temporary-folder'

const folder = createTemporaryFolder()
let files = 0
let service: ReturnType<typeof openService>
let client: ServiceClient

const write = (name: string, ...rows: string[]) => {
  const path = join(folder, `${files++}${name}.csv`)
  writeFileSync(path, rows.join('\n'))
  return path
}

beforeEach(async () => {
  service = openService()
  client = service.client
  const path = join(folder, `w${files++}.gpkg`)
  await resultOf(client.workspace.create({ path, sample: null }))
  await client.workspace.open({ path })
  await resultOf(client.import.run({ path: write('断面', '断面名称,断面编码,经度,纬度', '九圩港桥,S1,120.9,32.0', '节制闸内,S2,120.5,32.5'), target: 'section' }))
})

afterEach(() => service.session.close())

const readings = async () => {
  const { rows } = await service.session.workspace().listRecords({ table: 'reading' })
  return rows.map(({ values }) => [values['section_id'], values['time'], values['item'], values['reported']])
}
const importReadings = (path: string, more: object = {}) => resultOf(client.import.run({ path, target: 'reading', ...more }))

describe('a table without a column of dates', () => {
  it('takes the month of its title, and says so', async () => {
    const report = await importReadings(write('x', '二〇二三年十月国考断面水质状况,,', '断面名称,总磷,氨氮', '九圩港桥,0.11,0.025L', '节制闸内,0.12,0.3'))
    expect(report).toMatchObject({ read: 2, added: 2, rejected: 0 })
    expect(report.problems).toContainEqual(expect.objectContaining({ severity: 'warning', code: 'reading.timeFromCaptions', params: { count: 2, text: '二〇二三年十月国考断面水质状况' } }))
    expect(await readings()).toEqual([[1, '2023-10', 'totalPhosphorus', '0.11'], [1, '2023-10', 'ammoniaNitrogen', '0.025L'], [2, '2023-10', 'totalPhosphorus', '0.12'], [2, '2023-10', 'ammoniaNitrogen', '0.3']])
  })

  it('is rejected row by row where no month is named', async () => {
    const report = await importReadings(write('2023年1-10月', '断面名称,总磷', '九圩港桥,0.11'))
    expect(report).toMatchObject({ read: 1, added: 0, rejected: 1 })
    expect(report.problems.map(({ code }) => code)).toContain('reading.timeMissing')
  })
})

describe('columns that a person has chosen', () => {
  const path = () => write('y', '断面名称,采样日期,总磷(mg/L),总磷复测(mg/L),氨氮(mg/L)', '九圩港桥,2023-10-05,0.11,0.22,0.5')

  it('are all that is read', async () => {
    const mapping = { section: '断面名称', time: '采样日期', totalPhosphorus: '总磷复测' }
    const report = await importReadings(path(), { mapping, wholeMapping: true })
    expect(report).toMatchObject({ read: 1, added: 1 })
    expect(await readings()).toEqual([[1, '2023-10-05', 'totalPhosphorus', '0.22']])
    const { columns } = await client.import.inspect({ path: path(), target: 'reading', mapping, wholeMapping: true })
    expect(columns.map(({ target, how }) => [target, how])).toEqual([['section', 'given'], ['time', 'given'], [null, 'none'], ['totalPhosphorus', 'given'], [null, 'none']])
  })

  it('stand beside those that are known by their headings', async () => {
    await importReadings(path(), { mapping: { totalPhosphorus: '总磷复测' } })
    expect(await readings()).toEqual([[1, '2023-10-05', 'totalPhosphorus', '0.22'], [1, '2023-10-05', 'ammoniaNitrogen', '0.5']])
  })
})
