import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readDataLicences } from '../../../../../build/scripts/notices/data-licences.mjs'
import { groupByText } from '../../../../../build/scripts/notices/notices-text.mjs'
import { isAcceptedLicence, shippedPackages } from '../../../../../build/scripts/notices/shipped-packages.mjs'
import { makeNotices } from '../../../../../build/scripts/notices/write-notices.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dutu-notices-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(file: string, content: unknown) {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
}

const lock = {
  packages: {
    '': { dependencies: { map: '1' }, devDependencies: { tester: '1' } },
    'node_modules/map': { version: '1.0.0', license: 'MIT', dependencies: { point: '2', shared: '1' }, peerDependencies: { peer: '1' } },
    'node_modules/map/node_modules/point': { version: '2.0.0', license: 'ISC', dependencies: { shared: '1' } },
    'node_modules/point': { version: '1.0.0', license: 'MIT' },
    'node_modules/shared': { version: '1.1.0', license: 'MIT' },
    'node_modules/tester': { version: '1.0.0', license: 'GPL-3.0-only', dependencies: { point: '1' } },
    'node_modules/peer': { version: '1.0.0', license: 'MIT' },
  },
}

test('what users get: followed as Node resolves names, without tools', () => {
  expect(shippedPackages(lock).map(({ name, version }) => `${name} ${version}`)).toEqual(['map 1.0.0', 'point 2.0.0', 'shared 1.1.0'])
})

describe('licences that the project takes', () => {
  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['(EDL-1.0 OR EPL-1.0)', true],
    ['MIT AND ISC', true],
    ['MIT AND GPL-2.0-only', false],
    ['GPL-3.0-only', false],
    ['AGPL-3.0-or-later', false],
    ['SEE LICENSE IN LICENSE', false],
  ])('%s: %s', (licence, expected) => {
    expect(isAcceptedLicence(licence)).toBe(expected)
  })
})

const notice = (name: string, text: string) => ({ name, version: '1', licence: 'MIT', text })

test('the same text is printed once', () => {
  expect(groupByText([notice('a', 'A'), notice('b', 'B'), notice('c', 'A')])).toEqual([
    { heads: ['a 1 (MIT)', 'c 1 (MIT)'], text: 'A' },
    { heads: ['b 1 (MIT)'], text: 'B' },
  ])
})

describe('data', () => {
  test('a file says it itself, or SOURCE.md beside it does', async () => {
    write('data/crs/definitions.json', { source: 'EPSG', licence: 'IOGP', date: '2022-08-31' })
    write('data/basemap/SOURCE.md', '# GSHHG, LGPL')
    write('data/basemap/names.csv', 'name\n')
    const found = await readDataLicences(folder)
    expect(found.statements).toEqual([{ file: 'data/crs/definitions.json', source: 'EPSG', licence: 'IOGP', date: '2022-08-31' }])
    expect(found.documents).toEqual([{ file: 'data/basemap/SOURCE.md', text: '# GSHHG, LGPL' }])
    expect(found.unstated).toEqual([])
  })
  test('a file without either is found out', async () => {
    write('data/rules/task.json', { rules: [] })
    expect((await readDataLicences(folder)).unstated).toEqual(['data/rules/task.json'])
  })
})

test('what has no licence, or another one, is a problem', async () => {
  write('package-lock.json', {
    packages: {
      '': { dependencies: { bare: '1', strong: '1', fine: '1' } },
      'node_modules/bare': { version: '1.0.0' },
      'node_modules/strong': { version: '1.0.0' },
      'node_modules/fine': { version: '1.0.0' },
    },
  })
  write('node_modules/bare/package.json', {})
  write('node_modules/strong/package.json', { license: 'GPL-3.0-only' })
  write('node_modules/fine/package.json', { license: 'MIT' })
  write('node_modules/fine/LICENSE.txt', 'Permission is hereby granted …')
  const { text, problems } = await makeNotices(folder)
  expect(problems).toEqual(['bare 1.0.0 states no licence', 'strong 1.0.0 is under GPL-3.0-only'])
  expect(text).toContain('### fine 1.0.0 (MIT)\n\n````text\nPermission is hereby granted …')
})
