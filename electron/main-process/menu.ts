/** The application menu: what the system expects of one. Everything of the trade is in the window itself. */
import { Menu } from 'electron'
import type { Language } from '../../shared/messages/translate'
import { systemMessages } from '../../shared/messages/system'

/** Editing and view roles, so that copy, paste and zoom have their keys. Undo belongs to the window (one action, not one letter). */
export function applicationMenu(language: Language): Menu {
  return Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: systemMessages.edit[language],
      submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    {
      label: systemMessages.view[language],
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }, { role: 'toggleDevTools' }],
    },
  ])
}
