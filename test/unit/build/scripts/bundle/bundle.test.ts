import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bundleNodeTarget } from '../../../../../build/scripts/bundle/bundle-node-target.mjs'
import { digestFiles, isUpToDate } from '../../../../../build/scripts/bundle/fingerprint.mjs'
import { nodeTargets, workerTargets } from '../../../../../build/scripts/bundle/targets.mjs'

let checkout: string
beforeEach(() => {
  checkout = realpathSync(mkdtempSync(join(tmpdir(), 'dutu-bundle-')))
})
afterEach(() => rmSync(checkout, { recursive: true }))

function write(file: string, content: string) {
  mkdirSync(dirname(join(checkout, file)), { recursive: true })
  writeFileSync(join(checkout, file), content)
}

const digest = (files: readonly string[]) => digestFiles(checkout, files)

const noted = () => ({ tools: 'tools', sources: digest(['a.ts', 'b.ts']) })

describe('one file for each entry', () => {
  test('a worker’s address is right from any module, also one that is imported later', async () => {
    write('electron/main.ts', `const { whereIs } = await import('./deep/down/there'); console.log(whereIs('overlay'))`)
    write('electron/deep/down/there.ts', `export const whereIs = (name: string): string => new URL('./workers/' + name + '.js', import.meta.url).href`)
    const output = join(checkout, 'out/electron/main.js')
    const sources = await bundleNodeTarget(checkout, { entry: 'electron/main.ts', format: 'esm' }, output)
    const printed = execFileSync(process.execPath, [output], { encoding: 'utf8' })
    expect(printed.trim()).toBe(pathToFileURL(join(checkout, 'out/electron/workers/overlay.js')).href)
    expect(sources).toEqual(['electron/deep/down/there.ts', 'electron/main.ts'])
  })
  test('a CommonJS package that asks for its folder gets one', async () => {
    write('electron/main.ts', `import folder from '../node_modules/old/index.js'; console.log(folder)`)
    write('node_modules/old/index.js', `module.exports = __dirname`)
    const output = join(checkout, 'out/electron/main.js')
    await bundleNodeTarget(checkout, { entry: 'electron/main.ts', format: 'esm' }, output)
    expect(execFileSync(process.execPath, [output], { encoding: 'utf8' }).trim()).toBe(dirname(output))
  })
  test('a missing entry is an error', async () => {
    await expect(bundleNodeTarget(checkout, { entry: 'electron/main.ts', format: 'esm' }, join(checkout, 'out/main.js'))).rejects.toThrow()
  })
})

describe('targets', () => {
  test('workers are found and named by their file', () => {
    write('electron/handlers/overlay.worker.ts', '')
    write('electron/report/print.worker.ts', '')
    write('electron/report/print.ts', '')
    expect(nodeTargets(checkout).map((target) => target.output)).toEqual([
      'main.js',
      'preload.cjs',
      'service.js',
      'cli.js',
      'workers/overlay.js',
      'workers/print.js',
    ])
    expect(nodeTargets(checkout, ['cli', 'workers']).map((target) => target.name)).toEqual(['cli', 'workers/overlay', 'workers/print'])
  })
  test('two workers of one name are refused', () => {
    expect(() => workerTargets(['electron/a/run.worker.ts', 'electron/b/run.worker.ts'])).toThrow('workers/run')
  })
})

describe('up to date', () => {
  beforeEach(() => {
    write('a.ts', 'a')
    write('b.ts', 'b')
  })

  test('as long as nothing changes, whatever the file times say', () => {
    const note = noted()
    write('a.ts', 'a')
    expect(isUpToDate(note, 'tools', digest)).toBe(true)
  })
  test('not without a note', () => {
    expect(isUpToDate(null, 'tools', digest)).toBe(false)
  })
  test('not when packages or bundler changed', () => {
    expect(isUpToDate(noted(), 'others', digest)).toBe(false)
  })
  test('not when a source changed', () => {
    const note = noted()
    write('b.ts', 'B')
    expect(isUpToDate(note, 'tools', digest)).toBe(false)
  })
  test('not when a source is gone', () => {
    const note = noted()
    rmSync(join(checkout, 'b.ts'))
    expect(isUpToDate(note, 'tools', digest)).toBe(false)
  })
  test('not when a folder that is taken whole has a new file, or one less', () => {
    const note = noted()
    write('c.ts', 'c')
    expect(isUpToDate(note, 'tools', digest, ['a.ts', 'b.ts', 'c.ts'])).toBe(false)
    expect(isUpToDate(note, 'tools', digest, ['a.ts'])).toBe(false)
    expect(isUpToDate(note, 'tools', digest, ['a.ts', 'b.ts'])).toBe(true)
  })
})
