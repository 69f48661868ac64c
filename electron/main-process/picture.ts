/** `--shot`: the idle window as a picture file. */
import type { BrowserWindow } from 'electron'
import { writeFile } from 'node:fs/promises'

/** Time that the compositor needs to bring the last drawn frame to the picture. */
const SETTLE_MILLISECONDS = 300

/**
 * Save what the window shows as PNG.
 *
 * @throws Error where the window gave no picture or the file could not be written
 */
export async function savePictureOfWindow(window: BrowserWindow, file: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLISECONDS))
  const picture = await window.webContents.capturePage()
  if (picture.isEmpty()) throw new Error('the window gave an empty picture')
  await writeFile(file, picture.toPNG())
}
