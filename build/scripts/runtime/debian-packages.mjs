// @ts-check
/** System packages: installed on Debian and its relatives when we are root, otherwise asked for by exact command. */
import { existsSync } from 'node:fs'
import { lastLines, runCommand } from './run-command.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * @param {{ isRoot: boolean, hasApt: boolean }} machine
 * @returns {'install' | 'askWithApt' | 'ask'}
 */
export function chooseInstallWay({ isRoot, hasApt }) {
  if (!hasApt) return 'ask'
  return isRoot ? 'install' : 'askWithApt'
}

/**
 * @param {string} what what needs the packages, as the start of a sentence
 * @param {readonly string[]} packages Debian names
 * @param {boolean} hasApt
 * @returns {string}
 */
export function missingPackagesMessage(what, packages, hasApt) {
  return hasApt
    ? `${what} needs system packages. Run this, then start again:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
    : `${what} needs what Debian calls ${packages.join(', ')}: install the like of them on this system, then start again.`
}

function thisMachine() {
  return { isRoot: process.getuid?.() === 0, hasApt: existsSync('/usr/bin/apt-get') }
}

/**
 * @param {string} what
 * @param {readonly string[]} packages
 * @throws SetupError with the command to run, or with the end of apt's output
 */
export async function installSystemPackages(what, packages) {
  const machine = thisMachine()
  if (chooseInstallWay(machine) !== 'install') throw new SetupError(missingPackagesMessage(what, packages, machine.hasApt))
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = () =>
    runCommand('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', ...packages], { env: environment })
  let result = await install()
  if (result.status !== 0) {
    // Package lists may be missing or old, as in a fresh image.
    await runCommand('apt-get', ['update'], { env: environment })
    result = await install()
  }
  if (result.status !== 0) {
    throw new SetupError(`${missingPackagesMessage(what, packages, true)}\napt-get failed:\n${lastLines(result)}`)
  }
}
