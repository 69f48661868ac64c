/** Font files that this computer has, by folder walk; names only, nothing is opened. */
import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Deepest level of folders below a font folder: Linux sorts fonts into `truetype/NAME/`. */
const DEEPEST_LEVEL = 4

/** Where each system keeps fonts, the person's own first. */
export function systemFontFolders(platform: NodeJS.Platform = process.platform, environment: NodeJS.ProcessEnv = process.env): readonly string[] {
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
 * All font files below some folders, sorted so that the same computer always answers the same.
 *
 * @param folders those that do not exist are passed over
 */
export async function listFontFiles(folders: readonly string[]): Promise<readonly string[]> {
  const files: string[] = []
  for (const folder of folders) files.push(...(await walk(folder, 0)).sort())
  return files
}

async function walk(folder: string, level: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const files: string[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && level < DEEPEST_LEVEL) files.push(...(await walk(path, level + 1)))
    else if (/\.(ttf|ttc|otf)$/i.test(entry.name)) files.push(path)
  }
  return files
}
