// @ts-check
/**
 * Draws the app's icons from `build/icons/icon.svg`: `node build/scripts/make-icons.mjs`.
 * Writes `build/icons/SIZExSIZE.png` for Linux and `build/icons/icon.ico` for Windows.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { iconFile } from './icons/icon-file.mjs'
import { CHECKOUT } from './runtime/checkout.mjs'
import { prepareElectron } from './runtime/prepare.mjs'
import { lastLines, runCommand } from './runtime/run-command.mjs'
import { runScript } from './runtime/run-script.mjs'
import { createStepReport } from './runtime/step-report.mjs'

const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256]

await runScript(async () => {
  const electron = await prepareElectron(createStepReport(process.stderr))
  const folder = join(CHECKOUT, 'build/icons')
  try {
    const result = await runCommand(
      electron.executable,
      [...electron.flags, join(CHECKOUT, 'build/scripts/icons/draw-main.mjs'), '--draw', join(folder, 'icon.svg'), ...LINUX_SIZES.map(String)],
      { env: electron.environment },
    )
    if (result.status !== 0) throw new Error(lastLines(result))
    /** @type {Record<string, string>} */
    const drawn = JSON.parse(result.stdout)
    const picture = (/** @type {number} */ size) => Buffer.from(drawn[size] ?? '', 'base64')
    for (const size of LINUX_SIZES) await writeFile(join(folder, `${size}x${size}.png`), picture(size))
    await writeFile(join(folder, 'icon.ico'), iconFile(WINDOWS_SIZES.map((size) => ({ size, png: picture(size) }))))
    process.stdout.write(`wrote ${LINUX_SIZES.length} PNGs and icon.ico to build/icons\n`)
    return 0
  } finally {
    await electron.close()
  }
})
