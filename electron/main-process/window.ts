/** The one window: sandboxed, isolated, confined to the program's own pages. */
import { app, BrowserWindow, nativeTheme, session, shell } from 'electron'
import type { Settings } from './settings'
import { WINDOW_URL } from './app-protocol'

const DEFAULT_SIZE = { width: 1366, height: 768 }
const SMALLEST_SIZE = { width: 1024, height: 640 }

export type WindowOptions = {
  readonly preload: string
  readonly settings: Settings
  /** Exact content size, for pictures; null for the remembered one. */
  readonly size: { readonly width: number; readonly height: number } | null
}

/** Make the window and load its page; it shows itself when the page has drawn. */
export function openWindow({ preload, settings, size }: WindowOptions): BrowserWindow {
  const remembered = size === null ? settings.data.window : null
  const window = new BrowserWindow({
    ...(size ?? DEFAULT_SIZE),
    ...(remembered === null ? {} : { x: remembered.x, y: remembered.y, width: remembered.width, height: remembered.height }),
    minWidth: SMALLEST_SIZE.width,
    minHeight: SMALLEST_SIZE.height,
    useContentSize: size !== null,
    show: false,
    autoHideMenuBar: true,
    title: '督图 Dutu',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14191c' : '#f5f6f6',
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  })
  if (remembered?.maximized === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    if (size !== null) return
    const bounds = window.getNormalBounds()
    settings.update({ window: { ...bounds, maximized: window.isMaximized() } })
  })
  void window.loadURL(WINDOW_URL)
  return window
}

/** Rules for every page of the program: no other origin, no new windows, no permissions. To be called once, after `ready`. */
export function confinePages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      if (url.startsWith('https://')) void shell.openExternal(url)
      return { action: 'deny' }
    })
  })
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(permission === 'clipboard-sanitized-write')
  })
}

/** Whether a message comes from the program's own page in its top frame. */
export function isOwnPage(frame: Electron.WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(new URL('/', WINDOW_URL).href)
}
