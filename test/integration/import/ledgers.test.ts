/**
 * Ledgers as counties send them.
 *
 * The Excel fixture was made with openpyxl 3.0.9: a cover sheet; title block, two heading rows with merged cells, degrees in three columns, full-width
 * digits, a code that became a number, Chinese and serial dates, formulas without and with errors, a hidden row, a sum and notes. The Word fixtures are
 * those of the reader. Expected values are what was typed.
 */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasGdal, importFile, newWorkspace, queryByGdal } from '../../support/import-workspace'
import { openService, resultOf } from '../../support/import-client'
import { createTemporaryFolder } from '../../support/temporary-folder'

const fixtures = join(import.meta.dirname, '../../fixtures')
const folder = createTemporaryFolder()

describe.skipIf(!hasGdal)('the worst Excel', () => {
  const ledger = join(fixtures, 'import/outfall-ledger-openpyxl.xlsx')

  it('comes in right, or says row by row what is wrong', async () => {
    const workspace = await newWorkspace(folder, 'ledger.gpkg')
    const answer = await importFile(ledger, workspace, 'outfall')
    expect(answer).toMatchObject({ format: 'xlsx', layer: '台账', read: 7, added: 6, rejected: 1, crs: { code: 'EPSG:4490' } })
    expect(queryByGdal(workspace, "SELECT code, name, outfall_class AS class, deadline, responsible_body AS body, round(ST_X(geom), 9) AS lon, round(ST_Y(geom), 9) AS lat FROM outfall ORDER BY fid")).toEqual([
      { code: 'FA-320623-0001-GY-00', name: '如东县洋口港区１号排口', class: 'industrial', deadline: '2023-10-31', body: '江苏某某化工有限公司', lon: 120.890138889, lat: 32.202291667 },
      { code: 'FA-320623-0002-NY-00', name: '如东县长沙镇二号排口', class: 'farming', deadline: '2023-10-31', body: '如东县某养殖场', lon: 120.902777778, lat: 32.191666667 },
      // 45230 days from 1899-12-30.
      { code: 'FA-320623-0003-CZ-00', name: '三号排口', class: 'townWorks', deadline: '2023-10-31', body: '污水处理厂', lon: 120.916666667, lat: 32.166666667 },
      { code: 'FA-320623-0005-QT-00', name: '五号排口', class: 'other', deadline: '2023-12-31', body: '某公司', lon: 120.941666667, lat: 32.15 },
      { code: 'FA-320623-0006-QT-00', name: '六号排口', class: null, deadline: null, body: '某公司', lon: null, lat: null },
      { code: 'FA-320623-0007-QT-00', name: '隐藏排口', class: 'other', deadline: '2023-11-05', body: '某公司', lon: 120.95, lat: 32.133333333 },
    ])
    const told = answer.problems.map(({ row, code, params }) => [row, code, params['field'] ?? params['count'] ?? ''])
    expect(told).toEqual(
      expect.arrayContaining([
        [null, 'layer.rowsIgnored', 3],
        [null, 'layer.rowsHidden', 1],
        [2, 'value.precisionLost', '责任主体_统一社会信用代码'],
        [3, 'value.formulaError', '备注'],
        [4, 'geometry.coordinateUnreadable', '经度_度'],
        [5, 'value.formulaError', '面积'],
        [6, 'geometry.missing', ''],
        [6, 'value.noCode', '排污口类型'],
        [6, 'value.badDate', '整治完成时限'],
      ]),
    )
    expect(answer.problems.find(({ code }) => code === 'geometry.coordinateUnreadable')).toMatchObject({ severity: 'rejected', params: { value: '120 56 61' } })
    // GDAL shows JSON columns as what they hold.
    expect(queryByGdal(workspace, "SELECT extra FROM outfall WHERE code LIKE '%0001%'")[0]!['extra']).toMatchObject({ 序号: 1, '面积（亩）': '15', '设计排放规模（万吨/日）': 0.5, 责任主体_联系电话: '13812345678', 是否完成整治: '是' })
    expect(queryByGdal(workspace, "SELECT extra FROM outfall WHERE code LIKE '%0006%'")[0]!['extra']).toMatchObject({ 排污口类型: '不知道什么类型', 整治完成时限: '立行立改' })
  })
})

describe('tasks out of a Word table', () => {
  it('come in with states and deadlines, and meet again by number with their documents kept', async () => {
    const { session, client } = openService()
    try {
      const path = join(folder, 'tasks.gpkg')
      await resultOf(client.workspace.create({ path, sample: null }))
      await client.workspace.open({ path })
      const first = await resultOf(client.import.run({ path: join(fixtures, 'formats/docx/tasks-python-docx.docx'), target: 'task' }))
      expect(first).toMatchObject({ format: 'docx', read: 3, added: 3 })
      const rows = async () => (await session.workspace().listRecords({ table: 'task', orderBy: { column: 'number' } })).rows
      expect((await rows()).map(({ values }) => [values['number'], values['state'], values['deadline'], values['deadline_type'], values['progress_status']])).toEqual([
        ['JS-1', 'completed', '2023-12-31', 'date', null],
        ['JS-2', 'rectifying', null, 'immediate', 'onSchedule'],
        ['JS-3', 'closed', '2024-06-30', 'date', null],
      ])
      const [task] = await rows()
      const workspace = session.workspace()
      const { documentId } = await workspace.putDocument(new TextEncoder().encode('照片'), { name: '整改后.jpg', media_type: 'image/jpeg' }, { action: 'test.put', actor: 'x', params: {} })
      await workspace.write({ action: 'test.link', actor: 'x', params: {} }, [{ op: 'insertRecord', table: 'documentLink', values: { document_id: Number(documentId), layer: 'task', feature_id: Number(task!.id), role: 'photo' } }])
      const again = join(fixtures, 'formats/docx/tasks-libreoffice.docx')
      expect(await resultOf(client.import.run({ path: again, target: 'task', key: '问题编号' }))).toMatchObject({ read: 3, added: 0, updated: 0, unchanged: 3, missing: { found: 0 } })
      const forms = join(fixtures, 'formats/docx/forms-python-docx.docx')
      const tried = await resultOf(client.import.run({ path: forms, target: 'task', key: 'number', onMissing: 'delete', dryRun: true }))
      expect(tried).toMatchObject({ read: 2, added: 2, missing: { found: 3, kept: 1, deleted: 2, marked: 0 } })
      expect(tried.differences!.missing.map(({ key }) => key)).toEqual(['JS-1', 'JS-2', 'JS-3'])
      expect((await workspace.listRecords({ table: 'documentLink' })).total).toBe(1)
      expect((await rows())[0]!.id).toBe(task!.id)
    } finally {
      await session.close()
    }
  })
})
