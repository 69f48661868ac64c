/** Font files that this computer has, by folder walk and by what the system knows; names only, nothing is opened. */
import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type InstalledFont = {
  readonly file: string
  /** Names of the faces in it; none where the system does not say. */
  readonly families: readonly string[]
}

/** Deepest level of folders below a font folder: Linux sorts fonts into `truetype/NAME/`. */
const DEEPEST_LEVEL = 4

/** Where each system keeps fonts, the person's own first. */
function systemFontFolders(platform: NodeJS.Platform = process.platform, environment: NodeJS.ProcessEnv = process.env): readonly string[] {
  const home = homedir()
  if (platform === 'win32') {
    const windows = environment['WINDIR'] ?? 'C:\\Windows'
    const own = environment['LOCALAPPDATA']
    return [...(own === undefined ? [] : [join(own, 'Microsoft', 'Windows', 'Fonts')]), join(windows, 'Fonts')]
  }
  if (platform === 'darwin') return [join(home, 'Library/Fonts'), '/Library/Fonts', '/System/Library/Fonts', '/Applications/Microsoft Word.app/Contents/Resources/DFonts']
  return [join(home, '.local/share/fonts'), join(home, '.fonts'), '/usr/local/share/fonts', '/usr/share/fonts', '/opt/kingsoft/wps-office/office6/fonts']
}

/**
 * All fonts below some folders, sorted so that the same computer always answers the same.
 *
 * @param folders those that do not exist are passed over; the system's own, with what fontconfig knows beside them, where left out
 */
export async function listInstalledFonts(folders?: readonly string[]): Promise<readonly InstalledFont[]> {
  const files: string[] = []
  for (const folder of folders ?? systemFontFolders()) files.push(...(await walk(folder, 0)).sort())
  const known = folders === undefined ? await fontconfigFamilies() : new Map<string, readonly string[]>()
  const others = [...known.keys()].filter((file) => !files.includes(file)).sort()
  return [...files, ...others].map((file) => ({ file, families: known.get(file) ?? [] }))
}

const FONTCONFIG_MILLISECONDS = 5000
const FONTCONFIG_BYTES = 32_000_000

/** Names by file, of every font that Linux knows; empty elsewhere and where fontconfig is not installed. */
async function fontconfigFamilies(): Promise<ReadonlyMap<string, readonly string[]>> {
  if (process.platform !== 'linux') return new Map()
  try {
    const { stdout } = await promisify(execFile)('fc-list', ['--format', '%{file}\t%{family}\n'], { timeout: FONTCONFIG_MILLISECONDS, maxBuffer: FONTCONFIG_BYTES })
    return familiesByFile(stdout)
  } catch {
    return new Map()
  }
}

/** @param listing lines of file, tab, names divided by commas; a collection has a line a face */
export function familiesByFile(listing: string): ReadonlyMap<string, readonly string[]> {
  const families = new Map<string, readonly string[]>()
  for (const line of listing.split('\n')) {
    const [file = '', names = ''] = line.split('\t')
    if (!FONT_FILE.test(file)) continue
    families.set(file, [...new Set([...(families.get(file) ?? []), ...names.split(',').map((name) => name.trim()).filter((name) => name !== '')])])
  }
  return families
}

const FONT_FILE = /\.(ttf|ttc|otf)$/i

async function walk(folder: string, level: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const files: string[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && level < DEEPEST_LEVEL) files.push(...(await walk(path, level + 1)))
    else if (FONT_FILE.test(entry.name)) files.push(path)
  }
  return files
}
