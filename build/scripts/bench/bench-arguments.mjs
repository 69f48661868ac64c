// @ts-check
/** Arguments and printed form of the benches. */

/** @typedef {{ name: string, ours: number | null, peer: number | null, ratio: number | null, required: number | string | null, ok: boolean }} BenchResult */

/**
 * @param {readonly string[]} files below `test/bench`, paths in the checkout
 * @param {(file: string) => string} readText
 * @returns {string[]} names of the benches: the TypeScript files of the folder itself that have a default export
 */
export function benchNames(files, readText) {
  return files.flatMap((file) => {
    const name = /^test\/bench\/([a-z0-9-]+)\.ts$/.exec(file)?.[1]
    return name !== undefined && /^export default /m.test(readText(file)) ? [name] : []
  })
}

/**
 * @param {readonly string[]} given
 * @param {readonly string[]} names
 * @returns {{ kind: 'list' } | { kind: 'unknown', name: string } | { kind: 'run', name: string, json: boolean, rest: string[] }}
 */
export function readBenchArguments(given, names) {
  const json = given.includes('--json')
  const [name, ...rest] = given.filter((argument) => argument !== '--json')
  if (name === undefined) return { kind: 'list' }
  if (!names.includes(name)) return { kind: 'unknown', name }
  return { kind: 'run', name, json, rest }
}

/**
 * @param {readonly BenchResult[]} results
 * @returns {string} one line for each result
 */
export function formatResults(results) {
  return results
    .map(({ name, ours, peer, ratio, required, ok }) => {
      const figures = Object.entries({ ours, peer, ratio, required }).map(([label, value]) => `${label} ${value ?? '–'}`)
      return `${ok ? 'ok  ' : 'FAIL'} ${name}: ${figures.join(', ')}\n`
    })
    .join('')
}
