/** Word files of briefings against the rules that Word itself holds them to (ECMA-376, Part 1, annex A; Part 2). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../support/run-command'
import { createTemporaryFolder } from '../../support/temporary-folder'
import { brokenWordRules } from '../../support/word-rules'

const folder = createTemporaryFolder()
const workspace = join(folder, 'demo.gpkg')

async function word(template: string, ...more: readonly string[]): Promise<Uint8Array> {
  const path = join(folder, `${template}.docx`)
  const { status, out, error } = await runCommand('brief', '--workspace', workspace, '--template', template, '--out', path, ...more)
  if (status !== 0) throw new Error(out + error)
  return readFileSync(path)
}

describe('Word files of briefings', () => {
  beforeAll(async () => {
    await runCommand('new', workspace, '--sample', 'nantong')
  })

  it.each([
    ['section-monthly', []],
    ['weekly-dispatch', []],
    ['situation', ['--series', 'district']],
    ['conflict-review', []],
  ] as const)('%s keeps the order of elements, whole tables and found parts', async (template, more) => {
    expect(brokenWordRules(await word(template, ...more))).toEqual([])
  })

  it('finds what is broken', async () => {
    const files = unzipSync(await word('bay-status'))
    const body = strFromU8(files['word/document.xml'] ?? new Uint8Array())
    const spoiled = (change: (xml: string) => string) => brokenWordRules(zipSync({ ...files, 'word/document.xml': strToU8(change(body)) }))
    expect(spoiled((xml) => xml.replace(/(<w:spacing [^>]*\/>)(<w:jc [^>]*\/>)/, '$2$1'))).toContain('word/document.xml: spacing comes too late in pPr')
    expect(spoiled((xml) => xml.replace('<w:tblGrid>', '<w:tblGrid><w:gridCol w:w="10"/>')).length).toBeGreaterThan(0)
    const { 'word/styles.xml': _, ...without } = files
    expect(brokenWordRules(zipSync(without)).some((problem) => problem.includes('styles.xml'))).toBe(true)
  })
})
