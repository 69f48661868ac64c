// @ts-check
/** Command-line flags that Electron needs on this machine, before the app's folder. */
import { existsSync, readdirSync } from 'node:fs'

/** WebGL 2 by SwiftShader, which every release carries. */
const SWIFTSHADER = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']
/** WebGL 2 by Mesa's llvmpipe: twice as fast as SwiftShader, textures up to 16384 pixels instead of 8192. */
const SOFTWARE_OPENGL = ['--use-angle=gl', '--ignore-gpu-blocklist']

/** @typedef {{ platform: NodeJS.Platform, isRoot: boolean, hasGraphicsCard: boolean, hasMesa: boolean, virtualDisplay: boolean }} GraphicsSituation */

/**
 * @param {GraphicsSituation} situation
 * @returns {string[]}
 */
export function electronFlags({ platform, isRoot, hasGraphicsCard, hasMesa, virtualDisplay }) {
  if (platform !== 'linux') return []
  // Chromium's sandbox refuses to run as root; nobody else goes without it.
  const flags = isRoot ? ['--no-sandbox'] : []
  if (hasGraphicsCard && !virtualDisplay) return flags
  // Xvfb offers only X11; a Wayland session of the same machine must not be picked instead.
  // Such a machine has no desktop services either, and Chromium would print an error for each that it misses.
  if (virtualDisplay) flags.push('--ozone-platform=x11', '--log-level=3')
  return [...flags, ...(hasMesa ? SOFTWARE_OPENGL : SWIFTSHADER)]
}

/**
 * @param {boolean} virtualDisplay
 * @returns {GraphicsSituation}
 */
export function graphicsSituation(virtualDisplay) {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasGraphicsCard: listFolder('/dev/dri').some((name) => name.startsWith('renderD')),
    hasMesa: hasSoftwareOpenGl(),
    virtualDisplay,
  }
}

function hasSoftwareOpenGl() {
  return ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'].some(
    (folder) =>
      existsSync(`${folder}/libGL.so.1`) && existsSync(`${folder}/libEGL.so.1`) && existsSync(`${folder}/dri/swrast_dri.so`),
  )
}

/** @param {string} folder */
function listFolder(folder) {
  return existsSync(folder) ? readdirSync(folder) : []
}
