// @ts-check
/** electron-builder's configuration: what goes into the packaged app, how it is locked down, which installers there are. */
import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PACKAGES_AT_RUN_TIME } from '../bundle/targets.mjs'

/** @typedef {import('../runtime/official-runtime.mjs').ElectronRuntime} ElectronRuntime */
/** @typedef {import('electron-builder').Configuration} Configuration */

/** Of the native module's binaries only the one that this app loads; the shipped ones are named after the target. */
const NATIVE_BINARIES = { shipped: 'prebuilds/${platform}-${arch}.node', compiled: 'build/Release/better_sqlite3.node' }

/** Whole Chinese fonts for paper; what the packages hold beside them stays out (200 MB). As sets: patterns do not reach into node_modules. */
const PAPER_FONTS = [
  { name: 'noto-sans-sc', filter: ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'] },
  { name: 'noto-serif-sc', filter: ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'] },
].map(({ name, filter }) => ({ from: `node_modules/@expo-google-fonts/${name}`, to: `node_modules/@expo-google-fonts/${name}`, filter }))

/** The rasteriser's binary comes as a package of its own a system: whichever this machine installed. */
const RASTERISER = { from: 'node_modules/@resvg', to: 'node_modules/@resvg', filter: ['**/*.js', '**/package.json', '**/LICENSE', '**/*.node'] }

/**
 * @param {'shipped' | 'compiled'} nativeBinary
 * @returns {import('electron-builder').FileSet[]} the packages that are not bundled
 */
function packagesAtRunTime(nativeBinary) {
  const contents = ['package.json', 'LICENSE', 'lib/**', 'dist/**', '!**/*.d.ts']
  return PACKAGES_AT_RUN_TIME.map((name) =>
    name === '@resvg/resvg-js'
      ? RASTERISER
      : { from: `node_modules/${name}`, to: `node_modules/${name}`, filter: [...contents, NATIVE_BINARIES[nativeBinary]] },
  )
}

/**
 * Fuses are burnt into the executable: nobody turns the installed app into a plain Node, or has it load other code than
 * the archive that was packed.
 *
 * @param {boolean} testBuild the end-to-end tests attach through inspect arguments; nothing else differs
 * @returns {NonNullable<Configuration['electronFuses']>}
 */
export function fuses(testBuild) {
  return {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: testBuild,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  }
}

/**
 * @param {object} options
 * @param {ElectronRuntime | null} options.runtime the Electron on this machine, packed as it is; null to let
 *   electron-builder fetch the releases of other systems and processors
 * @param {boolean} options.testBuild
 * @param {'shipped' | 'compiled'} options.nativeBinary
 * @returns {Configuration}
 */
export function builderConfiguration({ runtime, testBuild, nativeBinary }) {
  return {
    appId: 'org.dutu.desktop',
    // Names files and folders, so without blanks and in ASCII; what people read is set per system below.
    productName: 'Dutu',
    copyright: 'MIT, Dutu contributors',
    directories: { output: testBuild ? 'dist/test-build' : 'dist' },
    ...(runtime ? { electronDist: runtime.folder, electronVersion: runtime.version } : {}),
    electronLanguages: ['zh-CN', 'en-US'],
    electronFuses: fuses(testBuild),
    asar: true,
    asarUnpack: ['**/*.node'],
    files: [
      'package.json',
      'out/electron/**',
      'out/renderer/**',
      'data/**',
      ...PAPER_FONTS,
      '!**/*.map',
      ...packagesAtRunTime(nativeBinary),
    ],
    extraFiles: ['LICENSE', 'THIRD-PARTY-NOTICES.md'],
    // Packages are bundled or listed above, and the native module is ready: nothing to install, rebuild or collect.
    beforeBuild: async () => false,
    nodeGypRebuild: false,
    afterPack: finishFolder,
    // .gpkg belongs to whichever GIS the person uses: no file association.
    linux: {
      executableName: 'dutu-desktop',
      icon: 'build/icons',
      category: 'Science;Geography',
      synopsis: '督图：生态环境监管地图',
      maintainer: 'Dutu contributors',
      desktop: { entry: { Name: '督图 Dutu', 'Name[en]': 'Dutu', StartupWMClass: 'dutu-desktop' } },
      extraFiles: [{ from: 'build/command/dutu', to: 'dutu' }],
      target: [
        { target: 'deb', arch: ['x64', 'arm64'] },
        { target: 'AppImage', arch: ['x64', 'arm64'] },
      ],
    },
    deb: {
      depends: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6', 'libatspi2.0-0', 'libsecret-1-0', 'libnotify4', 'xdg-utils'],
      recommends: ['xvfb', 'xauth'],
      fpm: ['build/command/dutu-on-path=/usr/bin/dutu'],
    },
    win: {
      icon: 'build/icons/icon.ico',
      extraFiles: [{ from: 'build/command/dutu.cmd', to: 'dutu.cmd' }],
      target: [{ target: 'nsis', arch: ['x64'] }],
    },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      shortcutName: '督图 Dutu',
      installerLanguages: ['zh_CN', 'en_US'],
      displayLanguageSelector: false,
    },
  }
}

/**
 * @param {{ appOutDir: string, electronPlatformName: string }} context
 */
async function finishFolder({ appOutDir, electronPlatformName }) {
  await rm(join(appOutDir, 'resources/default_app.asar'), { force: true })
  if (electronPlatformName === 'linux') await chmod(join(appOutDir, 'dutu'), 0o755)
}
