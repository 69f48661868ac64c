/**
 * The only bridge into the window: it hands on the message ports that the main process sends, and says where dropped files lie.
 *
 * A port cannot cross `contextBridge`, so the window gets it by `postMessage`. CommonJS, because sandboxed.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { PORTS_MESSAGE, type PortsMessage } from '../shared/contract/ports-message'

ipcRenderer.on(PORTS_MESSAGE, (event, message: PortsMessage) => {
  window.postMessage(message, window.location.origin, [...event.ports])
})

window.addEventListener('DOMContentLoaded', () => ipcRenderer.send('dutu:connect'))

/** A file has a path only where the person gave it by hand: what a page makes up has none. */
contextBridge.exposeInMainWorld('dutu', { pathOfFile: (file: File): string => webUtils.getPathForFile(file) })
