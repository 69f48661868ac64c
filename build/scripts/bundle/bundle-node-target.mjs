// @ts-check
/** Bundles one Node-side entry into one file. */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { rolldown } from 'rolldown'
import { sampleMakerDigest } from './sample-maker.mjs'
import { PACKAGES_AT_RUN_TIME } from './targets.mjs'

/** What both Electron releases and the oldest Node run. */
const TARGET = 'node20.18'

/**
 * @param {string} checkout
 * @param {{ entry: string, format: 'esm' | 'cjs' }} target
 * @param {string} outputFile absolute path
 * @param {{ external?: (string | RegExp)[] }} [options] further packages to leave unbundled
 * @returns {Promise<string[]>} the checkout's files that went in
 */
export async function bundleNodeTarget(checkout, target, outputFile, { external = [] } = {}) {
  const bundle = await rolldown({
    input: join(checkout, target.entry),
    cwd: checkout,
    platform: 'node',
    external: ['electron', ...PACKAGES_AT_RUN_TIME, ...external],
    transform: {
      target: TARGET,
      // CommonJS packages ask for these; an ES module knows them by other names.
      define: {
        SAMPLE_MAKER: JSON.stringify(sampleMakerDigest(checkout)),
        ...(target.format === 'esm' ? { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' } : {}),
      },
    },
    onLog(level, log, handle) {
      if (level === 'warn' && log.id?.includes('node_modules')) return
      handle(level, log)
    },
  })
  try {
    const { output } = await bundle.generate({ format: target.format, codeSplitting: false, sourcemap: true, comments: { legal: false } })
    await mkdir(dirname(outputFile), { recursive: true })
    const [chunk, ...others] = output
    const map = others.find((file) => file.fileName.endsWith('.map'))
    const surplus = others.filter((file) => file !== map)
    if (surplus.length > 0) throw new Error(`${target.entry} gives more than one file: ${surplus.map((file) => file.fileName).join(', ')}`)
    const mapName = `${basename(outputFile)}.map`
    const code = chunk.code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, `\n//# sourceMappingURL=${mapName}\n`)
    if (map?.type === 'asset') await replaceFile(`${outputFile}.map`, map.source)
    await replaceFile(outputFile, code)
    return sourcesOf(checkout, chunk.moduleIds)
  } finally {
    await bundle.close()
  }
}

/**
 * @param {string} checkout
 * @param {readonly string[]} moduleIds absolute paths, some with a query; virtual modules start with a NUL
 * @returns {string[]} paths in the checkout with forward slashes, packages left out
 */
function sourcesOf(checkout, moduleIds) {
  return moduleIds
    .filter((id) => !id.startsWith('\0'))
    .map((id) => relative(checkout, id.split('?')[0] ?? id).split(sep).join('/'))
    .filter((file) => !file.startsWith('../') && !isAbsolute(file) && !file.startsWith('node_modules/'))
    .sort()
}

/**
 * @param {string} file
 * @param {string | Uint8Array} content
 */
async function replaceFile(file, content) {
  const temporary = `${file}.${process.pid}`
  await writeFile(temporary, content)
  await rename(temporary, file)
}
