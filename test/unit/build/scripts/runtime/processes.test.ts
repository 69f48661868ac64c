import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withExclusiveLock } from '../../../../../build/scripts/runtime/exclusive-lock.mjs'
import { lastLines, runCommand, runForeground } from '../../../../../build/scripts/runtime/run-command.mjs'
import { createStepReport } from '../../../../../build/scripts/runtime/step-report.mjs'

const node = process.execPath

describe('child processes', () => {
  test('what it prints and how it ends', async () => {
    const result = await runCommand(node, ['-e', 'console.log("out"); console.error("err"); process.exit(3)'])
    expect(result).toEqual({ status: 3, signal: null, stdout: 'out\n', stderr: 'err\n', startError: null })
  })
  test('a hanging one is killed at its limit', async () => {
    const result = await runCommand(node, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMilliseconds: 300 })
    expect(result.status).toBeNull()
    expect(result.signal).toBe('SIGKILL')
  })
  test('one that cannot start is a result, not an exception', async () => {
    const result = await runCommand('/nowhere/program', [])
    expect(result.startError?.message).toContain('ENOENT')
    expect(lastLines(result)).toContain('ENOENT')
  })
  test('in the foreground its status is ours', async () => {
    expect(await runForeground(node, ['-e', 'process.exit(70)'])).toBe(70)
    expect(await runForeground(node, ['-e', 'process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000)'])).toBe(128 + 9)
  })
})

describe('lock', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dutu-lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('one after the other', async () => {
    const events: string[] = []
    const work = (name: string) =>
      withExclusiveLock(join(folder, 'new/a.lock'), async () => {
        events.push(`${name} begins`)
        await sleep(30)
        events.push(`${name} ends`)
      })
    await Promise.all([work('one'), work('two'), work('three')])
    for (let index = 0; index < events.length; index += 2) {
      expect(events[index + 1]).toBe(events[index]?.replace('begins', 'ends'))
    }
    expect(events).toHaveLength(6)
  })
  test('a dead owner’s lock is taken over', async () => {
    const dead = await runCommand(node, ['-p', 'process.pid'])
    writeFileSync(join(folder, 'a.lock'), dead.stdout.trim())
    expect(await withExclusiveLock(join(folder, 'a.lock'), async () => 'done')).toBe('done')
  })
  test('it is released when the work fails', async () => {
    const file = join(folder, 'a.lock')
    await expect(withExclusiveLock(file, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    expect(await withExclusiveLock(file, async () => 'again')).toBe('again')
  })
})

describe('report of the steps', () => {
  const lines: string[] = []
  const stream = { write: (text: string) => lines.push(text) }
  beforeEach(() => {
    lines.length = 0
  })

  test('a line a step, with its time', async () => {
    const report = createStepReport(stream)
    expect(await report.step('packages', 'comparing', async () => ({ did: 'up to date', changed: false, value: 7 }))).toBe(7)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^packages: up to date \(\d+\.\d s\)\n$/)
  })
  test('quiet: only what changed something', async () => {
    const report = createStepReport(stream, { quiet: true })
    await report.step('packages', 'comparing', async () => ({ did: 'up to date', changed: false, value: null }))
    await report.step('Electron', 'looking', async () => ({ did: 'fetched', changed: true, value: null }))
    expect(lines.map((line) => line.split(' (')[0])).toEqual(['Electron: fetched'])
  })
  test('a failing step passes its error on', async () => {
    await expect(createStepReport(stream).step('packages', 'installing', () => Promise.reject(new Error('no network')))).rejects.toThrow('no network')
  })
})
