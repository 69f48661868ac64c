/** Headings of real ledgers (fact sheet 3 and 5: O5, O8, S1; rectification notices) and which column each means. */
import { describe, expect, it } from 'vitest'
import { matchColumns } from '../../../../../electron/engine/import/match-columns'
import { taskFields } from '../../../../../electron/engine/import/complete-task'
import { targetNames } from '../../../../../electron/engine/import/target-names'
import { commonFields, type KindId, kinds } from '../../../../../shared/domain/kinds'
import type { SourceField } from '../../../../../shared/domain/source-record'

const sources = (...names: string[]): SourceField[] => names.map((name) => ({ name, type: 'text', unit: null }))

/** heading → column, of those that were matched */
function match(kind: KindId | 'task', headings: readonly string[], given: Readonly<Record<string, string>> = {}) {
  const fields = kind === 'task' ? taskFields : [...commonFields, ...kinds[kind].fields]
  return Object.fromEntries(matchColumns(sources(...headings), fields, given, targetNames[kind]).map(({ index, field }) => [headings[index], field.name]))
}

it('numbers that count rows are a code only where there is no other', () => {
  expect(match('outfall', ['序号', '名称'])).toEqual({ 序号: 'code', 名称: 'name' })
  expect(match('outfall', ['序号', '编号', '名称'])).toEqual({ 编号: 'code', 名称: 'name' })
  expect(match('task', ['序号', '问题编号', '反馈问题'])).toEqual({ 问题编号: 'number', 反馈问题: 'problem' })
})

it('headings of several levels', () => {
  expect(match('outfall', ['排污口编码', '责任主体_单位名称', '责任主体_统一社会信用代码', '责任主体_联系电话', '整治情况_整治时限', '接收水体_受纳水体'])).toEqual({
    排污口编码: 'code_national',
    责任主体_单位名称: 'responsible_body',
    整治情况_整治时限: 'deadline',
    接收水体_受纳水体: 'receiving_water',
  })
})

it('ledger of outfalls', () => {
  const headings = ['序号', '国家编码', '地方编码', '入河排污口名称', '排污口分类', '是否重点河湖', '所属水系', '流域', '县（市、区）', '所在乡镇', '水功能区', '水质目标', '河长', '受纳水体名称', '入河方式', '设置单位', '整治类型', '整治时限', '验收时间', '备注', '联系电话']
  expect(match('outfall', headings)).toEqual({
    国家编码: 'code_national',
    地方编码: 'code_local',
    入河排污口名称: 'name',
    排污口分类: 'outfall_class',
    是否重点河湖: 'key_water',
    所属水系: 'water_system',
    流域: 'basin',
    '县（市、区）': 'district',
    所在乡镇: 'town',
    水功能区: 'function_zone',
    水质目标: 'target_class',
    河长: 'river_chief',
    受纳水体名称: 'receiving_water',
    入河方式: 'entering_mode',
    设置单位: 'responsible_body',
    整治类型: 'disposition',
    整治时限: 'deadline',
    验收时间: 'accepted_on',
    备注: 'note',
  })
})

it('rectification notices, and the words of the law since 2026', () => {
  expect(match('task', ['编号', '来源文件', '事项序号', '整改问题', '责任单位', '验收单位', '整改措施', '目标任务', '完成时限', '整改完成情况', '公示期', 'url'])).toEqual({
    编号: 'number',
    来源文件: 'source',
    整改问题: 'problem',
    责任单位: 'responsible_unit',
    验收单位: 'acceptance_unit',
    整改措施: 'measures',
    目标任务: 'target',
    完成时限: 'deadline',
    整改完成情况: 'progress',
  })
  expect(match('task', ['整改实施主体', '整改目标', '整改时限', '重点措施', '验收单位', '整改状态'])).toEqual({
    整改实施主体: 'responsible_unit',
    整改目标: 'target',
    整改时限: 'deadline',
    重点措施: 'measures',
    验收单位: 'acceptance_unit',
    整改状态: 'state',
  })
})

describe('headings', () => {
  it.each<[KindId, string, string]>([
    ['outfall', '排污口名称（必填）', 'name'],
    ['outfall', '* 名 称：', 'name'],
    ['outfall', '备注\n说明', 'note'],
    ['outfall', 'OUTFALL_CLASS', 'outfall_class'],
    ['outfall', 'outfallClass', 'outfall_class'],
    ['outfall', 'outfall_cl', 'outfall_class'],
    ['outfall', 'responsibl', 'responsible_body'],
    ['section', '断面名称', 'name'],
    ['section', '所属河流', 'water_body'],
    ['section', '考核目标', 'target_class'],
    ['enterprise', '企业名称', 'name'],
    ['enterprise', '统一社会信用代码', 'credit_code'],
    ['ecologicalRedLine', '面积（公顷）', 'published_area'],
    ['ecologicalRedLine', '红线名称', 'name'],
    ['controlUnit', '环境管控单元分类', 'unit_class'],
    ['project', '建设单位', 'owner'],
    ['station', 'NAME_CHN', 'name'],
  ])('%s: %s is %s', (kind, heading, column) => {
    expect(Object.values(match(kind, [heading]))).toEqual([column])
  })

  it('an area without a unit is no published area: it could be anything', () => {
    expect(match('ecologicalRedLine', ['面积', 'Shape_Area'])).toEqual({})
  })

  it('the better name wins, whatever comes first', () => {
    expect(match('outfall', ['类型', '一级分类'])).toEqual({ 一级分类: 'outfall_class' })
  })

  it('columns that the program keeps are not filled', () => {
    expect(match('outfall', ['demonstration', 'extra', 'action_id', 'catchment', '汇水区'])).toEqual({})
  })
})

describe('what the person says', () => {
  it('wins, by name, title or synonym of the column', () => {
    expect(match('outfall', ['名称', '俗名'], { name: '俗名' })).toEqual({ 俗名: 'name' })
    expect(match('outfall', ['名称', '俗名'], { 名称: '俗名' })).toEqual({ 俗名: 'name' })
  })

  it('must name columns that are there', () => {
    expect(() => match('outfall', ['名称'], { colour: '名称' })).toThrow('import.mapTarget')
    expect(() => match('outfall', ['名称'], { name: '俗名' })).toThrow('import.mapSource')
    expect(() => match('outfall', ['名称'], { demonstration: '名称' })).toThrow('import.mapTarget')
  })
})
