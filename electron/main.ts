/**
 * Main process: composition root. Windows, dialogs, the service process and the `app:` protocol meet here and nowhere else.
 *
 * Started as `dutu …` (argument `--cli`), it runs the command line instead of a window.
 */
import { RPCHandler } from '@orpc/server/message-port'
import { app, dialog, ipcMain, Menu, MessageChannelMain, nativeTheme } from 'electron'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { PORTS_MESSAGE, type PortsMessage } from '../shared/contract/ports-message'
import { systemLanguage } from './main-process/system-language'
import { systemMessages } from '../shared/messages/system'
import { registerAppScheme, serveApp } from './main-process/app-protocol'
import { applicationMenu } from './main-process/menu'
import { savePictureOfWindow } from './main-process/picture'
import { startServiceProcess } from './main-process/service-process'
import { Settings } from './main-process/settings'
import { parseStartOptions } from './main-process/start-options'
import { type SystemContext, systemRouter } from './main-process/system-handlers'
import { confinePages, isOwnPage, openWindow } from './main-process/window'

/** Folder that holds `out/` and `data/`: the checkout or the packed archive. */
const applicationFolder = fileURLToPath(new URL('../..', import.meta.url))
/** Making the demonstration workspace on a slow computer is part of it. */
const SHOT_PATIENCE_MILLISECONDS = 180_000

const options = parseStartOptions(process.argv.slice(app.isPackaged ? 1 : 2))

if (options.commandLine !== null) {
  void runAsCommand(options.commandLine)
} else if (options.shot === null && !app.requestSingleInstanceLock()) {
  app.quit()
} else {
  registerAppScheme()
  // A superuser's session runs without Chromium's sandbox or not at all; the renderer stays without Node either way.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  void app.whenReady().then(startWindow)
}

/** Not awaited above: Electron holds `ready` back until this module has been evaluated. */
async function runAsCommand(given: readonly string[]): Promise<void> {
  await app.whenReady()
  const { runCommandLine } = await import('./cli/run')
  app.exit(await runCommandLine(given, join(applicationFolder, 'data')))
}

function startWindow(): void {
  const settings = new Settings(join(app.getPath('userData'), 'settings.json'))
  const language = options.language ?? systemLanguage(process.platform, process.env, app.getPreferredSystemLanguages())
  if (options.language !== null) settings.update({ language: options.language })
  const theme = options.theme ?? settings.data.theme ?? 'system'
  nativeTheme.themeSource = theme
  Menu.setApplicationMenu(applicationMenu(settings.data.language ?? language))
  confinePages()
  serveApp(
    { '': join(applicationFolder, 'out', 'renderer'), basemap: join(applicationFolder, 'data', 'basemap') },
    () => settings.data.basemap ?? { kind: 'bundled' },
  )

  const window = openWindow({ preload: fileURLToPath(new URL('preload.cjs', import.meta.url)), settings, size: options.size })
  const service = startServiceProcess(
    fileURLToPath(new URL('service.js', import.meta.url)),
    [join(applicationFolder, 'data'), app.getVersion()],
    () => connect(true),
    () => {
      // A picture is taken where nobody sees a dialog.
      if (options.shot !== null) endWithReason('the service died several times in a row')
      else dialog.showErrorBox('督图 Dutu', systemMessages.serviceGaveUp[settings.data.language ?? language])
    },
  )
  const samplePath = join(app.getPath('userData'), 'nantong.gpkg')
  const context: SystemContext = {
    settings,
    window,
    samplePath,
    startWorkspace: options.workspace ?? settings.data.lastWorkspace ?? samplePath,
    language,
    theme,
    shot: options.shot !== null,
    onIdle: () => {
      if (options.shot !== null) void savePictureOfWindow(window, options.shot).then(() => end(0), endWithReason)
    },
    onFailure: (reason) => {
      if (options.shot !== null) endWithReason(reason)
    },
  }
  const systemHandler = new RPCHandler(systemRouter)

  function connect(restarted: boolean): void {
    if (window.isDestroyed()) return
    const toService = new MessageChannelMain()
    const toSystem = new MessageChannelMain()
    const toTiles = new MessageChannelMain()
    service.connect(toService.port1, toTiles.port1)
    systemHandler.upgrade(toSystem.port1, { context })
    toSystem.port1.start()
    const message: PortsMessage = { type: PORTS_MESSAGE, restarted }
    window.webContents.postMessage(PORTS_MESSAGE, message, [toService.port2, toSystem.port2, toTiles.port2])
  }

  ipcMain.on('dutu:connect', (event) => {
    if (event.sender === window.webContents && isOwnPage(event.senderFrame)) connect(false)
  })
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  let stopped = false
  async function end(status: number): Promise<void> {
    if (stopped) return
    stopped = true
    await service.stop()
    app.exit(status)
  }
  function endWithReason(reason: unknown): void {
    process.stderr.write(`dutu --shot: ${reason instanceof Error ? reason.message : String(reason)}\n`)
    void end(1)
  }
  if (options.shot !== null) {
    window.webContents.on('render-process-gone', (_event, { reason }) => endWithReason(`the page’s process is gone: ${reason}`))
    window.webContents.on('did-fail-load', (_event, code, description) => endWithReason(`the page did not load: ${description} (${code})`))
    setTimeout(() => endWithReason(`the window was not idle after ${SHOT_PATIENCE_MILLISECONDS / 1000} s`), SHOT_PATIENCE_MILLISECONDS)
  }
  app.on('before-quit', (event) => {
    event.preventDefault()
    void end(0)
  })
  app.on('window-all-closed', () => app.quit())
}
