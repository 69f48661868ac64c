/**
 * What sets, draws and writes documents. To be imported when one is asked for (`await import('…/report/print')`): the libraries behind it
 * take longer to load than the rest of the program, which would keep every start and every command waiting.
 */
export { wordFontNames } from './docx/text'
export { writeDocx } from './docx/write-docx'
export { findFonts } from './fonts/font-set'
export { layOut } from './layout/lay-out'
export { writePdf } from './pdf/write-pdf'
export { sceneToPng } from './png/scene-to-png'
export { sceneToSvg } from './svg/scene-to-svg'
