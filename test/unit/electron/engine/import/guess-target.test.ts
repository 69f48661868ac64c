/** Headings as ledgers and layers of bureaus have them; what they are is told by their titles. */
import { describe, expect, it } from 'vitest'
import { guessTargets } from '../../../../../electron/engine/import/guess-target'
import { taskFields } from '../../../../../electron/engine/import/complete-task'
import { commonFields, kinds } from '../../../../../shared/domain/kinds'
import type { ImportTarget } from '../../../../../shared/domain/import'
import type { GeometryFamily } from '../../../../../shared/domain/source-record'

const COMMON = new Set<string>(commonFields.map(({ name }) => name))
const fieldsOf = (target: Exclude<ImportTarget, 'reading'>) => (target === 'task' ? taskFields : [...commonFields, ...kinds[target].fields])

function best(fileName: string, headings: string, geometryType: GeometryFamily | null, readings = 0, layerName = ''): ImportTarget | undefined {
  const fields = headings.split(' ').filter((name) => name !== '').map((name) => ({ name, type: 'text' as const, unit: null }))
  return guessTargets({ name: layerName === '' ? fileName : layerName, fields, geometryType }, fileName, fieldsOf, COMMON, readings)[0]?.target
}

describe('what a layer is taken for', () => {
  it.each<[ImportTarget, string, string, GeometryFamily | null]>([
    ['outfall', '核查点位.shp', '排污口编码 排污口名称 所属区县 受纳水体 测绘员', 'Point'],
    ['outfall', '排污口台账.xlsx', '序号 名称 整治状态 责任主体 备注', null],
    ['section', '2023年断面.csv', '断面名称 断面编码 水质目标 所在河流', 'Point'],
    ['station', '自动站.kml', 'name description', 'Point'],
    ['enterprise', '重点排污单位.xls', '企业名称 统一社会信用代码 行业类别', 'Point'],
    ['ecologicalRedLine', '生态保护红线.shp', '红线名称 红线类型 面积', 'Polygon'],
    ['project', '地块.shp', 'OBJECTID', 'Polygon'],
    ['project', 'export.shp', '项目名称 建设单位 批复文号', 'Polygon'],
    ['patch', '疑似问题图斑.shp', 'bsm', 'Polygon'],
    ['waterway', '河道中心线.shp', '河流名称', 'LineString'],
    ['district', '行政区.shp', 'XZQMC XZQDM', 'Polygon'],
    ['task', '整改台账.xlsx', '序号 整改问题 责任单位 整改目标 整改时限 整改措施 进展情况', null],
    ['reference', 'layer0.dxf', 'layer text', 'mixed'],
    ['reference', 'a.gpx', 'time ele', 'Point'],
  ])('%s: %s', (target, fileName, headings, geometryType) => {
    expect(best(fileName, headings, geometryType)).toBe(target)
  })

  it('is readings where columns are monitored items', () => {
    expect(best('10月水质.xlsx', '断面名称 监测时间 pH 溶解氧 高锰酸盐指数 氨氮 总磷', null, 6)).toBe('reading')
  })

  it('is never a theme of another geometry', () => {
    const guesses = guessTargets({ name: '排污口', fields: [{ name: '排污口编码', type: 'text', unit: null }], geometryType: 'Polygon' }, '排污口.shp', fieldsOf, COMMON, 0)
    expect(guesses.map(({ target }) => target)).not.toContain('outfall')
  })

  it('ends with the layer that takes anything', () => {
    expect(best('x', '', null)).toBe('reference')
    expect(best('x', 'a b c', 'Polygon')).toBe('reference')
  })
})
