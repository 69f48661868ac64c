/** What only the main process can answer: dialogs, the shell, this computer's settings. */
import { implement } from '@orpc/server'
import { app, type BrowserWindow, dialog, nativeTheme, shell } from 'electron'
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { systemContract } from '../../shared/contract'
import type { Language } from '../../shared/messages/translate'
import { systemMessages } from '../../shared/messages/system'
import { asUserProblem } from '../handlers/base'
import { describeBasemapFile } from './own-basemap'
import { isOpenableCopy, newCopyPath } from './temporary-copies'
import type { Settings } from './settings'

export type SystemContext = {
  readonly settings: Settings
  readonly window: BrowserWindow
  /** Workspace that `start` names. */
  readonly startWorkspace: string
  /** Where the demonstration workspace lies, or will lie. */
  readonly samplePath: string
  readonly language: Language
  readonly theme: 'light' | 'dark' | 'system'
  readonly shot: boolean
  readonly onIdle: () => void
  readonly onFailure: (reason: string) => void
}

const os = implement(systemContract)
  .$context<SystemContext>()
  .use(async ({ next }) => {
    try {
      return await next()
    } catch (error) {
      throw asUserProblem(error)
    }
  })

export const systemRouter = os.router({
  start: os.start.handler(({ context }) => ({
    workspacePath: context.startWorkspace,
    sampleToCreate: context.startWorkspace === context.samplePath && !existsSync(context.samplePath) ? 'nantong' : null,
    ownSample: context.startWorkspace === context.samplePath,
    language: context.settings.data.language ?? context.language,
    theme: context.shot ? context.theme : (context.settings.data.theme ?? context.theme),
    shot: context.shot,
    version: app.getVersion(),
  })),
  setLanguage: os.setLanguage.handler(({ input, context }) => {
    context.settings.update({ language: input.language })
  }),
  setTheme: os.setTheme.handler(({ input, context }) => {
    nativeTheme.themeSource = input.theme
    context.settings.update({ theme: input.theme })
  }),
  chooseWorkspace: os.chooseWorkspace.handler(async ({ context }) => {
    const answer = await dialog.showOpenDialog(context.window, {
      properties: ['openFile'],
      filters: [{ name: 'GeoPackage', extensions: ['gpkg'] }],
    })
    return answer.filePaths[0] ?? null
  }),
  chooseNewWorkspace: os.chooseNewWorkspace.handler(({ input, context }) =>
    chooseSaveFile(context, input.suggestedName, 'gpkg'),
  ),
  chooseExportFile: os.chooseExportFile.handler(({ input, context }) =>
    chooseSaveFile(context, input.suggestedName, input.extension),
  ),
  basemap: os.basemap.handler(({ context }) => context.settings.data.basemap ?? { kind: 'bundled' }),
  setBasemap: os.setBasemap.handler(({ input, context }) => {
    const before = context.settings.data.basemap
    context.settings.update({ basemap: input })
    if ((input.kind === 'wmts') !== (before?.kind === 'wmts')) context.window.webContents.reload()
  }),
  chooseBasemapFile: os.chooseBasemapFile.handler(async ({ context }) => {
    const answer = await dialog.showOpenDialog(context.window, {
      properties: ['openFile'],
      filters: [{ name: 'PMTiles, MBTiles', extensions: ['pmtiles', 'mbtiles'] }],
    })
    const [path] = answer.filePaths
    return path === undefined ? null : describeBasemapFile(path)
  }),
  chooseSourceFile: os.chooseSourceFile.handler(async ({ context }) => {
    const answer = await dialog.showOpenDialog(context.window, { properties: ['openFile'] })
    return answer.filePaths[0] ?? null
  }),
  chooseSourceFolder: os.chooseSourceFolder.handler(async ({ context }) => {
    const answer = await dialog.showOpenDialog(context.window, { properties: ['openDirectory'] })
    return answer.filePaths[0] ?? null
  }),
  chooseFiles: os.chooseFiles.handler(async ({ context }) => {
    const answer = await dialog.showOpenDialog(context.window, { properties: ['openFile', 'multiSelections'] })
    return answer.filePaths
  }),
  temporaryCopyPath: os.temporaryCopyPath.handler(({ input }) => newCopyPath(app.getPath('temp'), input.name)),
  openTemporaryCopy: os.openTemporaryCopy.handler(async ({ input }) => isOpenableCopy(app.getPath('temp'), input.path) && (await shell.openPath(input.path)) === ''),
  showInFolder: os.showInFolder.handler(({ input }) => {
    shell.showItemInFolder(input.path)
  }),
  readViewState: os.readViewState.handler(({ input, context }) =>
    context.shot ? null : context.settings.readViewState(input.path),
  ),
  writeViewState: os.writeViewState.handler(({ input, context }) => {
    if (context.shot) return
    context.settings.writeViewState(input.path, input.state)
    context.settings.update({ lastWorkspace: input.path })
  }),
  reportIdle: os.reportIdle.handler(({ context }) => {
    context.onIdle()
  }),
  reportFailure: os.reportFailure.handler(({ input, context }) => {
    context.onFailure(input.reason)
  }),
})

async function chooseSaveFile(context: SystemContext, suggestedName: string, extension: string): Promise<string | null> {
  const language = context.settings.data.language ?? context.language
  const answer = await dialog.showSaveDialog(context.window, {
    title: systemMessages.saveAs[language],
    defaultPath: basename(suggestedName),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  })
  return answer.canceled ? null : answer.filePath
}
