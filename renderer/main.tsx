/** The window's composition root. */
import { createRoot } from 'react-dom/client'
import { listenForPorts } from './api/connection'
import { Application } from './application'
import { startSession } from './state/session'
import { registerPageFonts } from './fonts'

listenForPorts()
registerPageFonts()
const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root element')
createRoot(root).render(<Application />)
void startSession()
