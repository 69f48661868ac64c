import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHECKOUT } from '../../build/scripts/runtime/checkout.mjs'
import { type ReadyElectron, readyElectron } from '../support/ready-electron'

/** The packaged app as people install it, but for the fuse through which the test attaches. Linux only. */
const folder = join(CHECKOUT, 'dist/test-build/linux-unpacked')
const program = join(folder, 'dutu-desktop')

let electron: ReadyElectron
let work: string

beforeAll(async () => {
  electron = await readyElectron()
  work = mkdtempSync(join(tmpdir(), 'dutu-packaged-'))
  execFileSync(process.execPath, [join(CHECKOUT, 'build/scripts/package.mjs'), '--test-build'], { stdio: ['ignore', 'ignore', 'inherit'] })
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** The `dutu` command, on a machine without a display. */
function dutu(given: string[], variables: Record<string, string> = {}) {
  // npx and npm set the person's folder, which would win over the working folder.
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, INIT_CWD: _folder, ...environment } = electron.environment
  const { status, stdout, stderr } = spawnSync(join(folder, 'dutu'), given, {
    cwd: work,
    env: { ...environment, ...variables },
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status, stdout, stderr }
}

describe.skipIf(process.platform !== 'linux')('packaged app', () => {
  test('one archive, one native binary each of database and rasteriser, no default app', () => {
    expect(readdirSync(join(folder, 'resources')).sort()).toEqual(['app.asar', 'app.asar.unpacked'])
    const unpacked = readdirSync(join(folder, 'resources/app.asar.unpacked'), { recursive: true, withFileTypes: true })
    expect(unpacked.filter((entry) => entry.isFile()).map((entry) => entry.name).sort()).toEqual([expect.stringMatching(/^(better_sqlite3|linux-\w+)\.node$/), expect.stringMatching(/^resvgjs\.linux-\w+-gnu\.node$/)])
  })

  test('licences lie beside the program', () => {
    for (const name of ['LICENSE', 'THIRD-PARTY-NOTICES.md', 'LICENSE.electron.txt', 'LICENSES.chromium.html']) {
      expect(existsSync(join(folder, name)), name).toBe(true)
    }
  })

  test('fuses, read by the reader of the fuses’ authors', () => {
    const reader = join(CHECKOUT, 'node_modules/@electron/fuses/dist/bin.js')
    const printed = execFileSync(process.execPath, [reader, 'read', '--app', program], { encoding: 'utf8' })
    const states = Object.fromEntries([...printed.matchAll(/^\s*(\w+) is (Enabled|Disabled)/gm)].map(([, name, state]) => [name, state]))
    expect(states).toMatchObject({
      RunAsNode: 'Disabled',
      EnableCookieEncryption: 'Enabled',
      EnableNodeOptionsEnvironmentVariable: 'Disabled',
      EnableNodeCliInspectArguments: 'Enabled',
      EnableEmbeddedAsarIntegrityValidation: 'Enabled',
      OnlyLoadAppFromAsar: 'Enabled',
    })
  })

  test('the dutu command works without a display: output, status, working folder', () => {
    expect(dutu(['new', 'empty.gpkg', '--json']).status).toBe(0)
    expect(existsSync(join(work, 'empty.gpkg'))).toBe(true)
    const info = dutu(['info', 'empty.gpkg', '--json'])
    expect(info.status).toBe(0)
    expect(JSON.parse(info.stdout)).toMatchObject({ schemaVersion: expect.any(Number) })
    const missing = dutu(['info', 'nowhere.gpkg', '--json'])
    expect(missing.status).toBe(1)
    expect(JSON.parse(missing.stdout)).toHaveProperty('error.code')
    expect(dutu(['nonsense']).status).toBe(2)
  })

  test('a briefing is made with the fonts and the rasteriser that were packed', () => {
    expect(dutu(['new', 'nantong.gpkg', '--sample', 'nantong', '--json']).status).toBe(0)
    for (const ending of ['pdf', 'png']) {
      const made = dutu(['brief', '--workspace', 'nantong.gpkg', '--template', 'situation', '--out', `page.${ending}`, '--json'])
      expect([made.status, made.stderr]).toEqual([0, expect.any(String)])
      expect(readFileSync(join(work, `page.${ending}`)).subarray(0, 4).toString('latin1')).toMatch(/^(%PDF|.PNG)$/)
    }
  })

  test('it cannot be turned into Node', () => {
    const { version } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as { version: string }
    expect(dutu(['--version'], { ELECTRON_RUN_AS_NODE: '1' })).toMatchObject({ status: 0, stdout: `${version}\n` })
  })

  test('the window opens the demonstration workspace', async () => {
    const app = await _electron.launch({
      executablePath: program,
      args: [...electron.flags, `--user-data-dir=${join(work, 'profile')}`, '--lang', 'zh'],
      env: electron.environment,
    })
    try {
      expect(await app.evaluate(({ app: main }) => main.isPackaged)).toBe(true)
      const page = await app.firstWindow()
      await page.getByText('示范数据').first().waitFor({ timeout: 90_000 })
      expect(new URL(page.url()).protocol).toBe('app:')
    } finally {
      await app.close()
    }
  })

  test('--shot saves the idle window and ends with 0', () => {
    const picture = join(work, 'shot.png')
    const { status } = spawnSync(program, [...electron.flags, `--user-data-dir=${join(work, 'profile')}`, '--shot', picture, '--size', '1366x768'], {
      env: electron.environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    expect(status).toBe(0)
    const png = readFileSync(picture)
    // PNG: width and height are the first numbers of the IHDR chunk.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1366, 768])
  })
})
