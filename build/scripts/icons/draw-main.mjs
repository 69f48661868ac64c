// @ts-check
/**
 * Electron main script: draws an SVG at several sizes, prints the PNGs as one JSON object, size → base64.
 * Arguments: path of the SVG, then the sizes in pixels.
 */
import { readFileSync } from 'node:fs'
import { app, BrowserWindow } from 'electron'

const [svgFile = '', ...sizes] = process.argv.slice(process.argv.indexOf('--draw') + 1)

/** Runs in the page. */
const DRAW = `async (address, sizes) => {
  const image = new Image()
  image.src = address
  await image.decode()
  return Object.fromEntries(sizes.map((size) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size })
    const context = canvas.getContext('2d')
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, 0, 0, size, size)
    return [size, canvas.toDataURL('image/png').split(',')[1]]
  }))
}`

void app.whenReady().then(draw)

async function draw() {
  const window = new BrowserWindow({ show: false })
  await window.loadURL('data:text/html,<!doctype html>')
  const address = `data:image/svg+xml;base64,${readFileSync(svgFile).toString('base64')}`
  const pictures = await window.webContents.executeJavaScript(`(${DRAW})(${JSON.stringify(address)}, ${JSON.stringify(sizes.map(Number))})`)
  process.stdout.write(JSON.stringify(pictures))
  app.exit(0)
}
