import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Change, SearchHit, Workspace } from '../../../../electron/store/workspace-store'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { openEmptyWorkspace, pointOutfall, tester, withSqlite } from '../../../support/workspace'

const folder = createTemporaryFolder()
let file: string
let workspace: Workspace

beforeAll(async () => {
  ;({ file, workspace } = await openEmptyWorkspace(folder, 'search'))
  await workspace.write(tester, [
    pointOutfall('如东县掘港镇3号排口', 121, 32),
    { op: 'insertFeature', kind: 'outfall', geometry: null, values: { name: '东如泰运河排口', code_national: 'FA-320600-0515-GY-00', receiving_water: '如泰运河' } },
    { op: 'insertFeature', kind: 'section', geometry: null, values: { name: '如东', code: 'S-01', water_body: '如泰运河' } },
    { op: 'insertFeature', kind: 'district', geometry: null, values: { name: '如东县', vintage: '2020-01-01' } },
    { op: 'insertFeature', kind: 'district', geometry: null, values: { name: '如东县', vintage: '2015-01-01' } },
    { op: 'insertRecord', table: 'task', values: { number: '十二', title: '掘港工业园整改', problem: '某企业向如泰运河偷排，水质长期为劣Ⅴ类，群众反映强烈，限期整改并举一反三，建立长效机制。' } },
    { op: 'insertRecord', table: 'document', values: { name: '掘港整改方案.docx' } },
  ])
})
afterAll(() => workspace.close())

const label = (hit: SearchHit) => (hit.type === 'feature' ? `${hit.feature.kind}:${hit.feature.name ?? ''}` : hit.type === 'task' ? `task:${hit.title}` : `document:${hit.name}`)
const search = async (text: string, limit = 20) => (await workspace.search(text, limit)).map(label)

/** A number below the limit that looks random. */
function scattered(limit: number, seed: number): number {
  return Math.trunc(Math.abs(Math.sin(seed) * 1e4) * limit) % limit
}

describe('search', () => {
  it('finds two characters exactly, the whole name first, then names that begin so', async () => {
    expect(await search('如东')).toEqual(['section:如东', 'district:如东县', 'outfall:如东县掘港镇3号排口'])
  })

  it('does not take characters apart or across fields', async () => {
    expect(await search('东如')).toEqual(['outfall:东如泰运河排口'])
    expect(await search('口如')).toEqual([])
  })

  it('finds one character anywhere', async () => {
    expect(await search('港')).toEqual(['task:掘港工业园整改', 'document:掘港整改方案.docx', 'outfall:如东县掘港镇3号排口'])
    expect(await search('口')).toHaveLength(2)
  })

  it.each([
    ['fa-3206', 'outfall:东如泰运河排口'],
    ['0515', 'outfall:东如泰运河排口'],
    ['GY', 'outfall:东如泰运河排口'],
    ['3号排口', 'outfall:如东县掘港镇3号排口'],
    ['ｓ－０１', 'section:如东'],
    ['劣v类', 'task:掘港工业园整改'],
    ['十二', 'task:掘港工业园整改'],
  ])('finds %s', async (text, expected) => expect(await search(text)).toEqual([expected]))

  it('wants all words, in whatever fields', async () => {
    expect(await search('掘港 如泰')).toEqual(['task:掘港工业园整改'])
    expect(await search('如泰运河 fa')).toEqual(['outfall:东如泰运河排口'])
    expect(await search('掘港 不存在')).toEqual([])
  })

  it('shows where a long text matched', async () => {
    const [hit] = await workspace.search('群众反映', 1)
    expect(hit?.matched).toContain('群众反映强烈')
    expect(hit?.matched.startsWith('…')).toBe(true)
  })

  it.each(['', '  ', '，。', '"', "' OR 1", '*', 'AND', '(', '%', '\u0000'])('bears %j', async (text) => {
    expect(await search(text)).toEqual([])
  })

  it('keeps to its limit', async () => expect(await search('如', 2)).toHaveLength(2))

  it('follows changes, deletions and undo', async () => {
    const { actionId } = await workspace.write(tester, [{ op: 'updateFeature', kind: 'outfall', id: '1', values: { name: '栟茶排口' } }])
    expect(await search('栟茶')).toEqual(['outfall:栟茶排口'])
    expect(await search('3号排口')).toEqual([])
    await workspace.undo(actionId, 'tester')
    expect(await search('3号排口')).toEqual(['outfall:如东县掘港镇3号排口'])
    expect(await search('栟茶')).toEqual([])
    await workspace.write(tester, [{ op: 'deleteFeature', kind: 'section', id: '1' }])
    expect(await search('s-01')).toEqual([])
  })

  it('finds every row among many by any two characters of its name', async () => {
    const characters = '通洋口掘港栟茶丰利长沙如东海安启东'
    const names = Array.from({ length: 400 }, (_, row) => Array.from({ length: 5 }, (__, place) => [...characters][scattered(characters.length, row * 5 + place + 1)]).join(''))
    await workspace.write(tester, names.map((name): Change => ({ op: 'insertFeature', kind: 'patch', geometry: null, values: { name } })))
    for (const pair of ['通洋', '口掘', '沙如', '东海', '启东', '利利']) {
      const expected = names.filter((name) => name.includes(pair)).sort()
      const found = (await workspace.search(pair, 1000)).flatMap((hit) => (hit.type === 'feature' && hit.feature.kind === 'patch' ? [hit.feature.name] : [])).sort()
      expect(found).toEqual(expected)
    }
  })

  it('keeps an index that SQLite finds consistent', () => {
    withSqlite(file, (database) => database.exec("INSERT INTO dutu_search (dutu_search) VALUES ('integrity-check')"))
  })
})
